"""Waiting estimates of a hall: the floor as it stands, and the pace seen in the event log."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from satuatap.core import sql
from satuatap.places.models import Counter, Hall
from satuatap.queueing import rules
from satuatap.queueing.estimates import (
    UNKNOWN,
    Desk,
    Estimate,
    Expected,
    Flow,
    Pace,
    Times,
    Usual,
    paces_from,
    residual,
)
from satuatap.queueing.models import CounterService, CounterSession, QueueDay, Ticket
from satuatap.queueing.queries.plan import FloorPlan, floor_plan

TIMES = Path(__file__).parent.parent / "sql" / "times_at_counters.sql"
RECENT = timedelta(minutes=90)
HISTORY = timedelta(days=7)

GRACE = 4  # times as long a value may be used while it is being read anew
LATE_FOR_BREAK = 5  # minutes into a break in which the person before it may still begin
PLACES = 200  # nobody is told a range behind more people than this

T = TypeVar("T")


class Remembered(Generic[T]):
    """What this process read a moment ago, by key; asked with the time, so it never lags behind."""

    def __init__(self, *, keep: timedelta) -> None:
        self.keep = keep
        self.values: dict[Hashable, tuple[datetime, T]] = {}
        self.reading = Lock()

    def get(self, key: Hashable, at: datetime, read: Callable[[], T]) -> T:
        """The value read within the last while, or a new one.

        While one thread reads anew the others go on with what was known, for a little longer.
        """
        found = self.values.get(key)
        age = at - found[0] if found else timedelta(-1)
        if found is not None and timedelta() <= age < self.keep:
            return found[1]
        alone = self.reading.acquire(blocking=False)
        try:
            if found is None or alone or not timedelta() <= age < GRACE * self.keep:
                found = self.values[key] = (at, read())
            return found[1]
        finally:
            if alone:
                self.reading.release()

    def forget(self) -> None:
        """Read everything again."""
        self.values.clear()


@dataclass(frozen=True)
class _Newcomer:
    """The wait of somebody new as it was a moment ago, and what one more person adds."""

    wait: Expected | None
    ahead: int
    per_person: Pace

    @cached_property
    def ranges(self) -> tuple[str, str]:
        """Likely and late minutes with 0, 1, 2 ... people ahead, as PostgreSQL writes arrays."""
        if self.wait is None:
            return "{}", "{}"
        told = [self.behind(self.wait, people) for people in range(PLACES)]
        likely, late = (
            [each.likely_minutes for each in told],
            [each.late_minutes for each in told],
        )
        return _as_array(likely), _as_array(late)

    def behind(self, wait: Expected, people: int) -> Estimate:
        """The wait behind so many people."""
        more, pace = people - self.ahead, self.per_person
        return wait.later(more * pace.minutes, more * pace.spread**2).as_range()


_paces: Remembered[dict[UUID, Pace]] = Remembered(keep=timedelta(seconds=60))
_newcomers: Remembered[dict[str, _Newcomer]] = Remembered(keep=timedelta(seconds=4))


def forget_estimates() -> None:
    """Let this process read paces and floors again (for tests and after a change of set-up)."""
    _paces.forget()
    _newcomers.forget()


def offering_estimates(hall: Hall, *, at: datetime) -> dict[str, Estimate]:
    """How long somebody who takes a number now will wait, by the offering's code."""
    flow = floor_flow(hall, at=at)
    return {
        code: _as_range(flow.newcomer(offering.id))
        for code, offering in floor_plan(hall).offerings.items()
    }


def ticket_estimate(ticket: Ticket, *, at: datetime) -> Estimate:
    """How long this ticket still waits; unknown when it does not wait or nobody serves it."""
    if ticket.state not in rules.CALLABLE | {rules.ISSUED}:
        return UNKNOWN
    return estimate_in(floor_flow(ticket.hall, at=at), ticket)


def estimate_in(flow: Flow, ticket: Ticket) -> Estimate:
    """How long this ticket still waits on a floor that was read.

    A number that nobody has confirmed stands in no line yet: paper comes out within seconds and
    says what was told with the number; from afar it is the wait of whoever comes now.
    """
    if ticket.state in rules.CALLABLE:
        return _as_range(flow.waits.get(ticket.pk))
    if ticket.state != rules.ISSUED:
        return UNKNOWN
    if ticket.delivery == Ticket.Delivery.REMOTE:
        return _as_range(flow.newcomer(ticket.offering_id))
    return Estimate(ticket.likely_minutes, ticket.late_minutes)


def newcomer_ranges(hall: Hall, service: str, *, at: datetime) -> tuple[str, str]:
    """The likely and late minutes of somebody who takes a number now, one for each place in line.

    The statement that gives the number picks its own place from them. They are read at most every
    few seconds per hall and process; empty arrays when nobody can know.
    """
    known = _newcomers.get((hall.pk, hall.version), at, lambda: _read_newcomers(hall, at=at)).get(
        service
    )
    return known.ranges if known else ("{}", "{}")


