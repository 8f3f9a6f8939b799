"""Taking the last step of a counter back."""

from collections import Counter as Tally
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.actions.steps import (
    By,
    Step,
    locked,
    locked_session,
    must_be_at,
    must_be_free,
    must_sit,
    plain,
    write_event,
)
from satuatap.queueing.errors import NothingToUndo
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent

UNDO_TIME = timedelta(seconds=10)


@transaction.atomic
def undo_last_step(
    ticket: Ticket, *, by: By, at: datetime, counter: Counter | None = None
) -> Ticket:
    """Take the ticket's last step back, within ten seconds and once.

    Everything stands as before: place, counter, number of calls, and the queue's turn between
    priority and regular people. Raises NothingToUndo when the step is too old, cannot be taken
    back, or the counter has done something else since.
    """
    ticket, last, session = _held_with_all_it_touches(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    _must_be_undoable(ticket, last, counter=counter, at=at)
    if last.before_state in rules.AT_COUNTER:
        must_sit(session, by=by)
        must_be_free(ticket, last.counter_id)
    came_from, replaced = ticket.state, _restore(ticket, last)
    step = Step("undo", last.before_state, by, at)
    write_event(ticket, step, came_from=came_from, counter_id=last.counter_id, before=replaced)
    if _is_a_turn(last):
        _count_the_streak_again(ticket)
    return ticket


def _held_with_all_it_touches(
    ticket: Ticket,
) -> tuple[Ticket, TicketEvent, CounterSession | None]:
    """The ticket, its last event and the counter's session, in the order of decision 4.

    Raises NothingToUndo when somebody has taken another step in this very moment.
    """
    last = _last_event(ticket)
    session = locked_session(last.counter_id)
    if _is_a_turn(last):
        QueueDay.objects.select_for_update().get(queue=last.queue_id, day=ticket.day)
    ticket = locked(ticket)
    if _last_event(ticket) != last:
        raise NothingToUndo
    return ticket, last, session


def _is_a_turn(last: TicketEvent) -> bool:
    """Whether the step was a call from the line, which the order of priority counts."""
    return last.kind == "call" and last.before_state in rules.CALLABLE


def _last_event(ticket: Ticket) -> TicketEvent:
    last = ticket.events.order_by("-id").first()
    if last is None:
        raise NothingToUndo
    return last


def _must_be_undoable(
    ticket: Ticket, last: TicketEvent, *, counter: Counter | None, at: datetime
) -> None:
    drawn = last.before_state in rules.UNDO_ARROWS.get(ticket.state, frozenset())
    elsewhere = counter is not None and last.counter_id != counter.pk
    too_old = at - last.at > UNDO_TIME
    if too_old or elsewhere or not drawn or last.kind == "undo" or _was_followed(last):
        raise NothingToUndo


def _was_followed(last: TicketEvent) -> bool:
    """Whether the counter has taken another step since, one that was not taken back itself."""
    if last.counter is None:
        return False
    here = TicketEvent.objects.pressed_at(last.counter, since=last.at)
    standing = Tally[UUID]()
    for ticket, kind in here.filter(id__gt=last.pk).values_list("ticket_id", "kind"):
        standing[ticket] += -1 if kind == "undo" else 1
    return any(steps > 0 for steps in standing.values())


def _restore(ticket: Ticket, last: TicketEvent) -> dict[str, Any]:
    """Put back what the step changed; returns what it is now."""
    replaced = {name: plain(getattr(ticket, name)) for name in last.before}
    for name, value in last.before.items():
        setattr(ticket, name, value)
    ticket.state, ticket.undos = last.before_state, ticket.undos + 1
    ticket.save(update_fields=["state", "undos", *replaced])
    ticket.refresh_from_db()  # as dates and keys again, not as the texts of the history
    return replaced


def _count_the_streak_again(ticket: Ticket) -> None:
    """The regular calls since the last priority call, from the events: an undone one is none."""
    day = QueueDay.objects.get(queue=ticket.queue_id, day=ticket.day)
    midnight = datetime.combine(ticket.day, time(), tzinfo=ticket.hall.zone)
    today = TicketEvent.objects.filter(hall=ticket.hall_id, at__gte=midnight)
    events = today.filter(queue=ticket.queue_id, ticket__day=ticket.day)
    calls = events.filter(kind__in=["call", "undo"]).order_by("-id")
    steps = calls.values_list(
        "ticket_id", "ticket__priority", "kind", "before_state", "after_state"
    )
    day.since_priority = rules.streak(steps)
    day.save(update_fields=["since_priority"])
