"""Calling: the next person, a chosen one, the same one again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from satuatap.core import sql
from satuatap.core.hints import hint
from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.actions.steps import (
    By,
    Step,
    locked,
    must_be_at,
    policy_of,
    take,
    write_event,
)
from satuatap.queueing.errors import (
    CounterIsBusy,
    NobodyIsWaiting,
    NotFromHere,
    ReasonIsMissing,
    RecallsAreUsedUp,
)
from satuatap.queueing.models import Call, Ticket

CALL_NEXT = """
select outcome, ticket from queueing_call_next(
    %(counter)s, %(day)s, %(at)s, %(officer)s::bigint, %(actor)s, %(chosen)s::uuid, %(reason)s
)
"""
TRIES = 5


@dataclass(frozen=True)
class _Called:
    outcome: str
    ticket: UUID | None


def call_next_ticket(counter: Counter, *, by: By, at: datetime) -> Ticket:
    """Call whoever comes next at this counter, and open the counter if need be.

    Two counters calling at the same moment get two different people. Raises NobodyIsWaiting, or
    CounterIsBusy while the counter has not finished with somebody.
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
    found = _Called("again", None)
    for _ in range(TRIES):
        try:
            found = sql.first(
                _Called,
                CALL_NEXT,
                counter=counter.pk,
                day=counter.hall.local(at).date(),
                at=at,
                officer=by.officer_id,
                actor=by.actor,
                chosen=chosen,
                reason=reason,
            )
        except IntegrityError:
            continue  # another counter called the same visitor in this moment
        if found.outcome != "again":
            break
    if found.outcome == "nobody" or found.ticket is None:
        raise NobodyIsWaiting
    ticket = Ticket.objects.select_related("offering", "queue", "counter").get(pk=found.ticket)
    if found.outcome == "busy":
        raise CounterIsBusy(number=ticket.number)
    hint(counter.hall_id)
    return ticket


@transaction.atomic
def recall_ticket(
    ticket: Ticket, *, by: By, at: datetime, counter: Counter | None = None
) -> Ticket:
    """Call the same person again, as often as the policy allows (then it is a no-show)."""
    ticket = locked(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    if ticket.state != rules.CALLED or ticket.counter_id is None:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    allowed = policy_of(ticket.hall_id).recalls
    if ticket.calls > allowed:
        raise RecallsAreUsedUp(number=ticket.number, times=allowed)
    ticket.calls += 1
    ticket.save(update_fields=["calls"])
    _announce_call(ticket, at=at)
    write_event(
        ticket,
        Step("recall", rules.CALLED, by, at),
        came_from=rules.CALLED,
        counter_id=ticket.counter_id,
    )
    return ticket


@transaction.atomic
def call_held_ticket(ticket: Ticket, counter: Counter, *, by: By, at: datetime) -> Ticket:
    """Call somebody back who was put on hold."""
    ticket = locked(ticket)
    busy = Ticket.objects.at_counter().filter(counter=counter).first()
    if busy is not None:
        raise CounterIsBusy(number=busy.number)
    if ticket.state != rules.ON_HOLD:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    ticket = take(ticket, Step("call", rules.CALLED, by, at), counter_id=counter.pk, calls=1)
    _announce_call(ticket, at=at)
    return ticket


def _announce_call(ticket: Ticket, *, at: datetime) -> None:
    if ticket.counter_id is None:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    Call.objects.create(
        hall_id=ticket.hall_id,
        ticket=ticket,
        counter_id=ticket.counter_id,
        number=ticket.number,
        at=at,
        nth=ticket.calls,
    )