def _as_array(minutes: list[int | None]) -> str:
    return "{" + ",".join("null" if each is None else str(each) for each in minutes) + "}"


def _as_range(expected: Expected | None) -> Estimate:
    return expected.as_range() if expected else UNKNOWN


def _read_newcomers(hall: Hall, *, at: datetime) -> dict[str, _Newcomer]:
    flow = floor_flow(hall, at=at)
    ahead: defaultdict[UUID, int] = defaultdict(int)
    for person in flow.people:
        ahead[person.queue] += 1
    return {
        code: _Newcomer(
            wait=flow.newcomer(offering.id),
            ahead=ahead[offering.queue.id] if offering.queue else 0,
            per_person=flow.per_person(offering.id),
        )
        for code, offering in floor_plan(hall).offerings.items()
    }


def floor_flow(hall: Hall, *, at: datetime) -> Flow:
    """The hall's floor at this moment, played forward (four queries, and the paces)."""
    plan = floor_plan(hall)
    paces = _paces.get((hall.pk, hall.version), at, lambda: read_paces(hall, plan, at=at))
    open_tickets = Ticket.objects.filter(hall=hall, day=hall.local(at).date()).filter(
        state__in=rules.CALLABLE | rules.AT_COUNTER
    )
    standing = [each for each in open_tickets.only(*_FIELDS) if each.offering_id in paces]
    since = QueueDay.objects.filter(queue__hall=hall, day=hall.local(at).date())
    return Flow(
        desks=_desks(hall, standing, paces, at=at),
        people=[_standing(each) for each in standing if each.state in rules.CALLABLE],
        paces=paces,
        since=dict(since.values_list("queue_id", "since_priority")),
        most=plan.policy.regular_between_priority,
    )


_FIELDS = (
    "state",
    "state_at",
    "counter",
    "queue",
    "offering",
    "reserved_for",
    "rank_at",
    "arrived_at",
    "sequence",
    "priority",
)


def _standing(ticket: Ticket) -> rules.Standing:
    return rules.Standing(
        ticket.pk,
        ticket.rank_at,
        ticket.arrived_at,
        ticket.sequence,
        ticket.priority,
        ticket.queue_id,
        ticket.offering_id,
        ticket.reserved_for_id,
    )


def _desks(
    hall: Hall, tickets: list[Ticket], paces: dict[UUID, Pace], *, at: datetime
) -> list[Desk]:
    """The counters that call now or after the break that they have, with who is there."""
    desks = {each.id: each for each in _working(hall, at=at)}
    for ticket in tickets:
        if ticket.state in rules.AT_COUNTER and ticket.counter_id in desks:
            pace, elapsed = paces[ticket.offering_id], _minutes(at - ticket.state_at)
            desk = desks[ticket.counter_id]
            desk.free_in = residual(pace, elapsed)
            desk.variance = pace.spread**2 / 2
            if desk.rest is not None and -elapsed > desk.rest[0] + LATE_FOR_BREAK:
                desk.rest = None  # somebody was called in the break: it is not taken today
    return list(desks.values())


def _working(hall: Hall, *, at: datetime) -> Iterator[Desk]:
    """The open counters that do not pause, and those whose pause is their break."""
    sessions = CounterSession.objects.open().filter(hall=hall).select_related("counter")
    gives = CounterService.objects.filter(counter__sessions__in=sessions)
    given: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for counter, offering in gives.values_list("counter_id", "offering_id"):
        given[counter].add(offering)
    for session in sessions:
        rest = _rest_from_now(session.counter, hall, at=at)
        in_break = rest is not None and rest[0] <= 0 < rest[1]
        if session.paused_at is None or in_break:
            desk = Desk(session.counter_id, frozenset(given[session.counter_id]))
            desk.rest = rest
            yield desk


def _rest_from_now(counter: Counter, hall: Hall, *, at: datetime) -> tuple[float, float] | None:
    """The counter's break of today in minutes from now, None where it has none or it is over."""
    if counter.rest is None:
        return None
    day = hall.local(at).date()
    bounds = (counter.rest.starts, counter.rest.ends)
    starts, ends = (_minutes(datetime.combine(day, each, tzinfo=hall.zone) - at) for each in bounds)
    return (starts, ends) if ends > 0 else None


def _minutes(span: timedelta) -> float:
    return span.total_seconds() / 60


def read_paces(hall: Hall, plan: FloorPlan, *, at: datetime) -> dict[UUID, Pace]:
    """How long one person takes, by offering: seen times blended with the catalogue's minutes."""
    seen = sql.rows(
        Times,
        TIMES,
        hall=hall.pk,
        at=at,
        since=at - HISTORY,
        recent=at - RECENT,
        zone=hall.region.timezone,
        clock=hall.local(at).time(),
    )
    usual = {each.id: Usual(each.office_id, each.minutes) for each in plan.offerings.values()}
    return paces_from(seen, usual)
