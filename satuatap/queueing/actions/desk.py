"""At one counter: sit down, take over, be released, take the last press back."""

from datetime import datetime

from django.db import transaction

from satuatap.places.models import Counter
from satuatap.queueing.actions.calling import call_next_ticket
from satuatap.queueing.actions.counters import close_counter, open_counter, resume_counter
from satuatap.queueing.actions.serving import finish_ticket, put_aside
from satuatap.queueing.actions.steps import By, locked_session
from satuatap.queueing.actions.undoing import UNDO_TIME, undo_last_step
from satuatap.queueing.errors import CounterIsTaken, NothingToUndo
from satuatap.queueing.models import CounterSession, Ticket, TicketEvent

LEFT_BEHIND = "session-closed"


def sit_down(counter: Counter, *, by: By, at: datetime) -> CounterSession:
    """Open the counter, or find it open already by the same officer.

    A counter that a program runs is taken over; raises CounterIsTaken when a person sits there.
    """
    session = CounterSession.objects.open().filter(counter=counter).select_related("officer")
    found = session.first()
    if found is None:
        return open_counter(counter, by=by, at=at)
    if found.actor == by.actor:
        return found
    if found.officer is not None:
        raise CounterIsTaken(officer=found.officer)
    return _take_over(found, counter, by=by, at=at)


@transaction.atomic
def _take_over(
    session: CounterSession, counter: Counter, *, by: By, at: datetime
) -> CounterSession:
    CounterSession.objects.open().filter(pk=session.pk).update(closed_at=at)
    return open_counter(counter, by=by, at=at)


@transaction.atomic
def release_counter(counter: Counter, *, by: By, at: datetime) -> None:
    """End a session that was forgotten; whoever was being served there is kept on hold."""
    locked_session(counter.pk)
    put_aside(counter, by=by, at=at, reason=LEFT_BEHIND)
    close_counter(counter, by=by, at=at)


def leave_counter(counter: Counter, *, by: By, at: datetime) -> None:
    """End one's own session; raises CounterIsTaken when it is somebody else's."""
    session = CounterSession.objects.open().filter(counter=counter).first()
    if session is not None and session.officer is not None and session.actor != by.actor:
        raise CounterIsTaken(officer=session.officer)
    close_counter(counter, by=by, at=at)


def finish_and_call_next(
    ticket: Ticket, counter: Counter, *, by: By, at: datetime, outcome: str
) -> Ticket:
    """Finish with somebody and call the next person, in one press.

    Raises NobodyIsWaiting after the first half: the person is finished with all the same.
    """
    finish_ticket(ticket, by=by, at=at, outcome=outcome, counter=counter)
    return call_next_ticket(counter, by=by, at=at)


@transaction.atomic
def undo_last_press(counter: Counter, *, by: By, at: datetime) -> list[Ticket]:
    """Take back what the counter's last button did: one step, or finishing and calling at once."""
    lately = TicketEvent.objects.pressed_at(counter, since=at - UNDO_TIME)
    last = lately.order_by("-id").first()
    if last is None:
        raise NothingToUndo
    press = lately.filter(at=last.at).select_related("ticket")
    tickets = list(dict.fromkeys(each.ticket for each in press.order_by("-id")))
    return [undo_last_step(each, by=by, at=at, counter=counter) for each in tickets]


def go_on(counter: Counter, *, by: By, at: datetime) -> None:
    """Work on after a pause."""
    sit_down(counter, by=by, at=at)
    resume_counter(counter)
