"""Working calendars for clocks: of a hall, a part of it, or the offices of a region."""

from collections.abc import Collection, Iterable
from datetime import date, time, timedelta
from functools import cache
from uuid import UUID

from satuatap.core.clocks import Calendar
from satuatap.places import rules
from satuatap.places.models import CalendarDay, Hall, OpeningHours, Region
from satuatap.places.queries.changes import revision_of, revisions
from satuatap.places.queries.opening import (
    Part,
    Rows,
    Timetable,
    days_of_regions,
    ramadans,
    special_days,
)
from satuatap.places.rules import Hours, OpeningPlan
from satuatap.places.tables import table

DAYS_AHEAD = 1100  # a little more than three years


def hall_calendar(
    hall: Hall, part: Part | None = (None, None), *, first: date, last: date | None = None
) -> Calendar:
    """The days of a hall, or of an office or offering with hours of its own (``part``)."""
    return hall_calendars([hall], part, first=first, last=last)[hall.pk]


def hall_calendars(
    halls: Collection[Hall],
    part: Part | None = (None, None),
    *,
    first: date,
    last: date | None = None,
) -> dict[UUID, Calendar]:
    """The calendar of each hall, read anew in five queries: for actions, not for hot pages.

    A hall that has not recorded its hours works by those of its region's offices, and so does
    whoever asks for no part at all (None).
    """
    rows, numbers = Rows(halls), revisions(halls)
    return {
        each.pk: calendar_of(each, rows, part, first=first, last=last, revision=numbers[each.pk])
        for each in halls
    }


def calendar_of(
    hall: Hall,
    rows: Rows,
    part: Part | None,
    *,
    first: date,
    last: date | None = None,
    revision: int = 0,
) -> Calendar:
    """The calendar of a hall from rows that have been read, or that would be."""
    plan = Timetable(hall, rows).door(part).plan if part else None
    if plan is None or not plan.week:
        days = [each for each in rows.days_of(hall) if each.hall_id is None or plan]
        plan = _office_plan(hall.region, days, rows.ramadans)
    last = last or first + timedelta(days=DAYS_AHEAD)
    return rules.working_calendar(plan, first=first, last=last, revision=revision)


def region_calendar(region: Region, *, first: date, last: date | None = None) -> Calendar:
    """The days of a region's offices: the working hours of Perpres 21/2023 and its holidays."""
    plan = _office_plan(region, days_of_regions([region]), ramadans())
    last = last or first + timedelta(days=DAYS_AHEAD)
    return rules.working_calendar(plan, first=first, last=last, revision=revision_of(region))


def _office_plan(
    region: Region, days: Iterable[CalendarDay], seasons: tuple[tuple[date, date], ...]
) -> OpeningPlan:
    week, ramadan = office_weeks()
    special, known_years = special_days(days)
    return OpeningPlan(
        zone=region.zone,
        week=week,
        ramadan=ramadan,
        ramadans=seasons,
        days=special,
        known_years=known_years,
    )


@cache
def office_weeks() -> tuple[rules.Week, rules.Week]:
    """The regular and the Ramadan week of offices, from ``data/office_hours.csv``."""
    weeks: tuple[dict[int, Hours], dict[int, Hours]] = {}, {}
    for row in table("office_hours"):
        season = row["profile"] == OpeningHours.Profile.RAMADAN
        names = ("opens_at", "closes_at", "break_from", "break_to")
        turns = [time.fromisoformat(row[name]) if row[name] else None for name in names]
        opens, closes, *rest = turns
        if opens and closes:
            weeks[season][int(row["weekday"])] = Hours(opens, closes, *rest)
    return weeks
