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
    """One counter's share of a day: its own calls, and whom it missed and served.

    Waits are those of the people whom it called first; minutes of service the mean of those it
    served. A counter answers for its own calls out of order and no-shows alone.
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
        """Its calls out of order among all of its calls; None before the first."""
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
    reasons = [reason for each in called for reason in each.out_of_order]
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


@dataclass(frozen=True)
class _Acts:
    """How often each counter called, called out of order, and waited for somebody in vain."""

    calls: Tally[UUID]
    jumps: Tally[UUID]
    missed: Tally[UUID]


def _acts(called: list[TicketTimes]) -> _Acts:
    gone = [each.missed_at for each in called if each.state == rules.NO_SHOW]
    return _Acts(
        calls=Tally(counter for each in called for counter in each.callers),
        jumps=Tally(counter for each in called for counter in each.jumped_at),
        missed=Tally(counter for counter in gone if counter is not None),
    )


def _by_counter(hall: Hall, called: list[TicketTimes]) -> list[CounterFairness]:
    first: defaultdict[UUID, list[TicketTimes]] = defaultdict(list)
    served: defaultdict[UUID, list[float]] = defaultdict(list)
    for each in called:
        if each.first_counter is not None:
            first[each.first_counter].append(each)
        if each.served_by is not None and each.state == rules.DONE:
            served[each.served_by].append(each.serving)
    acts, codes = _acts(called), dict(Counter.objects.filter(hall=hall).values_list("pk", "code"))
    keys = {*first, *served, *acts.calls, *acts.missed}
    return [
        _counter(key, codes.get(key, ""), acts=acts, first=first[key], served=served[key])
        for key in sorted(keys, key=lambda key: codes.get(key, "").rjust(8))
    ]


def _counter(
    key: UUID, code: str, *, acts: _Acts, first: list[TicketTimes], served: list[float]
) -> CounterFairness:
    return CounterFairness(
        counter=key,
        code=code,
        called=acts.calls[key],
        out_of_order=acts.jumps[key],
        no_shows=acts.missed[key],
        served=len(served),
        serving_minutes=round(sum(served) / len(served) / 60, 1) if served else None,
        waits=_waits(first),
        regular=_waits(each for each in first if not each.priority),
        priority=_waits(each for each in first if each.priority),
        told=told_to(first),
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


def _ended(tickets: Iterable[TicketTimes], state: str) -> int:
    return sum(each.state == state for each in tickets)
