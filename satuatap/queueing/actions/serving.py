"""At the counter: start, hold, transfer, finish, miss, and take the last step back."""

from datetime import datetime, timedelta

from django.db import transaction

from satuatap.catalogue.models import Offering
from satuatap.core.events import announce
from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.actions.arriving import rank_for
from satuatap.queueing.actions.steps import (
    By,
    Step,
    locked,
    must_be_at,
    policy_of,
    take,
    write_event,
)
from satuatap.queueing.errors import NotFromHere, NothingToUndo, ServiceIsUnknown
from satuatap.queueing.events import TicketServed
from satuatap.queueing.models import QueueDay, Ticket

UNDO_SECONDS = 10


@transaction.atomic
def start_ticket(ticket: Ticket, *, by: By, at: datetime, counter: Counter | None = None) -> Ticket:
    """The person has come to the counter; service begins. Doing it again changes nothing."""
    ticket = locked(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    if ticket.state == rules.SERVING:
        return ticket
    return take(ticket, Step("start", rules.SERVING, by, at))


@transaction.atomic
def finish_ticket(
    ticket: Ticket,
    *,
    by: By,
    at: datetime,
    outcome: str = Ticket.Outcome.SERVED,
    counter: Counter | None = None,
) -> Ticket:
    """Service ends with an outcome; a call that was never started is started first."""
    ticket = locked(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    if ticket.state == rules.DONE:
        return ticket
    if ticket.state == rules.CALLED:
        ticket = take(ticket, Step("start", rules.SERVING, by, at))
    ticket = take(ticket, Step("finish", rules.DONE, by, at, outcome), outcome=outcome)
    announce(
        TicketServed(ticket_id=ticket.pk, visit_id=ticket.visit_id, hall_id=ticket.hall_id, at=at)
    )
    return ticket


@transaction.atomic
def miss_ticket(ticket: Ticket, *, by: By, at: datetime, counter: Counter | None = None) -> Ticket:
    """Nobody came. Doing it again changes nothing."""
    ticket = locked(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    if ticket.state == rules.NO_SHOW:
        return ticket
    return take(ticket, Step("no-show", rules.NO_SHOW, by, at))


@transaction.atomic
def hold_ticket(
    ticket: Ticket, *, by: By, at: datetime, reason: str = "", counter: Counter | None = None
) -> Ticket:
    """Put somebody aside (to fetch a copy, to fill a form) and free the counter."""
    ticket = locked(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    if ticket.state == rules.ON_HOLD:
        return ticket
    return take(ticket, Step("hold", rules.ON_HOLD, by, at, reason))


@transaction.atomic
def transfer_ticket(
    ticket: Ticket,
    *,
    by: By,
    at: datetime,
    offering: Offering | None = None,
    to_counter: Counter | None = None,
    counter: Counter | None = None,
) -> Ticket:
    """Send somebody to another service, or to one counter, keeping the number.

    The hall's policy gives the place in the new line: by first arrival (the default), after the
    next few, or at the end. Raises ServiceIsUnknown when the target is not of this hall.
    """
    ticket = locked(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    target = offering or ticket.offering
    foreign = to_counter is not None and to_counter.hall_id != ticket.hall_id
    if target.hall_id != ticket.hall_id or target.queue_id is None or foreign:
        raise ServiceIsUnknown
    policy = policy_of(ticket.hall_id)
    QueueDay.objects.get_or_create(queue_id=target.queue_id, day=ticket.day)
    moved = Ticket(pk=ticket.pk, queue_id=target.queue_id, day=ticket.day)
    moved.arrived_at = ticket.arrived_at
    rank = rank_for(moved, policy.transfer_place, after=policy.return_after, at=at)
    return take(
        ticket,
        Step("transfer", rules.TRANSFERRED, by, at),
        offering_id=target.pk,
        queue_id=target.queue_id,
        rank_at=rank,
        reserved_for_id=to_counter.pk if to_counter else None,
        counter_id=None,
        calls=0,
    )


@transaction.atomic
def undo_last_step(
    ticket: Ticket, *, by: By, at: datetime, counter: Counter | None = None
) -> Ticket:
    """Take the ticket's last step back, within ten seconds and once."""
    ticket = locked(ticket)
    last = ticket.events.order_by("-id").first()
    if last is None or at - last.at > timedelta(seconds=UNDO_SECONDS):
        raise NothingToUndo
    if last.before_state not in rules.UNDO_ARROWS.get(ticket.state, frozenset()):
        raise NothingToUndo
    if last.kind == "undo" or last.after_state != ticket.state:
        raise NothingToUndo
    if counter is not None and last.counter_id != counter.pk:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    came_from = ticket.state
    for name, value in last.before.items():
        setattr(ticket, _field(name), value)
    ticket.state, ticket.state_at, ticket.undos = last.before_state, at, ticket.undos + 1
    ticket.save()
    write_event(
        ticket,
        Step("undo", last.before_state, by, at),
        came_from=came_from,
        counter_id=last.counter_id,
    )
    return ticket


def _field(name: str) -> str:
    return f"{name}_id" if name in {"counter", "reserved_for"} else name
