"""A hall's floor as this process saw it last, shared by everybody who asks about it.

A call makes every open ticket page of the hall ask at once. One of them reads the floor, the others
read only its mark, which differs whenever anything on the floor does. So places in line and
counters are never older than the question; waits and messages are at most ``KEEP`` old.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import Lock
from uuid import UUID

from satuatap.core import sql
from satuatap.places.models import Counter, Hall
from satuatap.queueing import rules
from satuatap.queueing.estimates import Estimate, Flow
from satuatap.queueing.models import CounterService, CounterSession, QueueDay, Ticket
from satuatap.queueing.queries.estimating import estimate_in, floor_flow
from satuatap.queueing.queries.notices import HallNotice, hall_notices
from satuatap.queueing.queries.plan import floor_plan

MARK = Path(__file__).parent.parent / "sql" / "floor_mark.sql"
KEEP = timedelta(seconds=10)
MOST = 64  # halls that one process remembers


@dataclass(frozen=True)
class Mark:
    """What differs as soon as anything on the floor does."""

    version: int
    tickets: str
    sessions: str
    lines: str
    notices: str


@dataclass(frozen=True)
class Picture:
    """A hall's floor at one moment: the line of each queue, who is served, who sits where."""

    at: datetime
    day: date
    tickets: Mapping[UUID, list[Ticket]]
    since_priority: Mapping[UUID, int]
    most: int
    counters: Mapping[UUID, Counter]
    gives: Mapping[UUID, list[UUID]]
    sitting: frozenset[UUID]
    notices: tuple[HallNotice, ...]
    flow: Flow

    @cached_property
    def lines(self) -> dict[UUID, list[Ticket]]:
        """Who waits in each queue, in calling order."""
        return {
            queue: self._ordered(queue, [each for each in tickets if each.state in rules.CALLABLE])
            for queue, tickets in self.tickets.items()
        }

    def line_around(self, ticket: Ticket) -> list[Ticket]:
        """The ticket's queue in calling order with the ticket in its place; empty without one."""
        if ticket.state not in rules.CALLABLE | {rules.ISSUED} or ticket.day != self.day:
            return []
        line = self.lines.get(ticket.queue_id, [])
        if any(each.pk == ticket.pk for each in line):
            return line
        return self._ordered(ticket.queue_id, [*line, ticket])

    def _ordered(self, queue: UUID, tickets: list[Ticket]) -> list[Ticket]:
        by_id = {each.pk: each for each in tickets}
        places = [each.place for each in tickets]
        since = self.since_priority.get(queue, 0)
        order = rules.calling_order(places, since_priority=since, most=self.most)
        return [by_id[place.ticket] for place in order]

    def served(self, queue: UUID) -> Ticket | None:
        """Who was called or began last in this queue, and is at a counter now."""
        there = [each for each in self.tickets.get(queue, []) if each.state in rules.AT_COUNTER]
        return max(there, key=lambda each: each.state_at, default=None)

    def estimate(self, ticket: Ticket) -> Estimate:
        """How long the ticket still waits; unknown when nobody will call it."""
        return estimate_in(self.flow, ticket)

    def counters_for(self, ticket: Ticket) -> list[Counter]:
        """Where the call may lead: the open counters of the service, else all that give it."""
        if ticket.reserved_for_id is not None:
            return [each for each in [self.counters.get(ticket.reserved_for_id)] if each]
        keys = self.gives.get(ticket.offering_id, [])
        giving = [self.counters[key] for key in keys if self.counters[key].is_active]
        working = [each for each in giving if each.pk in self.sitting]
        return sorted(working or giving, key=_in_order)


_seen: dict[UUID, tuple[Mark, Picture]] = {}
_reading: defaultdict[UUID, Lock] = defaultdict(Lock)


def floor_picture(hall: Hall, *, at: datetime) -> Picture:
    """The hall's floor now: one query while nothing has changed, about a dozen when it has."""
    day = hall.local(at).date()
    mark = sql.rows(Mark, MARK, hall=hall.pk, day=day, at=at)[0]
    with _reading[hall.pk]:
        known = _seen.get(hall.pk)
        if known is None or known[0] != mark or not _holds(known[1], day, at):
            known = _seen[hall.pk] = (mark, _read(hall, day, at))
            while len(_seen) > MOST:
                _seen.pop(next(iter(_seen)), None)
    return known[1]


def _holds(picture: Picture, day: date, at: datetime) -> bool:
    return picture.day == day and timedelta() <= at - picture.at < KEEP


def _read(hall: Hall, day: date, at: datetime) -> Picture:
    """Read the floor; what commits meanwhile has another mark, so the next question reads again."""
    tickets: defaultdict[UUID, list[Ticket]] = defaultdict(list)
    there = Ticket.objects.filter(hall=hall, day=day, state__in=rules.CALLABLE | rules.AT_COUNTER)
    for ticket in there:
        tickets[ticket.queue_id].append(ticket)
    days = QueueDay.objects.filter(queue__hall=hall, day=day)
    gives: defaultdict[UUID, list[UUID]] = defaultdict(list)
    pairs = CounterService.objects.filter(counter__hall=hall)
    for offering, counter in pairs.values_list("offering_id", "counter_id"):
        gives[offering].append(counter)
    sitting = CounterSession.objects.open().filter(hall=hall)
    return Picture(
        at=at,
        day=day,
        tickets=tickets,
        since_priority=dict(days.values_list("queue_id", "since_priority")),
        most=floor_plan(hall).policy.regular_between_priority,
        counters={each.pk: each for each in Counter.objects.filter(hall=hall)},
        gives=gives,
        sitting=frozenset(sitting.values_list("counter_id", flat=True)),
        notices=tuple(hall_notices(hall, at=at)),
        flow=floor_flow(hall, at=at),
    )


def _in_order(counter: Counter) -> tuple[int, str]:
    return (int(counter.code) if counter.code.isdecimal() else 9999, counter.code)
