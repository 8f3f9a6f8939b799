"""When a hall or a part of it is open, from its set-up, read once per version of the hall."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from satuatap.places import rules
from satuatap.places.models import CalendarDay, Hall, OpeningHours, OpeningOverride, Season
from satuatap.places.rules import Hours, Opening, OpeningPlan, Override, Reach, Reason, Scope

Part = tuple[UUID | None, UUID | None]


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
    return _door(hall.pk, hall.version, (office, offering))


@lru_cache(maxsize=16384)
def _door(hall_id: UUID, version: int, part: Part) -> Door:
    timetable = _timetable(hall_id, version)
    own = part[0] if timetable.has(part[0]) else None, part[1] if timetable.has(part[1]) else None
    if own != part:
        return _door(hall_id, version, own)  # nothing of its own: it is the wider door
    ids = {Reach.HALL: None, Reach.OFFICE: part[0], Reach.OFFERING: part[1]}
    wanted = {reach: key for reach, key in ids.items() if key is not None or reach is Reach.HALL}
    week, ramadan = rules.week_of(
        {reach: timetable.weeks[key] for reach, key in wanted.items() if key in timetable.weeks}
    )
    overrides = [each for key in wanted.values() for each in timetable.overrides.get(key, [])]
    return Door(timetable.plan(week, ramadan, overrides))


class Timetable:
    """All of a hall's hours, days and overrides, by the office or offering that they are of."""

    def __init__(self, hall: Hall) -> None:
        self.zone = hall.zone
        self.operating = hall.status == Hall.Status.OPERATING
        self.weeks = _weeks(OpeningHours.objects.filter(hall=hall))
        self.overrides = _overrides(OpeningOverride.objects.filter(hall=hall))
        self.days, self.known_years = _days(hall)
        ramadans = Season.objects.filter(profile=Season.Profile.RAMADAN)
        self.ramadans = tuple(ramadans.values_list("starts_on", "ends_on"))

    def has(self, part: UUID | None) -> bool:
        """Whether an office or offering has hours or overrides of its own."""
        return part in self.weeks or part in self.overrides

    def plan(
        self, week: rules.Week, ramadan: rules.Week, overrides: Iterable[Override]
    ) -> OpeningPlan:
        """The plan of one door with these hours and overrides."""
        return OpeningPlan(
            zone=self.zone,
            week=week,
            ramadan=ramadan,
            ramadans=self.ramadans,
            days=self.days,
            overrides=tuple(overrides),
            known_years=self.known_years,
            operating=self.operating,
        )


@lru_cache(maxsize=1024)
def _timetable(hall_id: UUID, _version: int) -> Timetable:
    return Timetable(Hall.objects.select_related("region").get(pk=hall_id))


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
        reach = Reach.HALL
        if row.offering_id or row.office_id:
            reach = Reach.OFFERING if row.offering_id else Reach.OFFICE
        is_open = row.state == OpeningOverride.State.OPEN
        message = row.message or row.label
        found[row.offering_id or row.office_id].append(
            Override(is_open, row.starts_at, row.ends_at, reach, message)
        )
    return dict(found)


def calendar_of(hall: Hall) -> "list[CalendarDay]":
    """The calendar days that reach this hall, from the nation's down to its own."""
    region = hall.region
    reaches = (
        Q(scope=Scope.NATIONAL.value)
        | Q(scope=Scope.PROVINCE.value, province=region.province_id)
        | Q(scope=Scope.REGION.value, region=region.pk)
        | Q(scope=Scope.HALL.value, hall=hall.pk)
    )
    return list(CalendarDay.objects.filter(reaches).order_by("date"))


def _days(hall: Hall) -> tuple[dict[date, rules.SpecialDay], frozenset[int]]:
    by_date: defaultdict[date, list[tuple[Scope, rules.SpecialDay]]] = defaultdict(list)
    known = set()
    for row in calendar_of(hall):
        if row.kind == CalendarDay.Kind.HOLIDAY and row.scope == Scope.NATIONAL.value:
            known.add(row.date.year)
        if row.kind != CalendarDay.Kind.JOINT_LEAVE or not hall.open_on_joint_leave:
            by_date[row.date].append((Scope(row.scope), _special(row)))
    narrowest = {day: rules.narrowest_day(entries) for day, entries in by_date.items()}
    return {day: entry for day, entry in narrowest.items() if entry}, frozenset(known)


def _special(row: CalendarDay) -> rules.SpecialDay:
    if row.opens_at is None or row.closes_at is None:
        return rules.SpecialDay(Reason(row.kind), row.name)
    return rules.SpecialDay(Reason(row.kind), row.name, Hours(row.opens_at, row.closes_at))
