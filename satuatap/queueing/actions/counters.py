"""Counters at work: open, pause, resume, close."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from satuatap.core.hints import hint
from satuatap.places.models import Counter
from satuatap.queueing.actions.releasing import release_reserved
from satuatap.queueing.actions.steps import SYSTEM, By, locked_session
from satuatap.queueing.errors import CounterIsBusy, CounterIsClosed, CounterIsTaken
from satuatap.queueing.models import CounterSession, Ticket


def open_counter(counter: Counter, *, by: By, at: datetime) -> CounterSession:
    """Sit down at a counter. Opening one's own open counter again changes nothing.

    Raises CounterIsTaken when somebody else sits there.
    """
    session = _open_or_create(counter, by=by, at=at)
    if session.actor != by.actor:
        raise CounterIsTaken(officer=session.officer or session.actor)
    hint(counter.hall_id)
    return session


def _open_or_create(counter: Counter, *, by: By, at: datetime) -> CounterSession:
    found = _sessions(counter).first()
    while found is None:
        session = CounterSession(
            hall_id=counter.hall_id,
            counter=counter,
            officer_id=by.officer_id,
            actor=by.actor,
            opened_at=at,
        )
        with suppress(IntegrityError), transaction.atomic():
            session.save(force_insert=True)
            return session
        found = _sessions(counter).first()  # somebody else was faster, and may be gone again
    return found


def _sessions(counter: Counter) -> QuerySet[CounterSession]:
    return CounterSession.objects.open().select_related("officer").filter(counter=counter)


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
def close_counter(counter: Counter, *, at: datetime, by: By = SYSTEM) -> CounterSession | None:
    """Leave the counter; refused while somebody is called or served there.

    Whoever was sent to this counter alone keeps the place and may be called by any other.
    """
    session = locked_session(counter.pk)
    if session is None:
        return None
    busy = Ticket.objects.at_counter().filter(counter=counter).first()
    if busy is not None:
        raise CounterIsBusy(number=busy.number)
    session.closed_at = at
    session.save(update_fields=["closed_at"])
    release_reserved(counter, by=by, at=at)
    hint(counter.hall_id)
    return session


def _open_session(counter: Counter) -> CounterSession:
    session = locked_session(counter.pk)
    if session is None:
        raise CounterIsClosed
    return session
