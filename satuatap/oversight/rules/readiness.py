"""What a hall still needs: judged from what the platform sees and what was said with evidence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


@dataclass(frozen=True)
class Requirement:
    """One line of a checklist; ``check`` is empty where somebody has to say it with evidence."""

    code: str
    stage: str
    group: str
    check: str
    least: int
    text: dict[str, str]

    @property
    def is_computed(self) -> bool:
        """Whether the platform sees it itself, so that nobody types it."""
        return bool(self.check)


@dataclass(frozen=True)
class Checklist:
    """One version of everything that a hall needs."""

    version: str
    valid_from: date
    requirements: Sequence[Requirement]


class State(Enum):
    """How a requirement stands."""

    MET = "met"
    CLAIMED = "claimed"
    RETURNED = "returned"
    MISSING = "missing"


@dataclass(frozen=True)
class Seen:
    """What the platform sees of a hall, in whole numbers."""

    agencies: int = 0
    vertical: int = 0
    outside: int = 0
    agreed: int = 0
    services: int = 0
    stated: int = 0
    staffed: int = 0
    hours: int = 0
    counters: int = 0
    queues: int = 0
    complaints: int = 0
    survey: int = 0
    steps: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What was said last of a requirement: that it is met, accepted, or returned with a reason."""

    verdict: str
    note: str = ""
    document: str = ""


@dataclass(frozen=True)
class Judged:
    """A requirement and how it stands; ``have`` of ``of`` where it is counted."""

    requirement: Requirement
    state: State
    have: int | None = None
    of: int | None = None
    told: Told | None = None

    @property
    def is_met(self) -> bool:
        """Whether nothing is left to do."""
        return self.state is State.MET


@dataclass(frozen=True)
class Readiness:
    """A hall beside its checklist, up to the stage it stands at."""

    version: str
    items: Sequence[Judged]

    @property
    def met(self) -> int:
        """How many requirements are met."""
        return sum(each.is_met for each in self.items)

    @property
    def missing(self) -> list[Judged]:
        """What is left: not there, returned, or waiting to be looked at."""
        return [each for each in self.items if not each.is_met]

    @property
    def is_ready(self) -> bool:
        """Whether everything is met."""
        return not self.missing


# Where every one of something has to have it: how many there are.
WHOLES: dict[str, Callable[[Seen], int]] = {
    "agreed": lambda seen: seen.outside,
    "stated": lambda seen: seen.services,
    "staffed": lambda seen: seen.agencies,
}


def judged(requirement: Requirement, seen: Seen, told: Told | None) -> Judged:
    """One requirement: counted where it can be, else by what was said last."""
    if requirement.is_computed:
        have, of = _counted(requirement, seen)
        state = State.MET if of and have >= of else State.MISSING
        return Judged(requirement, state, have, of, told)
    return Judged(requirement, SAID.get(told.verdict if told else "", State.MISSING), told=told)


SAID: Mapping[str, State] = {
    "met": State.CLAIMED,
    "accepted": State.MET,
    "returned": State.RETURNED,
    "missing": State.MISSING,
}


def _counted(requirement: Requirement, seen: Seen) -> tuple[int, int]:
    kind, _, what = requirement.check.partition(":")
    if kind == "step":
        return int(what in seen.steps), requirement.least
    if kind == "instrument":
        return int(what in seen.instruments), requirement.least
    have: int = getattr(seen, kind)
    return have, WHOLES[kind](seen) if kind in WHOLES else requirement.least
