"""Calling: the next person, a chosen one, the same one again."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db import transaction

from satuatap.catalogue.models import Offering
from satuatap.core import sql
from satuatap.core.errors import Refusal
from satuatap.core.hints import hint
from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.actions.steps import (
    By,
    Step,
    at_desk,
    locked,
    must_be_free,
    policy_of,
    sit_at,
    take,
    write_event,
)
from satuatap.queueing.errors import (
    CounterIsBusy,
    CounterIsPaused,
    CounterIsTaken,
    NobodyIsWaiting,
    NotFromHere,
    ReasonIsMissing,
    RecalledTooSoon,
    RecallsAreUsedUp,
    VisitIsElsewhere,
)
from satuatap.queueing.models import Call, CounterSession, Ticket
from satuatap.queueing.queries.recalling import seconds_to_recall

CALL_NEXT = """
select outcome, ticket from queueing_call_next(
    %(counter)s, %(day)s, %(at)s, %(officer)s::bigint, %(actor)s, %(chosen)s::uuid, %(reason)s
)
"""
TICKET = "select * from queueing_ticket where id = %(key)s"


@dataclass(frozen=True)
class _Outcome:
    outcome: str
    ticket: UUID | None


def call_next_ticket(counter: Counter, *, by: By, at: datetime) -> Ticket:
    """Call whoever comes next at this counter, and open the counter if need be.

    Two counters calling at the same moment get two different people. Raises NobodyIsWaiting,
    CounterIsBusy while the counter has not finished with somebody, CounterIsPaused, or
    CounterIsTaken where somebody else sits.
    """
    return _call(counter, by=by, at=at)


def call_chosen_ticket(
    ticket: Ticket, counter: Counter, *, by: By, at: datetime, reason: str
) -> Ticket:
    """Call somebody out of order; the reason stays in the history."""
    if not reason:
        raise ReasonIsMissing
    try:
        return _call(counter, by=by, at=at, chosen=ticket.pk, reason=reason)
    except NobodyIsWaiting:
        ticket.refresh_from_db()
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display()) from None


def _call(
    counter: Counter, *, by: By, at: datetime, chosen: UUID | None = None, reason: str = ""
) -> Ticket:
    found = sql.first(
        _Outcome,
        CALL_NEXT,
        counter=counter.pk,
        day=counter.hall.local(at).date(),
        at=at,
        officer=by.officer_id,
        actor=by.actor,
        chosen=chosen,
        reason=reason,
    )
    if found.outcome == "called":
        hint(counter.hall_id)
        return _called(found.ticket, counter)
    raise _refusal(found, counter, chosen=chosen)


def _called(key: UUID | None, counter: Counter) -> Ticket:
    ticket = sql.instance(Ticket, TICKET, key=key)
    if ticket is None:
        raise NobodyIsWaiting
    ticket.offering = copy(_offering(ticket.offering_id, counter.hall.version))
    ticket.counter = counter
    return ticket


@lru_cache(maxsize=4096)
def _offering(key: UUID, _version: int) -> Offering:
    """The offering as it stands in this version of its hall."""
    return Offering.objects.get(pk=key)


def _number(key: UUID | None) -> str:
    return Ticket.objects.values_list("number", flat=True).get(pk=str(key))


def _refusal(found: _Outcome, counter: Counter, *, chosen: UUID | None) -> Refusal:
    if found.outcome == "busy":
        return CounterIsBusy(number=_number(found.ticket), ticket=str(found.ticket))
    if found.outcome == "paused":
        return CounterIsPaused()
    if found.outcome == "elsewhere":
        return VisitIsElsewhere(number=_number(chosen))
    if found.outcome == "taken":
        sessions = CounterSession.objects.open().select_related("officer")
        session = sessions.filter(counter=counter).first()
        return CounterIsTaken(officer=(session and (session.officer or session.actor)) or "")
    return NobodyIsWaiting()


@transaction.atomic
def recall_ticket(
    ticket: Ticket, *, by: By, at: datetime, counter: Counter | None = None
) -> Ticket:
    """Call the same person again, as often as the policy allows (then it is a no-show).

    Raises RecallsAreUsedUp, or RecalledTooSoon within the policy's seconds of the last call.
    """
    ticket = at_desk(ticket, by=by, counter=counter, already="")
    counter_id = ticket.counter_id
    if ticket.state != rules.CALLED or counter_id is None:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    policy = policy_of(ticket.hall_id)
    if ticket.calls > policy.recalls:
        raise RecallsAreUsedUp(number=ticket.number, times=policy.recalls)
    if left := seconds_to_recall(ticket, policy, at=at):
        raise RecalledTooSoon(number=ticket.number, seconds=left)
    before = {"calls": ticket.calls}
    ticket.calls += 1
    ticket.save(update_fields=["calls"])
    _announce_call(ticket, counter_id, at=at)
    write_event(
        ticket,
        Step("recall", rules.CALLED, by, at),
        came_from=rules.CALLED,
        counter_id=counter_id,
        before=before,
    )
    return ticket


@transaction.atomic
def call_held_ticket(ticket: Ticket, counter: Counter, *, by: By, at: datetime) -> Ticket:
    """Call somebody back who was put on hold.

    Raises CounterIsClosed, CounterIsTaken, CounterIsPaused, CounterIsBusy or VisitIsElsewhere.
    """
    sit_at(counter.pk, by=by)
    ticket = locked(ticket)
    if ticket.state != rules.ON_HOLD:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    must_be_free(ticket, counter.pk)
    ticket = take(ticket, Step("call", rules.CALLED, by, at), counter_id=counter.pk, calls=1)
    _announce_call(ticket, counter.pk, at=at)
    return ticket


def _announce_call(ticket: Ticket, counter_id: UUID, *, at: datetime) -> None:
    Call.objects.create(
        hall_id=ticket.hall_id,
        ticket=ticket,
        counter_id=counter_id,
        number=ticket.number,
        at=at,
        nth=ticket.calls,
    )
