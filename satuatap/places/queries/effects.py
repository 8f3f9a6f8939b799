"""What a change of a calendar would move: the hours of which halls on which days."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import islice
from operator import or_
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils import timezone

from satuatap.core.clocks import Day
from satuatap.places import rules
from satuatap.places.models import CalendarDay, CalendarRow, Hall, OpeningHours, Season
from satuatap.places.queries.changes import reach
from satuatap.places.queries.due_dates import moved_clocks
from satuatap.places.queries.opening import Part, Rows, Timetable, by_hall, ramadans, special_days
from satuatap.places.rules import OpeningPlan

R = TypeVar("R", CalendarDay, OpeningHours)
WEEKS_SHOWN = 4  # of weekly hours, which go on without end
MOST_COUNTED = 5000
Key = tuple[Day, Day]
Moves = dict[tuple[Key, date], list[Hall]]


@dataclass(frozen=True)
class Shift:
    """Days whose hours change in the same way in the same halls."""

    before: Day
    after: Day
    days: tuple[date, ...]
    halls: tuple[Hall, ...]
    goes_on: bool = False


@dataclass(frozen=True)
class Effect:
    """All that moves.

    ``unknown_years`` are those of its days whose holidays nobody recorded; ``due_dates`` counts
    the running clocks that would be due at another moment, up to one more than `MOST_COUNTED`.
    """

    shifts: tuple[Shift, ...]
    unknown_years: tuple[int, ...] = ()
    due_dates: int = 0

    def __bool__(self) -> bool:
        return bool(self.shifts or self.due_dates)

    @property
    def due_dates_shown(self) -> int:
        """The number that is told; there are more where ``many_due_dates`` says so."""
        return min(self.due_dates, MOST_COUNTED)

    @property
    def many_due_dates(self) -> bool:
        return self.due_dates > MOST_COUNTED

    @property
    def digest(self) -> str:
        """A name of this very effect, to tell whether somebody has seen it."""
        said = [
            (each.before, each.after, each.days, [hall.slug for hall in each.halls])
            for each in self.shifts
        ]
        whole = (said, self.unknown_years, bool(self.due_dates))
        return hashlib.sha256(repr(whole).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Change:
    """Rows as they are stored, and as they would be; each of the two may be missing.

    ``hall`` is a hall as it would be, with another choice for joint leave.
    """

    before: tuple[CalendarRow, ...] = ()
    after: tuple[CalendarRow, ...] = ()
    hall: Hall | None = None

    @property
    def rows(self) -> tuple[CalendarRow, ...]:
        return self.before + self.after


def effect_of(change: Change, *, at: datetime) -> Effect:
    """Lay the change over what is stored and compare: five queries, and those of the keepers.

    A hall without hours has none to move, but clocks run there by those of the region's offices.
    """
    halls = list(_halls(change))
    was = Rows(halls)
    now = _overlaid(was, change)
    with_hours = [each for each in halls if was.hours.get(each.pk) or now.hours.get(each.pk)]
    days = _days_of(change, was, at)
    weekly = any(isinstance(row, OpeningHours) for row in change.rows)
    shifts = _gathered(_compared(with_hours, was, now, change=change, days=days), goes_on=weekly)
    first = None if weekly else min(days, default=None)
    becoming = [_becoming(each, change) for each in halls]
    clocks = moved_clocks(becoming, now, touched_from=first, at=at)
    return Effect(
        shifts,
        unknown_years=_unknown_years(shifts, now),
        due_dates=sum(1 for _ in islice(clocks, MOST_COUNTED + 1)),
    )


def _compared(
    halls: Collection[Hall],
    was: Rows,
    now: Rows,
    *,
    change: Change,
    days: Collection[date],
) -> Moves:
    found: Moves = defaultdict(list)
    for hall in halls:
        becoming = _becoming(hall, change)
        plans = _plans(Timetable(hall, was), Timetable(becoming, now), change.rows)
        for day, key in _moves(plans, days):
            found[key, day].append(hall)
    return found


def _unknown_years(shifts: Collection[Shift], now: Rows) -> tuple[int, ...]:
    years = {day.year for shift in shifts for day in shift.days}
    return tuple(sorted(years - special_days(now.days)[1]))


def _moves(
    plans: Collection[tuple[OpeningPlan, OpeningPlan]], days: Collection[date]
) -> Iterator[tuple[date, Key]]:
    """The days on which one of these doors would have other hours."""
    for day in days:
        pairs = ((rules.working_day(one, day), rules.working_day(two, day)) for one, two in plans)
        moved = next(((old, new) for old, new in pairs if old.windows != new.windows), None)
        if moved:
            yield day, moved


def _plans(
    old: Timetable, new: Timetable, rows: Collection[CalendarRow]
) -> list[tuple[OpeningPlan, OpeningPlan]]:
    """The plans of the hall's door, or of the parts that the rows are of."""
    parts: set[Part] = {
        (row.office_id, row.offering_id) if isinstance(row, OpeningHours) else (None, None)
        for row in rows
    } or {(None, None)}
    return [(old.plan_of(part), new.plan_of(part)) for part in parts]


