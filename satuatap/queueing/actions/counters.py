"""Counters at work: open, pause, resume, close."""

from datetime import datetime

from django.db import IntegrityError, transaction

from satuatap.core.hints import hint
from satuatap.places.models import Counter
from satuatap.queueing.actions.steps import By
from satuatap.queueing.errors import CounterIsBusy, CounterIsClosed, CounterIsTaken
from satuatap.queueing.models import CounterSession, Ticket


def open_counter(counter: Counter, *, by: By, at: datetime) -> CounterSession:
    """Sit down at a counter. Opening one's own open counter again changes nothing.

    Raises CounterIsTaken when somebody else sits there.
    """
    try:
        with transaction.atomic():
            session = CounterSession.objects.create(
                hall_id=counter.hall_id,
                counter=counter,
                officer_id=by.officer_id,
                actor=by.actor,
                opened_at=at,
            )
    except IntegrityError:
        session = CounterSession.objects.open().select_related("officer").get(counter=counter)
        if session.actor != by.actor:
            raise CounterIsTaken(officer=session.officer or session.actor) from None
    hint(counter.hall_id)
    return session


@transaction.atomic
def pause_counter(counter: Counter, *, at: datetime, reason: str = "") -> CounterSession:
    """Stop calling for a while; the session stays open."""
    session = _open_session(counter)
    if session.paused_at is None:
        session.paused_at, session.pause_reason = at, reason
        session.save(update_fields=["paused_at", "pause_reason"])
        hint(counter.hall_id)
    return session


@transaction.atomic
def resume_counter(counter: Counter) -> CounterSession:
    """Go on after a pause."""
    session = _open_session(counter)
    session.paused_at, session.pause_reason = None, ""
    session.save(update_fields=["paused_at", "pause_reason"])
    hint(counter.hall_id)
    return session


@transaction.atomic
def close_counter(counter: Counter, *, at: datetime) -> CounterSession | None:
    """Leave the counter; refused while somebody is called or served there."""
    session = CounterSession.objects.open().select_for_update().filter(counter=counter).first()
    if session is None:
        return None
    busy = Ticket.objects.at_counter().filter(counter=counter).first()
    if busy is not None:
        raise CounterIsBusy(number=busy.number)
    session.closed_at = at
    session.save(update_fields=["closed_at"])
    hint(counter.hall_id)
    return session


def _open_session(counter: Counter) -> CounterSession:
    session = CounterSession.objects.open().select_for_update().filter(counter=counter).first()
    if session is None:
        raise CounterIsClosed
    return session
