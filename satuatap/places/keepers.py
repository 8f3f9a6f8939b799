"""Who keeps clocks: modules above register, so that their due dates follow a changed calendar."""

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from satuatap.core.clocks import ClockEvent, ClockState, Term


@dataclass(frozen=True)
class OpenClock:
    """A clock that runs, with the due date that its keeper has stored.

    ``part`` is the office and offering whose hours count, nothing for the hall's own; None for the
    working hours of the region's offices.
    """

    key: Hashable
    hall: UUID
    term: Term
    events: tuple[ClockEvent, ...]
    due_at: datetime
    part: tuple[UUID | None, UUID | None] | None = (None, None)


class Keeper(Protocol):
    """A module that keeps clocks of its own."""

    def open_clocks(
        self, halls: Collection[UUID], *, due_from: datetime | None
    ) -> Iterable[OpenClock]:
        """The clocks of these halls that run, hall by hall, in a fixed number of queries.

        Those that stand still have no due date to move, and those due before ``due_from`` (None:
        all are wanted) do not either.
        """

    def move(self, clock: OpenClock, now: ClockState, *, change: int) -> None:
        """Store the new due date and write one event that names the change (its number).

        Lock the clock first, and leave it alone where its due date is no longer ``clock.due_at``.
        """


_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """From now on this keeper's clocks follow the calendar."""
    _keepers.append(keeper)


def unregister(keeper: Keeper) -> None:
    """The opposite, for tests."""
    _keepers.remove(keeper)


def known() -> list[Keeper]:
    """Every keeper that has registered."""
    return list(_keepers)


def open_clocks(
    halls: Collection[UUID], *, due_from: datetime | None
) -> Iterator[tuple[Keeper, OpenClock]]:
    """Every keeper's running clocks in these halls that are due at this moment or later."""
    for keeper in _keepers:
        for clock in keeper.open_clocks(halls, due_from=due_from):
            yield keeper, clock
