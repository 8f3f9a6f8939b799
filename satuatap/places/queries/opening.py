"""When a hall or a part of it is open, from its set-up, read once per version of the hall."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import chain
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from satuatap.core.remembering import Kept
from satuatap.places import rules
from satuatap.places.models import (
    CalendarDay,
    Hall,
    OpeningHours,
    OpeningOverride,
    Region,
    Season,
)
from satuatap.places.rules import Hours, Opening, OpeningPlan, Override, Reach, Reason, Scope

H = TypeVar("H", OpeningHours, OpeningOverride)
Part = tuple[UUID | None, UUID | None]
SpecialDays = dict[date, rules.SpecialDay]
NO_HOURS: tuple[rules.Week, rules.Week] = ({}, {})


class Door:
    """One door's plan with its last answer, which is good until something can change."""

    def __init__(self, plan: OpeningPlan) -> None:
        self.plan = plan
        self.answer: tuple[datetime, Opening] | None = None

    def opening(self, at: datetime) -> Opening:
        """The answer for this moment, worked out again only when the last one has run out."""
        if self.answer is not None:
            since, known = self.answer
            if known.stands_until is not None and since <= at < known.stands_until:
                return known
        found = rules.opening(self.plan, at)
        self.answer = (at, found)
        return found


def opening_of(
    hall: Hall, *, at: datetime, office: UUID | None = None, offering: UUID | None = None
) -> Opening:
    """Is the hall open at this moment, or one office or offering of it? No query when cached."""
    return door(hall, office=office, offering=offering).opening(at)


def door(hall: Hall, *, office: UUID | None = None, offering: UUID | None = None) -> Door:
    """The door of a hall, an office or an offering; read again when the hall's version moves."""
    kept = _kept.get((hall.pk, hall.version)) or timetables([hall])[hall.pk]
    return kept.door((office, offering))


class Rows:
    """Everything on record that decides when these halls are open, in four queries."""

    def __init__(self, halls: Collection[Hall]) -> None:
        there = {"hall__in": [each.pk for each in halls]}
        self.hours = by_hall(OpeningHours.objects.filter(**there))
        self.overrides = by_hall(OpeningOverride.objects.filter(**there))
        self.days = list(days_of_halls(halls))
        self.ramadans = ramadans()
        self.special: dict[tuple[object, ...], tuple[SpecialDays, frozenset[int]]] = {}

    def special_of(self, hall: Hall, *, own: bool = True) -> tuple[SpecialDays, frozenset[int]]:
        """What holds on each date; most halls share the nation's days, which are read once.

        Without its ``own`` days: what the nation, its province and its region say.
        """
        days = [each for each in self.days_of(hall) if own or each.hall_id is None]
        key = hall.open_on_joint_leave, *(each.pk for each in days)
        if key not in self.special:
            self.special[key] = special_days(days, open_on_joint_leave=hall.open_on_joint_leave)
        return self.special[key]

    def days_of(self, hall: Hall) -> list[CalendarDay]:
        """The calendar days that reach this hall, from the nation's down to its own."""
        return [each for each in self.days if _reaches(each, hall)]


class Timetable:
    """All of a hall's hours, days and overrides, by the office or offering that they are of."""

    def __init__(self, hall: Hall, rows: Rows) -> None:
        self.zone = hall.zone
        self.operating = hall.status == Hall.Status.OPERATING
        self.weeks = _weeks(rows.hours[hall.pk])
        self.overrides = _overrides(rows.overrides[hall.pk])
        self.days, self.known_years = rows.special_of(hall)
        self.days_above, _years = rows.special_of(hall, own=False)
        self.ramadans = rows.ramadans
        self.doors: dict[Part, Door] = {}

    def door(self, part: Part) -> Door:
        """The door of this part, or the wider one where it has nothing of its own."""
        own = self.own(part[0]), self.own(part[1])
        if own not in self.doors:
            self.doors[own] = Door(self.plan_of(own))
        return self.doors[own]

    def own(self, key: UUID | None) -> UUID | None:
        """The office or offering, if it has hours or overrides of its own."""
        return key if key in self.weeks or key in self.overrides else None

    def plan_of(self, part: Part) -> OpeningPlan:
        """The plan of the hall's door, or of an office's or offering's narrower one."""
        parts = zip(Reach, (None, *part), strict=True)
        keys = {reach: key for reach, key in parts if key or reach is Reach.HALL}
        week, ramadan = rules.week_of(
            {reach: self.weeks.get(key, NO_HOURS) for reach, key in keys.items()}
        )
        overrides = [self.overrides.get(key, []) for key in keys.values()]
        return OpeningPlan(
            zone=self.zone,
            week=week,
            ramadan=ramadan,
            ramadans=self.ramadans,
            days=self.days,
            overrides=tuple(chain.from_iterable(overrides)),
            known_years=self.known_years,
            operating=self.operating,
        )


