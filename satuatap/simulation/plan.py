"""What a play needs to know of a hall, and what it asks of a floor."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from satuatap.queueing.estimates import UNKNOWN, Estimate
from satuatap.queueing.models.floor import Where

PHONE, PAPER, REMOTE = "phone", "paper", "remote"


@dataclass(frozen=True)
class ServicePlan:
    """A service with its queue, its office, and the minutes that one person usually takes."""

    id: UUID
    code: str
    queue: UUID
    office: UUID
    minutes: int


@dataclass(frozen=True)
class DeskPlan:
    """A counter and the services that it gives."""

    id: UUID
    code: str
    office: UUID
    gives: frozenset[UUID]


@dataclass(frozen=True)
class HallPlan:
    """A hall's services and counters."""

    services: tuple[ServicePlan, ...]
    desks: tuple[DeskPlan, ...]

    def given_at(self, service: UUID) -> list[DeskPlan]:
        """The counters that give this service."""
        return [desk for desk in self.desks if service in desk.gives]


@dataclass(frozen=True)
class Policy:
    """The queue's rules that a play can vary; the defaults are those of a hall that set none."""

    most: int = 2
    recalls: int = 3
    return_minutes: int = 15
    return_place: str = Where.AFTER_NEXT
    return_after: int = 3
    transfer_place: str = Where.ARRIVAL
    carried_minutes: int = 60
    paper_seconds: int = 120
    remote_minutes: int = 60
    remote_allowed: bool = True

    def confirm_by(self, delivery: str, at: datetime) -> datetime | None:
        """Until when a number taken now has to be confirmed; None when it waits at once."""
        if delivery == PAPER:
            return at + timedelta(seconds=self.paper_seconds)
        if delivery == REMOTE:
            return at + timedelta(minutes=self.remote_minutes)
        return None


@dataclass(frozen=True)
class Asked:
    """How somebody takes a number; ``along_with`` is an earlier ticket of the same visit."""

    priority: str = "none"
    delivery: str = PHONE
    along_with: UUID | None = None


@dataclass(frozen=True)
class Arrived:
    """Somebody has a number, and was told a wait; ``confirm_by`` is None when it waits at once."""

    ticket: UUID
    told: Estimate = UNKNOWN
    confirm_by: datetime | None = None


@dataclass(frozen=True)
class Summoned:
    """Somebody is called to a counter."""

    ticket: UUID
    service: UUID


class Floor(Protocol):
    """Where a play is played: in memory, or in the running system.

    Each verb says whether it could be done; what cannot be done (somebody cancelled by phone, a
    person took the counter) is no error of the play. Confirming too late lets the number lapse.
    """

    policy: Policy

    def take(self, service: ServicePlan, asked: Asked, *, at: datetime) -> Arrived | None: ...
    def confirm(self, ticket: UUID, *, at: datetime) -> bool: ...
    def open(self, desk: DeskPlan, *, at: datetime) -> bool: ...
    def sits(self, desk: DeskPlan) -> bool: ...
    def pause(self, desk: DeskPlan, *, at: datetime) -> bool: ...
    def resume(self, desk: DeskPlan) -> bool: ...
    def close(self, desk: DeskPlan, *, at: datetime) -> bool: ...
    def call(self, desk: DeskPlan, *, at: datetime) -> Summoned | None: ...
    def call_back(self, ticket: UUID, desk: DeskPlan, *, at: datetime) -> bool: ...
    def recall(self, ticket: UUID, *, at: datetime) -> bool: ...
    def start(self, ticket: UUID, *, at: datetime) -> bool: ...
    def finish(self, ticket: UUID, *, outcome: str, at: datetime) -> bool: ...
    def miss(self, ticket: UUID, *, at: datetime) -> bool: ...
    def hold(self, ticket: UUID, *, at: datetime) -> bool: ...
    def transfer(self, ticket: UUID, to: ServicePlan, *, at: datetime) -> bool: ...
    def come_back(self, ticket: UUID, *, at: datetime) -> bool: ...
    def expire(self, *, at: datetime) -> int: ...
