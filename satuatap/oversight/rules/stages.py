"""The stages of a hall's life and the arrows between them; what they are is data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

PROPOSAL = "proposal"
COMMITMENT = "commitment"
PREPARATION = "preparation"
READINESS = "readiness"
TRIAL = "trial"
INAUGURATED = "inaugurated"
OPERATING = "operating"
COACHING = "coaching"
DOWNGRADED = "downgraded"
CLOSED = "closed"


class Side(Enum):
    """Who takes a step."""

    REGION = "region"
    MINISTRY = "ministry"


class Need(Enum):
    """What a step has to bring along."""

    NOTHING = ""
    NOTE = "note"
    DOCUMENT = "document"
    SOURCE = "source"
    READY = "ready"


@dataclass(frozen=True)
class Stage:
    """One stage: whether its halls count as malls, and after how many days one is stuck in it."""

    code: str
    name: dict[str, str]
    means: dict[str, str]
    counts: bool
    patience_days: int | None = None


@dataclass(frozen=True)
class Arrow:
    """One allowed step; ``came_from`` is empty where a life begins."""

    came_from: str
    to: str
    by: Side
    needs: Need


@dataclass(frozen=True)
class Drawing:
    """Every stage in its order, and every arrow."""

    stages: Sequence[Stage]
    arrows: Sequence[Arrow]

    def stage(self, code: str) -> Stage:
        """The stage of this code; raises LookupError."""
        return next(each for each in self.stages if each.code == code) if code else NOWHERE

    def arrow(self, came_from: str, to: str) -> Arrow | None:
        """The step from here to there; None where it is not drawn."""
        drawn = (each for each in self.arrows if (each.came_from, each.to) == (came_from, to))
        return next(drawn, None)

    def ways_from(self, came_from: str, side: Side | None = None) -> list[Arrow]:
        """Where one may go from here, or where this side may."""
        there = [each for each in self.arrows if each.came_from == came_from]
        return [each for each in there if side in {None, each.by}]

    def faults(self) -> list[str]:
        """What is wrong with the drawing: arrows to nowhere, and stages that no arrow reaches."""
        known = {each.code for each in self.stages}
        loose = [
            f"{each.came_from}:{each.to}"
            for each in self.arrows
            if not {each.came_from, each.to} <= known | {""}
        ]
        return loose + sorted(known - {each.to for each in self.arrows})


NOWHERE = Stage("", {"id": "", "en": ""}, {"id": "", "en": ""}, counts=False)


def days_over(stage: Stage, since: date | None, *, today: date) -> int | None:
    """How many days longer than usual a hall stands here; None where it is not stuck."""
    if since is None or stage.patience_days is None:
        return None
    over = (today - since).days - stage.patience_days
    return over if over > 0 else None
