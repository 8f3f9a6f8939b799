"""What time does by itself: numbers lapse, the day ends, reasons are forgotten."""

from datetime import date, datetime

from django.db import transaction

from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.actions.steps import SYSTEM, Step, take
from satuatap.queueing.models import CounterSession, Ticket


@transaction.atomic
def lapse_unconfirmed(*, at: datetime) -> int:
    """Let numbers lapse that neither paper nor phone confirmed in time."""
    late = Ticket.objects.overdue(at).select_for_update(skip_locked=True, of=("self",))
    return len([take(ticket, Step("lapse", rules.LAPSED, SYSTEM, at)) for ticket in late])


@transaction.atomic
def close_day(hall: Hall, *, before: date, at: datetime) -> int:
    """Expire every open ticket of the hall's days before ``before``, and end its sessions."""
    left = Ticket.objects.open().filter(hall=hall, day__lt=before)
    locked = left.select_for_update(skip_locked=True, of=("self",))
    count = len([take(ticket, Step("expire", rules.EXPIRED, SYSTEM, at)) for ticket in locked])
    for session in CounterSession.objects.open().filter(hall=hall):
        if hall.local(session.opened_at).date() < before:
            session.closed_at = at
            session.save(update_fields=["closed_at"])
    return count


def forget_priority_reasons(hall: Hall, *, before: date) -> int:
    """Forget why somebody had priority once the day is over; that they had it stays countable."""
    past = Ticket.objects.filter(hall=hall, day__lt=before)
    return past.exclude(priority_reason=Ticket.Reason.NONE).update(
        priority_reason=Ticket.Reason.NONE
    )
