"""A floor without a database: the same rules of calling, fast enough for a thousand days."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from statistics import fmean, pvariance
from typing import Any
from uuid import UUID

from satuatap.core.ids import uuid7
from satuatap.queueing import rules
from satuatap.queueing.estimates import (
    UNKNOWN,
    Desk,
    Estimate,
    Flow,
    Pace,
    Times,
    Usual,
    paces_from,
    residual,
)
from satuatap.simulation.plan import Arrived, DeskPlan, HallPlan, Policy, ServicePlan, Summoned

Line = tuple[UUID, UUID, bool]
RECENT = timedelta(minutes=90)


@dataclass
class Held:
    """A ticket in memory."""

    standing: rules.Standing
    numbered_by: UUID
    reason: str
    state: str
    state_at: datetime
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
class MemoryFloor:
    """Everything on one floor for one day; keeps the history if asked."""

    hall: HallPlan
    policy: Policy = field(default_factory=Policy)
    telling: bool = False  # work out what each newcomer is told
    tickets: dict[UUID, Held] = field(default_factory=dict)
    history: list[Fact] = field(default_factory=list)
    issued: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    since: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    open_desks: dict[UUID, bool] = field(default_factory=dict)  # whether it calls (no pause)
    sat: defaultdict[UUID, list[tuple[datetime, bool | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    stays: list[tuple[datetime, UUID, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.services = {each.id: each for each in self.hall.services}
        self.desks = {each.id: each for each in self.hall.desks}
        self.lines: defaultdict[Line, list[rules.Standing]] = defaultdict(list)
        self.usual = {each.id: Usual(each.office, each.minutes) for each in self.hall.services}
        self.at_desk: dict[UUID, UUID] = {}

    # Coming ----------------------------------------------------------------------------------

    def take(self, service: ServicePlan, *, priority: str, at: datetime) -> Arrived | None:
        """A number for somebody."""
        key, first = uuid7(), priority != "none"
        self.issued[service.queue] += 1
        sequence = self.issued[service.queue]
        standing = rules.Standing(key, at, at, sequence, first, service.queue, service.id)
        told = self.told(standing, at) if self.telling else UNKNOWN
        self.tickets[key] = Held(standing, service.queue, priority, rules.WAITING, at)
        self._stand(standing)
        changed = {"offering_id": str(service.id), "rank_at": at.isoformat()}
        self._tell(key, "issue", before="", at=at, changed=changed)
        return Arrived(key, told)

    def told(self, newcomer: rules.Standing, at: datetime) -> Estimate:
        """What somebody new is told: their own office played forward."""
        office = self.services[newcomer.offering].office
        paces = self.paces(office, at)
        people = [each for each in self._waiting() if each.offering in paces]
        flow = Flow(
            self._working(office, paces, at),
            [*people, newcomer],
            paces,
            self.since,
            self.policy.most,
        )
        found = flow.waits.get(newcomer.ticket)
        return found.as_range() if found else UNKNOWN

    def paces(self, office: UUID, at: datetime) -> dict[UUID, Pace]:
        """The paces of one office as seen in the last while."""
        minutes: defaultdict[UUID, list[float]] = defaultdict(list)
        for when, service, took in reversed(self.stays):
            if at - when > RECENT:
                break
            minutes[service].append(took)
        seen = [self._times(service, took) for service, took in minutes.items()]
        known = {key: usual for key, usual in self.usual.items() if usual.office == office}
        return paces_from([each for each in seen if each.office == office], known)

    def _times(self, service: UUID, took: list[float]) -> Times:
        usual = self.usual[service]
        mean, variance = fmean(took), pvariance(took)
        return Times(service, usual.office, usual.minutes, len(took), mean, variance, 0, 0.0, 0.0)

    def _working(self, office: UUID, paces: dict[UUID, Pace], at: datetime) -> list[Desk]:
        desks = [
            Desk(key, self.desks[key].gives) for key, calls in self.open_desks.items() if calls
        ]
        mine = [desk for desk in desks if self.desks[desk.id].office == office]
        for desk in mine:
            ticket = self.tickets.get(self.at_desk.get(desk.id, desk.id))
            if ticket is not None and ticket.standing.offering in paces:
                pace = paces[ticket.standing.offering]
                desk.free_in = residual(pace, (at - ticket.state_at).total_seconds() / 60)
                desk.variance = pace.spread**2 / 2
        return mine

    def _waiting(self) -> Iterable[rules.Standing]:
        return (each for line in self.lines.values() for each in line)

    def _stand(self, standing: rules.Standing) -> None:
        line = (standing.queue, standing.offering, standing.priority)
        insort(self.lines[line], standing, key=lambda each: each.key)

    # Calling ---------------------------------------------------------------------------------

    def call(self, desk: DeskPlan, *, at: datetime) -> Summoned | None:
        """Whoever is next at this counter."""
        heads = [line[0] for line in self.lines.values() if line and line[0].offering in desk.gives]
        chosen = rules.next_at_counter(heads, since=self.since, most=self.policy.most)
        if chosen is None:
            return None
        self.lines[chosen.queue, chosen.offering, chosen.priority].remove(chosen)
        self.since[chosen.queue] = 0 if chosen.priority else self.since[chosen.queue] + 1
        self._move(chosen.ticket, "call", rules.CALLED, at=at, desk=desk.id)
        return Summoned(chosen.ticket, chosen.offering)

    def call_back(self, ticket: UUID, desk: DeskPlan, *, at: datetime) -> bool:
        """Somebody on hold again."""
        return self._move(ticket, "call", rules.CALLED, at=at, desk=desk.id)

    def recall(self, ticket: UUID, *, at: datetime) -> bool:
        """The same person again."""
        held = self.tickets[ticket]
        if held.state != rules.CALLED:
            return False
        held.calls += 1
        self._tell(ticket, "recall", before=held.state, at=at, changed={"calls": held.calls})
        return True

    # Serving ---------------------------------------------------------------------------------

    def start(self, ticket: UUID, *, at: datetime) -> bool:
        """Service begins."""
        return self._move(ticket, "start", rules.SERVING, at=at)

    def finish(self, ticket: UUID, *, outcome: str, at: datetime) -> bool:
        """Service ends."""
        self.tickets[ticket].outcome = outcome
        return self._move(ticket, "finish", rules.DONE, at=at)

    def miss(self, ticket: UUID, *, at: datetime) -> bool:
        """Nobody came."""
        return self._move(ticket, "no-show", rules.NO_SHOW, at=at)

    def hold(self, ticket: UUID, *, at: datetime) -> bool:
        """Put aside."""
        return self._move(ticket, "hold", rules.ON_HOLD, at=at)

    def transfer(self, ticket: UUID, to: ServicePlan, *, at: datetime) -> bool:
        """On to another service, by the time of arrival."""
        standing = self.tickets[ticket].standing
        moved = replace(standing, queue=to.queue, offering=to.id, rank_at=standing.arrived_at)
        return self._move_into_line(moved, "transfer", rules.TRANSFERRED, at=at)

    def come_back(self, ticket: UUID, *, at: datetime) -> bool:
        """A missed person comes back, once, behind the next few."""
        held = self.tickets[ticket]
        if held.returns or held.state != rules.NO_SHOW:
            return False
        standing = held.standing
        line = [each for each in self._waiting() if each.queue == standing.queue]
        line.sort(key=lambda each: each.key)
        rank = rules.rank_after(line, self.policy.return_after, now=at)
        held.returns = 1
        moved = replace(standing, rank_at=rank)
        return self._move_into_line(moved, "return", rules.WAITING, at=at)

    def expire(self, *, at: datetime) -> int:
        """The day is over."""
        left = [key for key, held in self.tickets.items() if held.state in rules.OPEN]
        return sum(self._move(key, "expire", rules.EXPIRED, at=at) for key in left)

    def _move_into_line(self, moved: rules.Standing, kind: str, to: str, *, at: datetime) -> bool:
        if not self._move(moved.ticket, kind, to, at=at):
            return False
        held = self.tickets[moved.ticket]
        held.standing, held.desk, held.calls = moved, None, 0
        self._stand(moved)
        return True

    def _move(
        self, ticket: UUID, kind: str, to: str, *, at: datetime, desk: UUID | None = None
    ) -> bool:
        held = self.tickets[ticket]
        if not rules.may_move(held.state, to):
            return False
        before, since = held.state, held.state_at
        held.state, held.state_at, held.desk = to, at, desk or held.desk
        if kind == "call":
            held.calls = 1
        self._keep_desks(held, before, since, at=at)
        changed = {"counter_id": str(held.desk), "calls": 1} if kind == "call" else {}
        self._tell(ticket, kind, before=before, at=at, changed=changed)
        return True

    def _keep_desks(self, held: Held, before: str, since: datetime, *, at: datetime) -> None:
        if held.desk is None:
            return
        if held.state in rules.AT_COUNTER:
            self.at_desk[held.desk] = held.standing.ticket
        elif before in rules.AT_COUNTER:
            self.at_desk.pop(held.desk, None)
            took = (at - since).total_seconds() / 60 + 1
            self.stays.append((at, held.standing.offering, took))

    def _tell(
        self,
        ticket: UUID,
        kind: str,
        *,
        before: str,
        at: datetime,
        changed: dict[str, Any],
    ) -> None:
        held, reason = self.tickets[ticket], ""
        if kind == "finish":
            reason = held.outcome
        fact = Fact(
            ticket, at, kind, before, held.state, held.desk, held.standing.queue, changed, reason
        )
        self.history.append(fact)

    # Counters --------------------------------------------------------------------------------

    def open(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Sit down."""
        return self._sit(desk, at, calls=True)

    def sits(self, desk: DeskPlan) -> bool:
        """Nobody else closes a counter in memory."""
        return desk.id in self.open_desks

    def pause(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Rest."""
        return self._sit(desk, at, calls=False)

    def resume(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Go on."""
        return self._sit(desk, at, calls=True)

    def close(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Leave."""
        self.open_desks.pop(desk.id, None)
        self.sat[desk.id].append((at, None))
        return True

    def _sit(self, desk: DeskPlan, at: datetime, *, calls: bool) -> bool:
        self.open_desks[desk.id] = calls
        self.sat[desk.id].append((at, calls))
        return True
