"""Every ticket of a day in memory, and its history, along the arrows as they are drawn."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from satuatap.queueing import rules
from satuatap.simulation.plan import PHONE


@dataclass
class Held:
    """A ticket in memory."""

    standing: rules.Standing
    visit: UUID
    numbered_by: UUID
    issued_at: datetime
    reason: str
    state: str
    state_at: datetime
    delivery: str = PHONE
    confirm_by: datetime | None = None
    desk: UUID | None = None
    calls: int = 0
    returns: int = 0
    outcome: str = ""


@dataclass(frozen=True)
class Fact:
    """An event in memory, as the history would hold it."""

    ticket: UUID
    at: datetime
    kind: str
    before: str
    after: str
    desk: UUID | None
    queue: UUID
    changed: dict[str, Any]
    reason: str = ""


@dataclass
class Book:
    """The tickets and the facts about them."""

    tickets: dict[UUID, Held] = field(default_factory=dict)
    history: list[Fact] = field(default_factory=list)

    def issue(self, held: Held, *, at: datetime) -> None:
        """A new ticket."""
        standing = held.standing
        self.tickets[standing.ticket] = held
        changed = {"offering_id": str(standing.offering), "rank_at": standing.rank_at.isoformat()}
        self.tell(held, "issue", before="", at=at, changed=changed)

    def move(
        self, ticket: UUID, kind: str, to: str, *, at: datetime, desk: UUID | None = None
    ) -> bool:
        """Take an arrow, if there is one from where the ticket stands."""
        held = self.tickets[ticket]
        if not rules.may_move(held.state, to):
            return False
        before, held.state, held.state_at = held.state, to, at
        changed: dict[str, Any] = {}
        if desk is not None:
            held.desk, held.calls = desk, 1
            changed = {"counter_id": str(desk), "calls": 1}
        self.tell(held, kind, before=before, at=at, changed=changed)
        return True

    def tell(
        self, held: Held, kind: str, *, before: str, at: datetime, changed: dict[str, Any]
    ) -> None:
        """Add to the history what has happened to a ticket."""
        self.history.append(
            Fact(
                ticket=held.standing.ticket,
                at=at,
                kind=kind,
                before=before,
                after=held.state,
                desk=held.desk,
                queue=held.standing.queue,
                changed=changed,
                reason=held.outcome if kind == "finish" else "",
            )
        )
