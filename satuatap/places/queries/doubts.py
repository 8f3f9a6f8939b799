"""What is missing in the nation's calendar, told while there is time to record it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satuatap.places import wording
from satuatap.places.models import CalendarDay, Season
from satuatap.places.rules import Scope

AHEAD = timedelta(days=180)  # the joint decree is out by then
SOON = timedelta(days=60)
USUAL = 12  # a joint decree names 16 to 18; far fewer is a year half recorded


def calendar_doubts(today: date) -> list[str]:
    """Sentences for the editor: years without holidays or Ramadan, and dates not yet decreed."""
    years = sorted({today.year, (today + AHEAD).year})
    return [*_unknown(years), *_seasons(years), *_unconfirmed(today)]


def _unknown(years: list[int]) -> Iterator[str]:
    holidays = CalendarDay.objects.filter(
        scope=Scope.NATIONAL.value, kind=CalendarDay.Kind.HOLIDAY, date__year__in=years
    )
    found = Counter(holidays.values_list("date__year", flat=True))
    for year in years:
        facts = {"year": year, "count": found[year]}
        if not found[year]:
            told = _("Hari libur nasional %(year)s belum dicatat: jam dan tenggatnya belum pasti.")
            yield told % facts
        elif found[year] < USUAL:
            told = ngettext(
                "Baru %(count)s hari libur nasional %(year)s dicatat.",
                "Baru %(count)s hari libur nasional %(year)s dicatat.",
                found[year],
            )
            yield told % facts


def _seasons(years: list[int]) -> Iterator[str]:
    ramadans = Season.objects.filter(profile=Season.Profile.RAMADAN)
    found = set(ramadans.values_list("starts_on__year", flat=True))
    for year in years:
        if year not in found:
            yield _("Tanggal Ramadan %(year)s belum dicatat.") % {"year": year}


def _unconfirmed(today: date) -> Iterator[str]:
    soon = Season.objects.filter(confirmed=False, ends_on__gte=today, starts_on__lte=today + SOON)
    for season in soon:
        facts = {"season": str(season), "day": wording.day_long(season.starts_on)}
        yield _("%(season)s mulai %(day)s, tetapi belum ditetapkan.") % facts
