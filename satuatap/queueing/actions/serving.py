"""At the counter: start, hold, transfer, finish, miss."""

from datetime import datetime

from django.db import transaction

from satuatap.catalogue.models import Offering
from satuatap.core.events import announce
from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.actions.returning import rank_in_line
from satuatap.queueing.actions.steps import (
    By,
    Step,
    at_desk,
    must_be_free,
    policy_of,
    take,
)
from satuatap.queueing.errors import (
    CounterDoesNotGiveIt,
    NobodyGivesIt,
    ServiceIsUnknown,
    TargetIsClosed,
)
from satuatap.queueing.events import TicketServed
from satuatap.queueing.models import CounterSession, QueueDay, Ticket


@transaction.atomic
def start_ticket(ticket: Ticket, *, by: By, at: datetime, counter: Counter | None = None) -> Ticket:
    """The person has come to the counter; service begins. Doing it again changes nothing.

    Somebody on hold is served on, at the counter that held them: raises CounterIsBusy when it has
    somebody else, VisitIsElsewhere when another counter has the visitor.
    """
    seated = rules.HELD_BY_COUNTER
    ticket = at_desk(ticket, by=by, counter=counter, already=rules.SERVING, seated=seated)
    if ticket.state == rules.SERVING:
        return ticket
    if ticket.state == rules.ON_HOLD:
        must_be_free(ticket, ticket.counter_id)
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
    ticket = at_desk(ticket, by=by, counter=counter, already=rules.DONE)
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
    ticket = at_desk(ticket, by=by, counter=counter, already=rules.NO_SHOW)
    if ticket.state == rules.NO_SHOW:
        return ticket
    return take(ticket, Step("no-show", rules.NO_SHOW, by, at))


@transaction.atomic
def hold_ticket(
    ticket: Ticket, *, by: By, at: datetime, reason: str = "", counter: Counter | None = None
) -> Ticket:
    """Put somebody aside (to fetch a copy, to fill a form) and free the counter."""
    ticket = at_desk(ticket, by=by, counter=counter, already=rules.ON_HOLD)
    if ticket.state == rules.ON_HOLD:
        return ticket
    return take(ticket, Step("hold", rules.ON_HOLD, by, at, reason))


def put_aside(counter: Counter, *, by: By, at: datetime, reason: str) -> None:
    """Keep whoever is called or served at a counter on hold, whoever sits there and ends it.

    The caller holds the counter's session.
    """
    here = Ticket.objects.at_counter().filter(counter=counter)
    left = here.select_for_update(of=("self",)).first()
    if left is not None:
        take(left, Step("hold", rules.ON_HOLD, by, at, reason))


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

    The hall's policy gives the place in the new line: by first arrival (the default, not further
    back than ``carried_minutes``), after the next few, or at the end. Raises ServiceIsUnknown when
    the target is not of this hall, NobodyGivesIt when no counter could ever call them,
    CounterDoesNotGiveIt or TargetIsClosed when that one counter could not.
    """
    ticket = at_desk(ticket, by=by, counter=counter, already=rules.TRANSFERRED)
    target = offering or ticket.offering
    foreign = to_counter is not None and to_counter.hall_id != ticket.hall_id
    if target.hall_id != ticket.hall_id or target.queue_id is None or foreign:
        raise ServiceIsUnknown
    _must_be_given(target, at=to_counter)
    policy = policy_of(ticket.hall_id)
    QueueDay.objects.get_or_create(queue_id=target.queue_id, day=ticket.day)
    rank = rank_in_line(ticket, target.queue_id, policy.transfer_place, policy=policy, at=at)
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


def _must_be_given(offering: Offering, *, at: Counter | None) -> None:
    """Refuse a service that no counter gives, or a counter that will not call.

    Such a counter does not give the service, or nobody sits there.
    """
    giving = list(Counter.objects.filter(gives__offering=offering, is_active=True).order_by("code"))
    if not giving:
        raise NobodyGivesIt(service=offering.title)
    if at is not None:
        _must_call(at, offering, giving)


def _must_call(counter: Counter, offering: Offering, giving: list[Counter]) -> None:
    if counter not in giving:
        others = ", ".join(each.name for each in giving)
        raise CounterDoesNotGiveIt(counter=counter.name, service=offering.title, others=others)
    if not CounterSession.objects.open().filter(counter=counter).exists():
        raise TargetIsClosed(counter=counter.name)
