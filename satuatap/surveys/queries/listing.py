"""The campaigns of a hall, each with how many answered and what it said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign, PartTally, Sheet
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.rules import Figure, Tally, bands_on, figure
from satuatap.surveys.sources import grades


@dataclass(frozen=True)
class Row:
    """A campaign in a list; ``figure`` is None while it runs and where too few answered."""

    campaign: Campaign
    answers: int
    figure: Figure | None


def campaign_rows(campaigns: QuerySet[Campaign]) -> list[Row]:
    """These campaigns with their figures, in four queries."""
    found = list(campaigns.select_related("instrument", "hall__region"))
    kept = whole_tallies(each.pk for each in found if not each.is_open)
    coming = _answers(each.pk for each in found if each.is_open)
    told = readable_tallies(found, kept)
    return [
        Row(
            each,
            kept[each.pk].respondents if each.pk in kept else coming.get(each.pk, 0),
            figure_of(each, told[each.pk]) if each.pk in told else None,
        )
        for each in found
    ]


def published(hall: Hall) -> QuerySet[Campaign]:
    """What the public may read of: closed campaigns of the official survey, the newest first."""
    closed = Campaign.objects.closed().filter(hall=hall, instrument__slug="skm")
    return closed.order_by("-begins").select_related("instrument", "hall__region")


def latest_published(hall: Hall) -> Row | None:
    """The last regular survey of the hall whose figure everybody may read."""
    rows = campaign_rows(published(hall).filter(kind=Campaign.Kind.REGULAR)[:1])
    return rows[0] if rows and rows[0].figure else None


def whole_tallies(campaigns: Iterable[UUID]) -> dict[UUID, Tally]:
    """What all who answered said together, for each closed campaign that somebody answered."""
    found = PartTally.objects.filter(campaign__in=list(campaigns), office=None, offering=None)
    return {each.campaign_id: each.tally for each in found}


def readable_tallies(
    campaigns: Iterable[Campaign], tallies: Mapping[UUID, Tally]
) -> dict[UUID, Tally]:
    """The tallies of closed campaigns whose figure is of enough answers to be read."""
    cells = smallest_cells()
    return {
        each.pk: tallies[each.pk]
        for each in campaigns
        if each.pk in tallies and tallies[each.pk].respondents >= cells.on(each.ends)
    }


def figure_of(campaign: Campaign, tally: Tally) -> Figure | None:
    """A campaign's figure by the grades of its last day; None of nobody."""
    slugs = campaign.instrument.instrument.slugs
    return figure(tally, slugs, bands=bands_on(campaign.ends, grades()))


def _answers(campaigns: Iterable[UUID]) -> dict[UUID, int]:
    sheets = Sheet.objects.filter(campaign__in=list(campaigns)).order_by()
    counted = sheets.values("campaign").annotate(count=Count("pk"))
    return dict(counted.values_list("campaign", "count"))
