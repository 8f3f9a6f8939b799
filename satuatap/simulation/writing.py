"""A day played in memory, written at once: the rows as the actions would leave them."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from satuatap.core.hints import hint
from satuatap.core.ids import short_code, uuid7
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

BATCH = 2000
LAST_CALLS = 10


@transaction.atomic
def write_play(hall: Hall, floor: MemoryFloor, *, day: date, since: datetime) -> int:
    """Write the floor's tickets, history, last calls and open counters; returns the tickets."""
    queues = {
        each.queue.id: each.queue for each in floor_plan(hall).offerings.values() if each.queue
    }
    born = {fact.ticket: fact for fact in floor.history if fact.kind == "issue"}
    tickets = [
        _ticket(hall, held, queues[held.numbered_by], issued=born[key].at, day=day)
        for key, held in floor.tickets.items()
    ]
    Visit.objects.bulk_create([each.visit for each in tickets], batch_size=BATCH)
    Ticket.objects.bulk_create(tickets, batch_size=BATCH)
    events = [_event(hall, fact) for fact in floor.history]
    TicketEvent.objects.bulk_create(events, batch_size=BATCH)
    _write_calls(hall, floor, {each.pk: each.number for each in tickets})
    _write_days(floor, day)
    _write_sessions(hall, floor, since)
    hint(hall.pk)
    return len(tickets)


def _ticket(hall: Hall, held: Held, queue: QueuePlan, *, issued: datetime, day: date) -> Ticket:
    standing = held.standing
    shown = rules.displayed_number(
        sequence=standing.sequence, first=queue.first_number, last=queue.last_number
    )
    return Ticket(
        id=standing.ticket,
        code=short_code(),
        hall=hall,
        visit=Visit(id=uuid7(), hall=hall, day=day, arrived_at=issued),
        offering_id=standing.offering,
        queue_id=standing.queue,
        numbered_by_id=queue.id,
        day=day,
        sequence=standing.sequence,
        number=rules.label(queue.prefix, shown),
        state=held.state,
        priority=standing.priority,
        priority_reason=held.reason,
        delivery=Ticket.Delivery.PHONE,
        issued_at=issued,
        arrived_at=standing.arrived_at,
        rank_at=standing.rank_at,
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
    calls = [fact for fact in floor.history if fact.kind == "call"] if floor.open_desks else []
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
    for queue, issued in floor.issued.items():
        QueueDay.objects.update_or_create(
            queue_id=queue,
            day=day,
            defaults={"issued": issued, "since_priority": floor.since[queue]},
        )


def _write_sessions(hall: Hall, floor: MemoryFloor, since: datetime) -> None:
    """Counters that are open at the end stay open; the others have had their day."""
    taken = set(
        CounterSession.objects.open().filter(hall=hall).values_list("counter_id", flat=True)
    )
    worked: defaultdict[UUID, datetime] = defaultdict(lambda: since)
    for fact in floor.history:
        if fact.desk is not None:
            worked[fact.desk] = fact.at
    CounterSession.objects.bulk_create(
        CounterSession(
            hall=hall,
            counter_id=desk,
            actor=SIMULATOR.actor,
            opened_at=since,
            closed_at=None if desk in floor.open_desks else at + timedelta(minutes=5),
            paused_at=at if floor.open_desks.get(desk) is False else None,
        )
        for desk, at in worked.items()
        if desk not in floor.open_desks or desk not in taken
    )
