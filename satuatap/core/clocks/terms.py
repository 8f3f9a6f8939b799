"""How long something may take: adding and measuring in working time or calendar time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil
from operator import attrgetter

from satuatap.core.clocks.calendar import TICK, Calendar
from satuatap.core.clocks.lines import Line


class Unit(StrEnum):
    """What is counted; the first four are those of a service's standard."""

    MINUTE = "menit"
    HOUR = "jam"
    WORKING_DAY = "hari_kerja"
    DAY = "hari"
    CLOCK_HOUR = "jam_kalender"

    @property
    def is_days(self) -> bool:
        return self in {Unit.WORKING_DAY, Unit.DAY}

    @property
    def is_working(self) -> bool:
        """Whether only working time counts."""
        return self not in {Unit.DAY, Unit.CLOCK_HOUR}


class Counting(StrEnum):
    """Which time counts at the beginning and at the end.

    ``EXACT`` goes from moment to moment. ``NEXT_DAY`` leaves out the date on which it began and
    ends when the last day does. ``DAY_AFTER_RECEIPT`` does so after the next working moment: what
    arrives on Saturday is received on Monday, and Tuesday is the first day.
    """

    EXACT = "exact"
    NEXT_DAY = "next_day"
    DAY_AFTER_RECEIPT = "day_after_receipt"


@dataclass(frozen=True)
class Term:
    """A time allowed, such as 5 working days, and by which rule it is counted."""

    amount: int
    unit: Unit
    rule: Counting | None = None

    def __post_init__(self) -> None:
        if self.amount < 1:
            message = "a term is at least one unit"
            raise ValueError(message)

    @property
    def counting(self) -> Counting:
        """Whole days for days, to the moment for hours and minutes, unless the rule is given."""
        if self.rule is not None:
            return self.rule
        return Counting.NEXT_DAY if self.unit.is_days else Counting.EXACT


def add(at: datetime, amount: int | Fraction, unit: Unit, *, on: Calendar) -> datetime:
    """The first moment, not before ``at``, at which so much has passed since ``at``."""
    line = line_of(unit, on=on)
    tick = on.tick(at)
    if amount <= 0:
        return on.local(at)
    return on.moment(line.first(line.position(tick) + amount))


def subtract(at: datetime, amount: int | Fraction, unit: Unit, *, on: Calendar) -> datetime:
    """The last moment from which so much passes until ``at``: when to begin, when to remind."""
    line = line_of(unit, on=on)
    position = line.position(on.tick(at)) - amount
    if amount <= 0:
        return on.local(at)
    return on.moment(line.last(position) if position >= 0 else None)


def measure(start: datetime, end: datetime, unit: Unit, *, on: Calendar) -> Fraction:
    """How much passes from one moment to another, exactly; less than nothing backwards."""
    line = line_of(unit, on=on)
    return line.position(on.tick(end)) - line.position(on.tick(start))


def worked(start: datetime, end: datetime, unit: Unit, *, on: Calendar) -> timedelta:
    """The time behind a measure: of the working windows, or all of it for calendar units."""
    line = line_of(unit, on=on)
    return (line.ticks(on.tick(end)) - line.ticks(on.tick(start))) * TICK


def counted_from(term: Term, at: datetime, *, on: Calendar) -> datetime:
    """When counting begins for something that began at ``at``, by the term's own rule."""
    if term.counting is Counting.EXACT:
        return on.local(at)
    if term.counting is Counting.DAY_AFTER_RECEIPT:
        line = on.working_minutes
        at = on.moment(line.last(line.position(on.tick(at))))
    return on.midnight(on.local(at).date() + timedelta(days=1))


def closing(term: Term, at: datetime, *, on: Calendar) -> datetime:
    """The end of the day on which whole days are reached; for others, the moment itself."""
    if term.counting is Counting.EXACT:
        return on.local(at)
    line = line_of(Unit.WORKING_DAY if term.unit.is_working else Unit.DAY, on=on)
    return on.moment(line.first(Fraction(ceil(line.position(on.tick(at))))))


def due(term: Term, at: datetime, *, on: Calendar) -> datetime:
    """Until when, for a term that runs from ``at`` without a pause."""
    begins = counted_from(term, at, on=on)
    return closing(term, add(begins, term.amount, term.unit, on=on), on=on)


LINES: dict[Unit, Callable[[Calendar], Line]] = {
    Unit.MINUTE: attrgetter("working_minutes"),
    Unit.HOUR: attrgetter("working_hours"),
    Unit.WORKING_DAY: attrgetter("working_days"),
    Unit.DAY: attrgetter("calendar_days"),
    Unit.CLOCK_HOUR: attrgetter("hours"),
}


def line_of(unit: Unit, *, on: Calendar) -> Line:
    """The line on which a unit is counted."""
    return LINES[unit](on)
