"""A working calendar as plain data: which time of which local date is worked, and why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from satuatap.core.clocks.lines import DayLine, Line, Span, TimeLine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MIDNIGHT = time()
TICK = timedelta(microseconds=1)
MINUTE, HOUR = timedelta(minutes=1) // TICK, timedelta(hours=1) // TICK


class BeyondCalendar(ValueError):
    """The answer lies before or after the days that this calendar covers."""


@dataclass(frozen=True)
class Window:
    """Time that is worked, on the local clock; up to 00.00 means up to the end of the day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes != MIDNIGHT and self.closes <= self.opens:
            message = f"{self.opens} is not before {self.closes}"
            raise ValueError(message)


@dataclass(frozen=True)
class Day:
    """One local date: its windows in any order (they may touch or overlap), and what is special.

    Without a window nobody works. ``kind`` and ``note`` say why a day is not like its weekday.
    """

    windows: tuple[Window, ...] = ()
    kind: str = ""
    note: str = ""


NO_WORK = Day()


@dataclass(frozen=True)
class Calendar:
    """The days from ``first`` to ``last``, on the clock of one zone; a day not given is off.

    ``known_years`` are those whose holidays are on record. ``revision`` names the state of the
    stored calendar that this was read from.
    """

    zone: ZoneInfo
    first: date
    last: date
    days: Mapping[date, Day] = field(default_factory=dict)
    known_years: frozenset[int] = frozenset()
    revision: int = 0

    def day(self, day: date) -> Day:
        """What is on record for a date."""
        return self.days.get(day, NO_WORK)

    def dates(self) -> Iterator[date]:
        """Every date that is covered."""
        for ahead in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=ahead)

    def local(self, at: datetime) -> datetime:
        """The moment on the calendar's own clock."""
        return at.astimezone(self.zone)

    def midnight(self, day: date) -> datetime:
        """When a local date begins."""
        return datetime.combine(day, MIDNIGHT, self.zone)

    def tick(self, at: datetime) -> int:
        """A moment as microseconds since 1970; refused outside the calendar."""
        tick = _tick(at)
        if not self._ends[0] <= tick <= self._ends[1]:
            message = f"{at} is outside {self.first} to {self.last}"
            raise BeyondCalendar(message)
        return tick

    def moment(self, tick: int | None) -> datetime:
        """The other way round; refused where a line has run out of days."""
        if tick is None:
            message = f"not reached from {self.first} to {self.last}"
            raise BeyondCalendar(message)
        return (EPOCH + tick * TICK).astimezone(self.zone)

    def unknown_years(self, start: datetime, end: datetime) -> tuple[int, ...]:
        """The years between two moments whose holidays nobody has recorded."""
        years = range(self.local(start).year, self.local(end).year + 1)
        return tuple(year for year in years if year not in self.known_years)

    @cached_property
    def working_minutes(self) -> Line:
        return TimeLine(self._worked, MINUTE)

    @cached_property
    def working_hours(self) -> Line:
        return TimeLine(self._worked, HOUR)

    @cached_property
    def working_days(self) -> Line:
        """Each day with any work counts one, a half day too; inside it, by its working time."""
        return DayLine(self._worked)

    @cached_property
    def hours(self) -> Line:
        return TimeLine(self._whole, HOUR)

    @cached_property
    def calendar_days(self) -> Line:
        """Each local date counts one, also where the clock is put forward or back."""
        return DayLine(self._whole)

    @cached_property
    def _ends(self) -> tuple[int, int]:
        return _tick(self.midnight(self.first)), _tick(self.midnight(self.last + timedelta(days=1)))

    @cached_property
    def _worked(self) -> tuple[tuple[Span, ...], ...]:
        spans = (_merged(self._spans(day)) for day in self.dates())
        return tuple(filter(None, spans))

    @cached_property
    def _whole(self) -> tuple[tuple[Span, ...], ...]:
        starts = [_tick(self.midnight(day)) for day in self.dates()]
        pairs = zip(starts, [*starts[1:], self._ends[1]], strict=True)
        return tuple(((start, end),) for start, end in pairs if start < end)

    def _spans(self, day: date) -> Iterator[Span]:
        for window in self.day(day).windows:
            until = day + timedelta(days=1) if window.closes == MIDNIGHT else day
            start = _tick(datetime.combine(day, window.opens, self.zone))
            end = _tick(datetime.combine(until, window.closes, self.zone))
            if start < end:  # a clock that is put forward can swallow a short window
                yield start, end


def _tick(at: datetime) -> int:
    return (at - EPOCH) // TICK


def _merged(spans: Iterator[Span]) -> tuple[Span, ...]:
    """The same time without overlaps: shifts through lunch leave no gap and count once."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
