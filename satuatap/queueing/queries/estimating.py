"""Waiting estimates of halls: the floor as it stands, and the pace seen in the event log."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from satuatap.core.remembering import Remembered
from satuatap.places.models import Counter, Hall
from satuatap.queueing import rules
from satuatap.queueing.estimates import (
    UNKNOWN,
    Desk,
    Estimate,
    Expected,
    Flow,
    Pace,
    residual,
)
from satuatap.queueing.models import CounterService, CounterSession, QueueDay, Ticket
from satuatap.queueing.queries.paces import Key, paces_of, seen_paces
from satuatap.queueing.queries.plan import FloorPlan, floor_plan, floor_plans
from satuatap.queueing.queries.today import queue_days, today_at

LATE_FOR_BREAK = 5  # minutes into a break in which the person before it may still begin
PLACES = 200  # nobody is told a range behind more people than this


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


_newcomers: Remembered[Key, dict[str, _Newcomer]] = Remembered(keep=timedelta(seconds=4))


def forget_estimates() -> None:
    """Let this process read paces and floors again (for tests and after a change of set-up)."""
    seen_paces.forget()
    _newcomers.forget()


def offering_estimates(hall: Hall, *, at: datetime) -> dict[str, Estimate]:
    """How long somebody who takes a number now will wait, by the offering's code."""
    return newcomer_estimates(floor_flow(hall, at=at), floor_plan(hall))


def newcomer_estimates(flow: Flow, plan: FloorPlan) -> dict[str, Estimate]:
    """The same from a floor that was read already."""
    return {
        code: _as_range(flow.newcomer(offering.id)) for code, offering in plan.offerings.items()
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
    """The hall's floor at this moment, played forward (three queries, and the paces)."""
    return floor_flows([hall], at=at)[hall.pk]


def floor_flows(
    halls: Collection[Hall], *, at: datetime, days: Mapping[UUID, QueueDay] | None = None
) -> dict[UUID, Flow]:
    """Each hall's floor, by the hall's id; as many queries for many halls as for one.

    ``days`` are today's rows of their queues, where the caller has read them already.
    """
    days = queue_days(halls, at=at) if days is None else days
    plans, paces = floor_plans(halls), paces_of(halls, at=at)
    tickets, sessions = _tickets(halls, at=at), _sessions(halls)
    flows = {}
    for hall in halls:
        standing = [each for each in tickets[hall.pk] if each.offering_id in paces[hall.pk]]
        desks = _working(hall, sessions[hall.pk], at=at)
        flows[hall.pk] = Flow(
            desks=_busy(desks, standing, paces[hall.pk], at=at),
            people=[_standing(each) for each in standing if each.state in rules.CALLABLE],
            paces=paces[hall.pk],
            since={queue: each.since_priority for queue, each in days.items()},
            most=plans[hall.pk].policy.regular_between_priority,
        )
    return flows


def _tickets(halls: Iterable[Hall], *, at: datetime) -> Mapping[UUID, list[Ticket]]:
    """Who waits or is at a counter today, by hall."""
    found: defaultdict[UUID, list[Ticket]] = defaultdict(list)
    there = Ticket.objects.filter(state__in=rules.CALLABLE | rules.AT_COUNTER)
    for each in there.filter(today_at(halls, at=at)).only(*_FIELDS):
        found[each.hall_id].append(each)
    return found


def _sessions(halls: Iterable[Hall]) -> Mapping[UUID, list[Any]]:
    """The open counters by hall, each with the services that it ``gives``."""
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    gives = CounterService.objects.filter(counter=OuterRef("counter")).values("offering_id")
    sitting = CounterSession.objects.open().filter(hall__in=[each.pk for each in halls])
    for each in (
        sitting.select_related("counter")
        .annotate(gives=ArraySubquery(gives))
        .order_by("counter_id")
    ):
        found[each.hall_id].append(each)
    return found


_FIELDS = (
    "hall",
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


def _busy(
    working: Iterable[Desk], tickets: list[Ticket], paces: dict[UUID, Pace], *, at: datetime
) -> list[Desk]:
    """The counters that call now or after the break that they have, with who is there."""
    desks = {each.id: each for each in working}
    for ticket in tickets:
        if ticket.state in rules.AT_COUNTER and ticket.counter_id in desks:
            pace, elapsed = paces[ticket.offering_id], _minutes(at - ticket.state_at)
            desk = desks[ticket.counter_id]
            desk.free_in = residual(pace, elapsed)
            desk.variance = pace.spread**2 / 2
            if desk.rest is not None and -elapsed > desk.rest[0] + LATE_FOR_BREAK:
                desk.rest = None  # somebody was called in the break: it is not taken today
    return list(desks.values())


def _working(hall: Hall, sessions: Iterable[Any], *, at: datetime) -> Iterator[Desk]:
    """The open counters that do not pause, and those whose pause is their break."""
    for session in sessions:
        rest = _rest_from_now(session.counter, hall, at=at)
        in_break = rest is not None and rest[0] <= 0 < rest[1]
        if session.paused_at is None or in_break:
            desk = Desk(session.counter_id, frozenset(session.gives))
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
