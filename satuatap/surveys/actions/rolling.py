"""Changed days of a campaign are added up again."""

from datetime import date
from pathlib import Path

from django.db import transaction

from satuatap.core import sql
from satuatap.surveys.models import Campaign, ChangedDay, DayTally, PartTally
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.shown import told

SQL = Path(__file__).parent.parent / "sql"
ROLL_UP, ADD_UP_PARTS = SQL / "roll_up.sql", SQL / "add_up_parts.sql"


@transaction.atomic
def roll_up(campaign: Campaign) -> list[date]:
    """Bring the campaign's tallies of days and parts up to date; returns the days that had changed.

    Sheets on their way are waited for, and later ones wait; what it reads is whole.
    """
    Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    changed = ChangedDay.objects.filter(campaign=campaign)
    days = sorted(changed.values_list("day", flat=True))
    if days:
        DayTally.objects.filter(campaign=campaign, day__in=days).delete()
        sql.execute(sql.text(ROLL_UP), {"campaign": campaign.pk, "days": days})
        PartTally.objects.filter(campaign=campaign).delete()
        sql.execute(sql.text(ADD_UP_PARTS), {"campaign": campaign.pk})
        changed.delete()
    _say_what_may_be_read(campaign)
    return days


def _say_what_may_be_read(campaign: Campaign) -> None:
    parts, least = PartTally.objects.filter(campaign=campaign), smallest_cells().on(campaign.ends)
    parts.exclude(least=least).update(least=least)
    readable = told(parts, least=least)
    parts.filter(is_told=True).exclude(pk__in=readable).update(is_told=False)
    parts.filter(is_told=False, pk__in=readable).update(is_told=True)
