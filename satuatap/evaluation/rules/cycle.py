"""The steps of a cycle, in the one order in which they come, and what may be done in which."""

from collections.abc import Mapping
from datetime import date
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
