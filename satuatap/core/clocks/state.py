"""A clock at a moment: what has counted, what is left, and until when."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Generic, TypeVar

from satuatap.core.clocks.calendar import Calendar
from satuatap.core.clocks.events import ClockEvent, Course, Phase, Stretch, course_of
from satuatap.core.clocks.terms import Term, add, closing, counted_from, measure, worked

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class ClockState:
    """What a clock says at one moment.

    ``elapsed`` and ``left`` are in the unit of the term, of the present round; ``left`` is never
    below zero. ``due_at`` is None before the first run and after a reset; while it is paused, it is
    what would hold if it went on now. ``agency_time`` is the working time in which it ran, and
    ``agency_time_ever`` that of all rounds; ``wall_time`` is what the citizen has waited since the
    first run: no pause and no reset takes from it.
    """

    term: Term
    course: Course
    at: datetime
    elapsed: Fraction = Fraction(0)
    left: Fraction = Fraction(0)
    counted_from: datetime | None = None
    due_at: datetime | None = None
    agency_time: timedelta = timedelta(0)
    agency_time_ever: timedelta = timedelta(0)
    wall_time: timedelta = timedelta(0)
    unknown_years: tuple[int, ...] = ()
    calendar_revision: int = 0

    @property
    def phase(self) -> Phase:
        return self.course.phase

    @property
    def is_late(self) -> bool:
        """Whether it is past due, or was when it ended."""
        if self.due_at is None:
            return False
        return (self.course.ended_at or self.at) > self.due_at

    @property
    def may_auto_approve(self) -> bool:
        """Whether silence has lasted for the whole term, and nobody is being waited for."""
        return self.phase is Phase.RUNNING and self.is_late


def clock_state(
    term: Term, events: Iterable[ClockEvent], *, on: Calendar, at: datetime
) -> ClockState:
    """Fold the events of a clock up to ``at``; `BeyondCalendar` where that does not reach."""
    course = course_of(events, at=at)
    until = course.ended_at or at
    reading = _Reading(term, course, until, on=on)
    due_at, elapsed = reading.due_at(), reading.elapsed()
    return ClockState(
        term=term,
        course=course,
        at=at,
        elapsed=elapsed,
        left=max(term.amount - elapsed, Fraction(0)),
        counted_from=reading.counted_from,
        due_at=due_at,
        agency_time=reading.agency_time(course.stretches),
        agency_time_ever=reading.agency_time(course.running),
        wall_time=until - course.began_at if course.began_at else timedelta(0),
        unknown_years=reading.unknown_years(due_at),
        calendar_revision=on.revision,
    )


@dataclass(frozen=True)
class Moved(Generic[K]):
    """A clock whose due date a changed calendar moves."""

    key: K
    was: ClockState
    now: ClockState


def moved(
    clocks: Iterable[tuple[K, Term, Iterable[ClockEvent]]],
    before: Calendar,
    after: Calendar,
    *,
    at: datetime,
) -> Iterator[Moved[K]]:
    """Which of these clocks are due at another moment under another calendar."""
    for key, term, events in clocks:
        said = list(events)
        was, now = (clock_state(term, said, on=each, at=at) for each in (before, after))
        if was.due_at != now.due_at:
            yield Moved(key, was, now)


class _Reading:
    """One reading of a clock: the term, laid over the stretches of the present round."""

    def __init__(self, term: Term, course: Course, until: datetime, *, on: Calendar) -> None:
        self.term, self.course, self.until, self.on = term, course, until, on
        began = course.round_at
        self.counted_from = counted_from(term, began, on=on) if began else None

    def elapsed(self) -> Fraction:
        counts = (self._counts(each, each.until(self.until)) for each in self.course.stretches)
        return sum(counts, Fraction(0))

    def due_at(self) -> datetime | None:
        """Where the term is used up: in a stretch that has ended, or going on from the last one."""
        if self.counted_from is None:
            return None
        left = Fraction(self.term.amount)
        for stretch in self.course.stretches:
            if stretch.end is None:
                return self._reached(stretch.start, left)
            counts = self._counts(stretch, stretch.end)
            if counts >= left:
                return self._reached(stretch.start, left)
            left -= counts
        return self._reached(self.until, left)

    def agency_time(self, stretches: Iterable[Stretch]) -> timedelta:
        times = (
            worked(each.start, each.until(self.until), self.term.unit, on=self.on)
            for each in stretches
        )
        return sum(times, timedelta(0))

    def unknown_years(self, due_at: datetime | None) -> tuple[int, ...]:
        start = self.course.round_at
        return self.on.unknown_years(start, due_at) if start and due_at else ()

    def _counts(self, stretch: Stretch, end: datetime) -> Fraction:
        start = max(stretch.start, self.counted_from or stretch.start)
        return measure(start, end, self.term.unit, on=self.on) if start < end else Fraction(0)

    def _reached(self, start: datetime, left: Fraction) -> datetime:
        start = max(start, self.counted_from or start)
        reached = add(start, left, self.term.unit, on=self.on)
        return closing(self.term, reached, on=self.on)
