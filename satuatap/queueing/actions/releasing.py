"""Letting go of reservations: nobody waits for one counter that does not call."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from satuatap.places.models import Counter
from satuatap.queueing.actions.steps import SYSTEM, By, Step, plain, write_event
from satuatap.queueing.models import CounterSession, HallPolicy, Ticket

CLOSED = "counter-closed"
PAUSED = "counter-paused"


def release_reserved(counter: Counter, *, by: By, at: datetime) -> None:
    """Whoever was sent to this counter alone keeps the place, and any counter may call them."""
    sent_here = Ticket.objects.waiting().filter(reserved_for=counter)
    for ticket in sent_here.select_for_update(of=("self",)):
        _release(ticket, Step("release", ticket.state, by, at, CLOSED))


@transaction.atomic
def release_stranded(*, at: datetime) -> int:
    """Release everybody who waits for a counter that is closed, or pauses for too long.

    The hall's policy says how long a pause may be; returns how many were released.
    """
    reserved = Ticket.objects.waiting().exclude(reserved_for=None)
    why = _why_stranded(reserved, at=at)
    late = reserved.filter(reserved_for__in=why).select_for_update(skip_locked=True, of=("self",))
    released = [
        _release(ticket, Step("release", ticket.state, SYSTEM, at, why[ticket.reserved_for_id]))
        for ticket in late
        if ticket.reserved_for_id is not None
    ]
    return len(released)


def _why_stranded(reserved: QuerySet[Ticket], *, at: datetime) -> dict[UUID, str]:
    """The counters of these reservations that nobody should wait for, each with the reason."""
    awaited = dict(reserved.order_by().values_list("reserved_for", "hall").distinct())
    sessions = CounterSession.objects.open().filter(counter__in=awaited)
    paused_at = dict(sessions.values_list("counter", "paused_at"))
    policies = HallPolicy.objects.in_bulk(set(awaited.values()))
    why = {}
    for counter, hall in awaited.items():
        patience = timedelta(minutes=policies.get(hall, HallPolicy()).reserved_minutes)
        since = paused_at.get(counter)
        if counter not in paused_at:
            why[counter] = CLOSED
        elif since is not None and at - since >= patience:
            why[counter] = PAUSED
    return why


def _release(ticket: Ticket, step: Step) -> Ticket:
    left = ticket.reserved_for_id
    ticket.reserved_for = None
    ticket.save(update_fields=["reserved_for"])
    write_event(
        ticket,
        step,
        came_from=ticket.state,
        counter_id=left,
        before={"reserved_for_id": plain(left)},
    )
    return ticket
