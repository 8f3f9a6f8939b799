"""Time that counts, laid end to end: a moment has a place on the line, a place has moments.

Everything is whole microseconds and fractions, so that nothing is lost by adding in parts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, chain
from math import ceil, floor
from typing import Protocol

Span = tuple[int, int]


class Line(Protocol):
    """One way to count: how much has counted at a moment, and when so much has."""

    def position(self, tick: int) -> Fraction:
        """How much counts between the line's beginning and this moment."""

    def ticks(self, tick: int) -> int:
        """The same as plain time, in microseconds."""

    def first(self, position: Fraction) -> int | None:
        """The first moment at which so much has counted; None beyond the line."""

    def last(self, position: Fraction) -> int | None:
        """The last moment at which no more than this has counted; None beyond the line."""


class Track:
    """The spans that count, with what came before each."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts = [start for start, _end in spans]
        self.after = list(accumulate(end - start for start, end in spans))
        self.before = [0, *self.after[:-1]]

    def worked(self, tick: int) -> int:
        """Microseconds that count before a moment."""
        index = bisect_right(self.starts, tick) - 1
        if index < 0:
            return 0
        return min(self.before[index] + tick - self.starts[index], self.after[index])

    def first(self, worked: int) -> int | None:
        return self._moment(bisect_left(self.after, worked), worked)

    def last(self, worked: int) -> int | None:
        return self._moment(bisect_right(self.after, worked), worked)

    def _moment(self, index: int, worked: int) -> int | None:
        if not 0 <= index < len(self.starts):
            return None
        return self.starts[index] + worked - self.before[index]


class TimeLine:
    """Counts the time itself, in units of so many microseconds."""

    def __init__(self, days: Sequence[Sequence[Span]], unit: int) -> None:
        self.track = Track(list(chain.from_iterable(days)))
        self.unit = unit

    def position(self, tick: int) -> Fraction:
        return Fraction(self.track.worked(tick), self.unit)

    def ticks(self, tick: int) -> int:
        return self.track.worked(tick)

    def first(self, position: Fraction) -> int | None:
        return self.track.first(ceil(position * self.unit))

    def last(self, position: Fraction) -> int | None:
        return self.track.last(floor(position * self.unit))


class DayLine:
    """Counts days: each is one, however long, and a part of it is that part of its time."""

    def __init__(self, days: Sequence[Sequence[Span]]) -> None:
        self.track = Track(list(chain.from_iterable(days)))
        self.lengths = [sum(end - start for start, end in day) for day in days]
        self.after = list(accumulate(self.lengths))
        self.before = [0, *self.after[:-1]]

    def position(self, tick: int) -> Fraction:
        worked = self.track.worked(tick)
        whole = bisect_right(self.after, worked)
        if whole == len(self.after):
            return Fraction(whole)
        return whole + Fraction(worked - self.before[whole], self.lengths[whole])

    def ticks(self, tick: int) -> int:
        return self.track.worked(tick)

    def first(self, position: Fraction) -> int | None:
        day = max(ceil(position) - 1, 0)
        if day >= len(self.after):
            return None
        return self.track.first(self.before[day] + ceil((position - day) * self.lengths[day]))

    def last(self, position: Fraction) -> int | None:
        day = floor(position)
        if not 0 <= day < len(self.after):
            return None
        return self.track.last(self.before[day] + floor((position - day) * self.lengths[day]))
