"""The stage of a play: hall, floor, chance, a clock of things to come, and the diary."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from heapq import heappop, heappush
from itertools import count
from random import Random
from uuid import UUID

from satuatap.queueing.estimates import Estimate
from satuatap.simulation.plan import Floor, HallPlan
from satuatap.simulation.profile import Profile

Act = Callable[[datetime], None]


@dataclass
class Seen:
    """One number of a play: what was told, and what happened.

    ``came_at`` is when the person was in the hall: for a remote number, when it was confirmed.
    """

    service: UUID
    priority: bool
    came_at: datetime
    told: Estimate
    remote: bool = False
    along: bool = False  # a further number of a visit that had begun
    called_at: datetime | None = None
    ended: str = ""

    @property
    def waited(self) -> float | None:
        """Minutes from the number to the first call."""
        if self.called_at is None:
            return None
        return (self.called_at - self.came_at).total_seconds() / 60


@dataclass
class Stage:
    """What everybody in a play shares: hall, floor, behaviour, chance, clock and diary."""

    hall: HallPlan
    floor: Floor
    profile: Profile
    chance: Random
    zone: tzinfo
    diary: dict[UUID, Seen] = field(default_factory=dict)
    coming: list[tuple[datetime, int, Act]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def after(self, at: datetime, seconds: float, act: Act) -> None:
        """Let something happen some seconds after this moment."""
        when = at + timedelta(seconds=max(0.0, seconds))
        heappush(self.coming, (when, next(self.numbers), act))

    @property
    def next_at(self) -> datetime | None:
        """When something happens next."""
        return self.coming[0][0] if self.coming else None

    def note_coming(self, ticket: UUID, at: datetime) -> None:
        """Keep when somebody with a remote number came into the hall."""
        if ticket in self.diary:
            self.diary[ticket].came_at = at

    def note_call(self, ticket: UUID, at: datetime) -> None:
        """Keep when a number was first called."""
        seen = self.diary.get(ticket)
        if seen is not None and seen.called_at is None:
            seen.called_at = at

    def note_end(self, ticket: UUID, ended: str) -> None:
        """Keep how it ended: ``served``, ``no_show``, ``lapsed``; empty when it goes on."""
        if ticket in self.diary:
            self.diary[ticket].ended = ended

    def step(self) -> datetime:
        """Let the next thing happen; returns when it was."""
        at, _, act = heappop(self.coming)
        act(at)
        return at

    def run(self, until: datetime) -> None:
        """Let everything happen up to this moment."""
        while self.coming and self.coming[0][0] <= until:
            self.step()
