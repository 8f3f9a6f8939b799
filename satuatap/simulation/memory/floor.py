"""One floor for one day, in memory."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from satuatap.core.ids import uuid7
from satuatap.queueing import rules
from satuatap.queueing.estimates import UNKNOWN, Estimate, Flow
from satuatap.queueing.models.floor import Where
from satuatap.simulation.memory.book import Book, Held
from satuatap.simulation.memory.foretelling import Paces, working
from satuatap.simulation.memory.lines import Lines
from satuatap.simulation.plan import (
    REMOTE,
    Arrived,
    Asked,
    DeskPlan,
    HallPlan,
    Policy,
    ServicePlan,
    Summoned,
)


@dataclass
class MemoryFloor:
    """Everything on one floor; ``telling`` works out what each newcomer is told."""

    hall: HallPlan
    policy: Policy = field(default_factory=Policy)
    telling: bool = False
    book: Book = field(default_factory=Book)
    issued: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    open_desks: dict[UUID, bool] = field(default_factory=dict)  # whether it calls (no pause)
    at_desk: dict[UUID, Held] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines = Lines(self.policy.most)
        self.paces = Paces(self.hall)

    # Coming ----------------------------------------------------------------------------------

    def take(self, service: ServicePlan, asked: Asked, *, at: datetime) -> Arrived | None:
        """A number for somebody."""
        if asked.delivery == REMOTE and not self.policy.remote_allowed:
            return None
        held = self._new(service, asked, at)
        told = self.told(held.standing, at=at) if self.telling else UNKNOWN
        self.book.issue(held, at=at)
        if held.state == rules.WAITING:
            self.lines.join(held.standing)
        return Arrived(held.standing.ticket, told, held.confirm_by)

    def _new(self, service: ServicePlan, asked: Asked, at: datetime) -> Held:
        self.issued[service.queue] += 1
        earlier = self.book.tickets[asked.along_with] if asked.along_with else None
        confirm_by = self.policy.confirm_by(asked.delivery, at)
        return Held(
            standing=rules.Standing(
                ticket=uuid7(),
                rank_at=at,
                arrived_at=earlier.standing.arrived_at if earlier else at,
                sequence=self.issued[service.queue],
                priority=asked.priority != "none",
                queue=service.queue,
                offering=service.id,
            ),
            visit=earlier.visit if earlier else uuid7(),
            numbered_by=service.queue,
            issued_at=at,
            reason=asked.priority,
            state=rules.ISSUED if confirm_by else rules.WAITING,
            state_at=at,
            delivery=asked.delivery,
            confirm_by=confirm_by,
        )

    def told(self, newcomer: rules.Standing, *, at: datetime) -> Estimate:
        """What somebody new is told: their own office played forward."""
        office = self.paces.usual[newcomer.offering].office
        paces = self.paces.of_office(office, at=at)
        people = [each for each in self.lines.everybody() if each.offering in paces]
        desks = [
            working(desk, self.at_desk.get(desk.id), paces, at=at)
            for desk in self.hall.desks
            if desk.office == office and self.open_desks.get(desk.id)
        ]
        flow = Flow(desks, [*people, newcomer], paces, self.lines.since, self.policy.most)
        found = flow.waits.get(newcomer.ticket)
        return found.as_range() if found else UNKNOWN

    def confirm(self, ticket: UUID, *, at: datetime) -> bool:
        """Paper came out, or the person is here: the number waits; too late, and it lapses."""
        held = self.book.tickets[ticket]
        if held.state != rules.ISSUED:
            return False
        if held.confirm_by is not None and held.confirm_by <= at:
            self.book.move(ticket, "lapse", rules.LAPSED, at=at)
            return False
        return self._into_line(held.standing, "confirm", rules.WAITING, at=at)

    def come_back(self, ticket: UUID, *, at: datetime) -> bool:
        """A missed person comes back, once and in time, to the policy's place."""
        held = self.book.tickets[ticket]
        too_late = at - held.state_at > timedelta(minutes=self.policy.return_minutes)
        if held.returns or held.state != rules.NO_SHOW or too_late:
            return False
        rank = self._rank(held.standing, held.standing.queue, self.policy.return_place, at=at)
        held.returns = 1
        returned = replace(held.standing, rank_at=rank)
        return self._into_line(returned, "return", rules.WAITING, at=at)

    # Calling ---------------------------------------------------------------------------------

    def call(self, desk: DeskPlan, *, at: datetime) -> Summoned | None:
        """Whoever is next at this counter, and is not at another counter just now."""
        chosen = self.lines.take_next(desk.gives, may_come=self._nobody_elsewhere())
        if chosen is None:
            return None
        self._at_counter(chosen.ticket, "call", rules.CALLED, at=at, desk=desk.id)
        return Summoned(chosen.ticket, chosen.offering)

    def _nobody_elsewhere(self) -> Callable[[rules.Standing], bool]:
        away = {held.visit for held in self.at_desk.values()}
        return lambda person: self.book.tickets[person.ticket].visit not in away

    def call_back(self, ticket: UUID, desk: DeskPlan, *, at: datetime) -> bool:
        """Somebody on hold again, unless another counter has them."""
        if not self._nobody_elsewhere()(self.book.tickets[ticket].standing):
            return False
        return self._at_counter(ticket, "call", rules.CALLED, at=at, desk=desk.id)

    def recall(self, ticket: UUID, *, at: datetime) -> bool:
        """The same person again, as often as the policy allows."""
        held = self.book.tickets[ticket]
        if held.state != rules.CALLED or held.calls > self.policy.recalls:
            return False
        held.calls += 1
        self.book.tell(held, "recall", before=held.state, at=at, changed={"calls": held.calls})
        return True

    # Serving ---------------------------------------------------------------------------------

    def start(self, ticket: UUID, *, at: datetime) -> bool:
        """Service begins."""
        return self._at_counter(ticket, "start", rules.SERVING, at=at)

    def finish(self, ticket: UUID, *, outcome: str, at: datetime) -> bool:
        """Service ends."""
        self.book.tickets[ticket].outcome = outcome
        return self._at_counter(ticket, "finish", rules.DONE, at=at)

    def miss(self, ticket: UUID, *, at: datetime) -> bool:
        """Nobody came."""
        return self._at_counter(ticket, "no-show", rules.NO_SHOW, at=at)

    def hold(self, ticket: UUID, *, at: datetime) -> bool:
        """Put aside."""
        return self._at_counter(ticket, "hold", rules.ON_HOLD, at=at)

    def transfer(self, ticket: UUID, to: ServicePlan, *, at: datetime) -> bool:
        """On to another service, to the policy's place."""
        there = self.book.tickets[ticket].standing
        rank = self._rank(there, to.queue, self.policy.transfer_place, at=at)
        moved = replace(there, queue=to.queue, offering=to.id, rank_at=rank)
        return self._into_line(moved, "transfer", rules.TRANSFERRED, at=at)

    def _rank(self, person: rules.Standing, queue: UUID, where: str, *, at: datetime) -> datetime:
        """The rank that the policy gives somebody who comes into a queue's line."""
        if where == Where.ARRIVAL:
            minutes = self.policy.carried_minutes
            return rules.carried_arrival(person.arrived_at, at=at, minutes=minutes)
        if where == Where.END:
            return at
        return rules.rank_after(self.lines.in_queue(queue), self.policy.return_after, now=at)

    def expire(self, *, at: datetime) -> int:
        """The day is over."""
        left = [key for key, held in self.book.tickets.items() if held.state in rules.OPEN]
        return sum(self._at_counter(key, "expire", rules.EXPIRED, at=at) for key in left)

    def _into_line(self, person: rules.Standing, kind: str, to: str, *, at: datetime) -> bool:
        if not self._at_counter(person.ticket, kind, to, at=at):
            return False
        held = self.book.tickets[person.ticket]
        held.standing, held.desk, held.calls = person, None, 0
        self.lines.join(person)
        return True

    def _at_counter(
        self, ticket: UUID, kind: str, to: str, *, at: datetime, desk: UUID | None = None
    ) -> bool:
        """Take an arrow, and keep who is at which counter."""
        held = self.book.tickets[ticket]
        before, since = held.state, held.state_at
        if not self.book.move(ticket, kind, to, at=at, desk=desk):
            return False
        if held.desk is not None and held.state in rules.AT_COUNTER:
            self.at_desk[held.desk] = held
        elif held.desk is not None and before in rules.AT_COUNTER:
            self.at_desk.pop(held.desk, None)
            self.paces.note(held.standing.offering, since=since, at=at)
        return True

    # Counters --------------------------------------------------------------------------------

    def open(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Sit down."""
        return self._sit(desk, calls=True)

    def sits(self, desk: DeskPlan) -> bool:
        """Whether the counter is open; in memory nobody but its officer closes it."""
        return desk.id in self.open_desks

    def pause(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Rest."""
        return self.sits(desk) and self._sit(desk, calls=False)

    def resume(self, desk: DeskPlan) -> bool:
        """Go on."""
        return self.sits(desk) and self._sit(desk, calls=True)

    def close(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Leave."""
        return self.open_desks.pop(desk.id, None) is not None

    def _sit(self, desk: DeskPlan, *, calls: bool) -> bool:
        self.open_desks[desk.id] = calls
        return True
