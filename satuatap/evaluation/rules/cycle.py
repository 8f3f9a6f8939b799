"""The steps of a cycle, in the one order in which they come, and what may be done in which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise


class Step(StrEnum):
    """Where a cycle stands."""

    PLANNED = "planned"
    SELF = "self"
    DESK = "desk"
    VISIT = "visit"
    MODERATION = "moderation"
    OBJECTION = "objection"
    DECISION = "decision"
    PUBLISHED = "published"


ORDER = tuple(Step)
WITH_DEADLINE = (Step.SELF, Step.DESK, Step.VISIT, Step.MODERATION, Step.OBJECTION)
SCORING = frozenset({Step.DESK, Step.VISIT})
# Whom the hall may still hear from, or show something to, before its result is out.
HALL_READS = frozenset({Step.OBJECTION, Step.DECISION, Step.PUBLISHED})


class Fault(StrEnum):
    """In what way the days of a cycle cannot be."""

    PASSED = "passed"
    ORDER = "order"
    PERIOD = "period"
    WINDOW = "window"


@dataclass(frozen=True)
class Days:
    """The last day of the period that figures speak of, and of each step that has one."""

    until: date
    deadlines: Mapping[str, date]


def faults(days: Days, *, today: date, window: int) -> Iterator[tuple[str, Fault]]:
    """What is wrong with the days of a new cycle: the step (or ``until``), and how.

    ``window`` is how many days halls have to object at least, after moderation.
    """
    first = days.deadlines[Step.SELF]
    if not in_order(days.deadlines):
        yield Step.OBJECTION, Fault.ORDER
    elif days_between(days.deadlines[Step.MODERATION], days.deadlines[Step.OBJECTION]) < window:
        yield Step.OBJECTION, Fault.WINDOW
    if first < today:
        yield Step.SELF, Fault.PASSED
    if days.until >= first:
        yield "until", Fault.PERIOD


def days_between(one: date, other: date) -> int:
    """How many days the second is after the first."""
    return (other - one).days


def window_from(today: date, last: date) -> int:
    """How many days a window has that begins today; today and its last day are both in it."""
    return days_between(today, last) + 1


def earliest_end(today: date, window: int) -> date:
    """The first day on which a window that begins today may end."""
    return today + timedelta(days=window - 1)


def is_over(step: str, now: str) -> bool:
    """Whether a cycle that stands at ``now`` has this step behind it."""
    return ORDER.index(Step(step)) < ORDER.index(Step(now))


def after(step: str) -> Step | None:
    """The step that follows; None after the last."""
    at = ORDER.index(Step(step))
    return ORDER[at + 1] if at + 1 < len(ORDER) else None


def arrows() -> list[tuple[str, str]]:
    """Every move that there is."""
    return [(one.value, other.value) for one, other in pairwise(ORDER)]


def in_order(deadlines: Mapping[str, date]) -> bool:
    """Whether every step with a deadline has one, each after the one before."""
    days = [deadlines.get(step.value) for step in WITH_DEADLINE]
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(set(known))
