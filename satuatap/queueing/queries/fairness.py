"""Whether a hall's day was fair: who waited how long, and who was called out of order."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from satuatap.places.models import Counter, Hall
from satuatap.queueing import rules
from satuatap.queueing.figures import Told, Waits, told, waits
from satuatap.queueing.queries.times import TicketTimes, ticket_times


@dataclass(frozen=True)
class CounterFairness:
    """One counter's share of a day, by the people it called first.

    Minutes of service are the mean of those it served.
    """

    counter: UUID
    code: str
    called: int
    out_of_order: int
    no_shows: int
    served: int
    serving_minutes: float | None
    waits: Waits
    regular: Waits
    priority: Waits
    told: Told

    @property
    def share_out_of_order(self) -> float | None:
        """People called out of order among all whom it called; None before the first."""
        return self.out_of_order / self.called if self.called else None


@dataclass(frozen=True)
class Fairness:
    """One hall and day. Waits run to the first call; shares are from 0 to 1."""

    day: date
    issued: int
    served: int
    no_shows: int
    left: int
    regular: Waits
    priority: Waits
    told: Told
    called: int
    out_of_order: int
    reasons: dict[str, int]
    counters: list[CounterFairness]

    @property
    def share_out_of_order(self) -> float | None:
        """Calls out of order among all; None before the first call."""
        return self.out_of_order / self.called if self.called else None


def fairness(hall: Hall, *, day: date, at: datetime) -> Fairness:
    """The day's fairness, worked out anew from the event log."""
    tickets = ticket_times(hall, first=day, at=at)
    called = [each for each in tickets if each.called_at is not None]
    reasons = [reason for each in called for reason in _reasons(each)]
    return Fairness(
        day=day,
        issued=len(tickets),
        served=_ended(tickets, rules.DONE),
        no_shows=_ended(tickets, rules.NO_SHOW),
        left=_ended(tickets, rules.CANCELLED) + _ended(tickets, rules.EXPIRED),
        regular=_waits(each for each in called if not each.priority),
        priority=_waits(each for each in called if each.priority),
        told=told_to(called),
        called=sum(each.calls for each in tickets),
        out_of_order=len(reasons),
        reasons=dict(Tally(reasons).most_common()),
        counters=_by_counter(hall, called),
    )


def _by_counter(hall: Hall, called: list[TicketTimes]) -> list[CounterFairness]:
    by_counter: defaultdict[UUID, list[TicketTimes]] = defaultdict(list)
    for each in called:
        if each.first_counter is not None:
            by_counter[each.first_counter].append(each)
    served: defaultdict[UUID, list[float]] = defaultdict(list)
    for each in called:
        if each.served_by is not None and each.state == rules.DONE:
            served[each.served_by].append(each.serving)
    codes = dict(Counter.objects.filter(hall=hall).values_list("pk", "code"))
    return [
        _counter(key, codes.get(key, ""), called=by_counter[key], served=served[key])
        for key in sorted({*by_counter, *served}, key=lambda key: codes.get(key, "").rjust(8))
    ]


def _counter(
    key: UUID, code: str, *, called: list[TicketTimes], served: list[float]
) -> CounterFairness:
    return CounterFairness(
        counter=key,
        code=code,
        called=len(called),
        out_of_order=sum(bool(each.out_of_order) for each in called),
        no_shows=_ended(called, rules.NO_SHOW),
        served=len(served),
        serving_minutes=round(sum(served) / len(served) / 60, 1) if served else None,
        waits=_waits(called),
        regular=_waits(each for each in called if not each.priority),
        priority=_waits(each for each in called if each.priority),
        told=told_to(called),
    )


def _waits(called: Iterable[TicketTimes]) -> Waits:
    return waits([each.first_wait for each in called if each.first_wait is not None])


def told_to(called: Iterable[TicketTimes]) -> Told:
    """What people were told when they took the number, beside what they waited."""
    return told(
        [
            (each.first_wait / 60, each.likely_minutes, each.late_minutes)
            for each in called
            if each.first_wait is not None
            and each.likely_minutes is not None
            and each.late_minutes is not None
        ]
    )


def _reasons(ticket: TicketTimes) -> list[str]:
    return ticket.out_of_order.split(", ") if ticket.out_of_order else []


def _ended(tickets: Iterable[TicketTimes], state: str) -> int:
    return sum(each.state == state for each in tickets)