_kept: Kept[tuple[UUID, int], Timetable] = Kept(most=1024)


def timetables(halls: Iterable[Hall]) -> dict[UUID, Timetable]:
    """The timetable of each hall, by its id; no query where all are kept."""
    by_version = {(each.pk, each.version): each for each in halls}

    def read(keys: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], Timetable]:
        rows = Rows([by_version[key] for key in keys])
        return {key: Timetable(by_version[key], rows) for key in keys}

    return {key[0]: found for key, found in _kept.many(by_version, read).items()}


def by_hall(rows: Iterable[H]) -> Mapping[UUID, list[H]]:
    """Rows by the hall that they are of."""
    found: defaultdict[UUID, list[H]] = defaultdict(list)
    for row in rows:
        found[row.hall_id].append(row)
    return found


def _weeks(
    rows: Iterable[OpeningHours],
) -> dict[UUID | None, tuple[dict[int, Hours], dict[int, Hours]]]:
    weeks: defaultdict[UUID | None, tuple[dict[int, Hours], dict[int, Hours]]]
    weeks = defaultdict(lambda: ({}, {}))
    for row in rows:
        season = row.profile == OpeningHours.Profile.RAMADAN
        hours = Hours(row.opens_at, row.closes_at, row.break_from, row.break_to)
        weeks[row.offering_id or row.office_id][season][row.weekday] = hours
    return dict(weeks)


def _overrides(rows: Iterable[OpeningOverride]) -> dict[UUID | None, list[Override]]:
    found: defaultdict[UUID | None, list[Override]] = defaultdict(list)
    for row in rows:
        found[row.offering_id or row.office_id].append(
            Override(
                open=row.state == OpeningOverride.State.OPEN,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                reach=_reach(row),
                message=row.message or row.label,
            )
        )
    return dict(found)


def _reach(row: OpeningOverride) -> Reach:
    if row.offering_id:
        return Reach.OFFERING
    return Reach.OFFICE if row.office_id else Reach.HALL


def ramadans() -> tuple[tuple[date, date], ...]:
    """The first and last day of each Ramadan on record."""
    rows = Season.objects.filter(profile=Season.Profile.RAMADAN).order_by("starts_on")
    return tuple(rows.values_list("starts_on", "ends_on"))


def days_of_halls(halls: Collection[Hall]) -> QuerySet[CalendarDay]:
    """The calendar days that reach one of these halls."""
    regions = {each.region for each in halls}
    own = Q(scope=Scope.HALL.value, hall__in=[each.pk for each in halls])
    return days_of_regions(regions, own).order_by("date")


def days_of_regions(regions: Collection[Region], *more: Q) -> QuerySet[CalendarDay]:
    """The days of the nation, of these regions and of their provinces, and what else is named."""
    reaches = (
        Q(scope=Scope.NATIONAL.value)
        | Q(scope=Scope.PROVINCE.value, province__in={each.province_id for each in regions})
        | Q(scope=Scope.REGION.value, region__in={each.pk for each in regions})
    )
    for each in more:
        reaches |= each
    return CalendarDay.objects.filter(reaches)


def _reaches(day: CalendarDay, hall: Hall) -> bool:
    """Whether the one place that the day names, if it names any, is this hall's."""
    return (
        day.province_id in (None, hall.region.province_id)
        and day.region_id in (None, hall.region_id)
        and day.hall_id in (None, hall.pk)
    )


def special_days(
    rows: Iterable[CalendarDay], *, open_on_joint_leave: bool = False
) -> tuple[SpecialDays, frozenset[int]]:
    """What holds on each date, and the years whose national holidays are on record."""
    by_date: defaultdict[date, list[tuple[Scope, rules.SpecialDay]]] = defaultdict(list)
    years = set()
    for row in rows:
        if row.kind != CalendarDay.Kind.JOINT_LEAVE or not open_on_joint_leave:
            by_date[row.date].append((Scope(row.scope), _special(row)))
        if _is_national_holiday(row):
            years.add(row.date.year)
    return {day: rules.narrowest_day(found) for day, found in by_date.items()}, frozenset(years)


def _is_national_holiday(row: CalendarDay) -> bool:
    return row.kind == CalendarDay.Kind.HOLIDAY and row.scope == Scope.NATIONAL.value


def _special(row: CalendarDay) -> rules.SpecialDay:
    if row.opens_at is None or row.closes_at is None:
        return rules.SpecialDay(Reason(row.kind), row.name)
    return rules.SpecialDay(Reason(row.kind), row.name, Hours(row.opens_at, row.closes_at))
