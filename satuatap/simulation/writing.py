"""A day played in memory, written at once: the rows as the actions would leave them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from satuatap.core.hints import hint
from satuatap.core.ids import short_code
from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.models import (
    Call,
    CounterSession,
    QueueDay,
    Ticket,
    TicketEvent,
    Visit,
)
from satuatap.queueing.queries.plan import QueuePlan, floor_plan
from satuatap.simulation.database import SIMULATOR
from satuatap.simulation.memory import Fact, Held, MemoryFloor
from satuatap.simulation.plan import REMOTE

BATCH = 2000
LAST_CALLS = 10
AFTER_THE_LAST = timedelta(minutes=5)  # an officer whose day is over closes the counter


@transaction.atomic
def write_play(hall: Hall, floor: MemoryFloor, *, day: date, since: datetime) -> int:
    """Write the floor's tickets, history, last calls and open counters; returns the tickets."""
    held, history = floor.book.tickets.values(), floor.book.history
    visits = _visits(hall, held, day)
    queues = _queues(hall)
    tickets = [_ticket(each, visits[each.visit], queues[each.numbered_by]) for each in held]
    Visit.objects.bulk_create(visits.values(), batch_size=BATCH)
    Ticket.objects.bulk_create(tickets, batch_size=BATCH)
    TicketEvent.objects.bulk_create((_event(hall, fact) for fact in history), batch_size=BATCH)
    _write_calls(hall, floor, {each.pk: each.number for each in tickets})
    _write_days(floor, day)
    _write_sessions(hall, floor, since)
    hint(hall.pk)
    return len(tickets)


def _visits(hall: Hall, tickets: Iterable[Held], day: date) -> dict[UUID, Visit]:
    arrived: dict[UUID, datetime] = {}
    for each in tickets:
        arrived.setdefault(each.visit, each.standing.arrived_at)
    return {key: Visit(id=key, hall=hall, day=day, arrived_at=at) for key, at in arrived.items()}


def _queues(hall: Hall) -> dict[UUID, QueuePlan]:
    queues = [each.queue for each in floor_plan(hall).offerings.values()]
    return {queue.id: queue for queue in queues if queue}


def _ticket(held: Held, visit: Visit, queue: QueuePlan) -> Ticket:
    standing = held.standing
    shown = rules.displayed_number(
        sequence=standing.sequence, first=queue.first_number, last=queue.last_number
    )
    return Ticket(
        id=standing.ticket,
        code=short_code(),
        hall=visit.hall,
        visit=visit,
        offering_id=standing.offering,
        queue_id=standing.queue,
        numbered_by_id=queue.id,
        day=visit.day,
        sequence=standing.sequence,
        number=rules.label(queue.prefix, shown),
        state=held.state,
        priority=standing.priority,
        priority_reason=held.reason,
        delivery=held.delivery,
        issued_at=held.issued_at,
        arrived_at=standing.arrived_at,
        rank_at=standing.rank_at,
        confirm_by=held.confirm_by,
        state_at=held.state_at,
        counter_id=held.desk,
        calls=held.calls,
        returns=held.returns,
        outcome=held.outcome,
    )


def _event(hall: Hall, fact: Fact) -> TicketEvent:
    return TicketEvent(
        ticket_id=fact.ticket,
        hall=hall,
        at=fact.at,
        kind=fact.kind,
        before_state=fact.before,
        after_state=fact.after,
        actor=SIMULATOR.actor,
        counter_id=fact.desk,
        queue_id=fact.queue,
        reason=fact.reason,
        after=fact.changed,
    )


def _write_calls(hall: Hall, floor: MemoryFloor, numbers: dict[UUID, str]) -> None:
    """The last calls only: older ones are neither shown nor said again."""
    if not floor.open_desks:
        return
    calls = [fact for fact in floor.book.history if fact.kind == "call"]
    Call.objects.bulk_create(
        Call(
            hall=hall,
            ticket_id=fact.ticket,
            counter_id=fact.desk,
            number=numbers[fact.ticket],
            at=fact.at,
        )
        for fact in calls[-LAST_CALLS:]
        if fact.desk is not None
    )


def _write_days(floor: MemoryFloor, day: date) -> None:
    """Numbers that were given before, on the same day, stay counted."""
    held = floor.book.tickets.values()
    remote = Counter(each.numbered_by for each in held if each.delivery == REMOTE)
    for queue, issued in floor.issued.items():
        known, _ = QueueDay.objects.get_or_create(queue_id=queue, day=day)
        known.issued, known.since_priority = issued, floor.lines.since[queue]
        known.issued_remote += remote[queue]
        known.save()


def _write_sessions(hall: Hall, floor: MemoryFloor, since: datetime) -> None:
    """Counters that are open at the end stay open, unless a person sits there; others are over."""
    taken = CounterSession.objects.open().filter(hall=hall).values_list("counter_id", flat=True)
    worked = dict.fromkeys(floor.open_desks, since)
    worked |= {fact.desk: fact.at for fact in floor.book.history if fact.desk is not None}
    for counter in set(taken) & set(floor.open_desks):
        del worked[counter]
    CounterSession.objects.bulk_create(
        CounterSession(
            hall=hall,
            counter_id=desk,
            actor=SIMULATOR.actor,
            opened_at=since,
            closed_at=None if desk in floor.open_desks else at + AFTER_THE_LAST,
            paused_at=at if floor.open_desks.get(desk) is False else None,
        )
        for desk, at in worked.items()
    )