def _gathered(found: Moves, *, goes_on: bool) -> tuple[Shift, ...]:
    """Days of the same move in the same halls together, in the order of their first."""
    alike: defaultdict[tuple[Key, tuple[Hall, ...]], list[date]] = defaultdict(list)
    for (key, day), halls in found.items():
        alike[key, tuple(halls)].append(day)
    shifts = [
        Shift(*key, days=tuple(sorted(days)), halls=halls, goes_on=goes_on)
        for (key, halls), days in alike.items()
    ]
    return tuple(sorted(shifts, key=lambda shift: shift.days))


def _becoming(hall: Hall, change: Change) -> Hall:
    """The hall as it would be."""
    return change.hall if change.hall is not None and change.hall.pk == hall.pk else hall


def _halls(change: Change) -> QuerySet[Hall]:
    """The halls that a change reaches."""
    own = Q(pk=change.hall.pk if change.hall else None)
    reached = reduce(or_, map(_reach, change.rows), own)
    return Hall.objects.filter(reached).select_related("region").order_by("slug")


def _reach(row: CalendarRow) -> Q:
    if isinstance(row, Season):
        return Q(pk__isnull=False)
    return Q(pk=row.hall_id) if isinstance(row, OpeningHours) else reach(row)


def _days_of(change: Change, rows: Rows, at: datetime) -> list[date]:
    """Every date that the change can move, in order; for a hall, the joint leave to come."""
    days = {day for row in change.rows for day in _days(row, at)}
    if change.hall is not None:
        today = change.hall.local(at).date()
        leave = (row for row in rows.days if row.kind == CalendarDay.Kind.JOINT_LEAVE)
        days |= {row.date for row in leave if row.date >= today}
    return sorted(days)


def _days(row: CalendarRow, at: datetime) -> list[date]:
    """The dates that a row can move: its own, or the next weeks of weekly hours."""
    if isinstance(row, CalendarDay):
        return [row.date]
    if isinstance(row, Season):
        return _span(row.starts_on, row.ends_on)
    today = timezone.localtime(at).date()
    fasting = {day for first, last in ramadans() if last >= today for day in _span(first, last)}
    if row.profile == OpeningHours.Profile.RAMADAN:
        return sorted(fasting)
    return _weeks_ahead(today, fasting)


def _weeks_ahead(today: date, fasting: set[date]) -> list[date]:
    """The next weeks, longer by the days of fasting among them."""
    ahead = _span(today, today + timedelta(weeks=WEEKS_SHOWN, days=len(fasting)))
    usual = [day for day in ahead if day not in fasting][: WEEKS_SHOWN * 7]
    return [day for day in ahead if day <= usual[-1]]


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def _overlaid(rows: Rows, change: Change) -> Rows:
    """The rows as they would be."""
    after = copy(rows)
    after.special = {}
    after.days = _without(rows.days, change, CalendarDay)
    gone = [(row.starts_on, row.ends_on) for row in change.before if isinstance(row, Season)]
    coming = [(row.starts_on, row.ends_on) for row in change.after if isinstance(row, Season)]
    after.ramadans = (*(each for each in rows.ramadans if each not in gone), *coming)
    everything = [row for there in rows.hours.values() for row in there]
    after.hours = by_hall(_without(everything, change, OpeningHours))
    return after


def _without(rows: Iterable[R], change: Change, kind: type[R]) -> list[R]:
    """The rows without those that go, and with those that come."""
    gone = {row.pk for row in change.before if isinstance(row, kind)}
    coming = [row for row in change.after if isinstance(row, kind)]
    return [row for row in rows if row.pk not in gone] + coming
