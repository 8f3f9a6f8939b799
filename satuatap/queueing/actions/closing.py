"""What time does by itself: numbers lapse, the day ends, reasons are forgotten."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.actions.handing import kiosk_of, paper_missed
from satuatap.queueing.actions.sharing import give_share_back, hold_overdue_shares
from satuatap.queueing.actions.steps import SYSTEM, Step, take
from satuatap.queueing.models import CounterSession, Ticket
from satuatap.queueing.queries.sweeping import past_their_day

PATIENCE = timedelta(hours=1)


@transaction.atomic
def lapse_unconfirmed(*, at: datetime) -> int:
    """Let numbers lapse that neither paper nor phone confirmed in time.

    Those from afar give their share of the day back.
    """
    hold_overdue_shares(at)
    late = Ticket.objects.overdue(at).select_for_update(skip_locked=True, of=("self",))
    return len([_lapse(ticket, at=at) for ticket in late])


def _lapse(ticket: Ticket, *, at: datetime) -> Ticket:
    kiosk = kiosk_of(ticket)
    if kiosk is not None:
        paper_missed(kiosk, ticket)
    give_share_back(ticket)
    return take(ticket, Step("lapse", rules.LAPSED, SYSTEM, at))


@transaction.atomic
def close_day(hall: Hall, *, before: date, at: datetime) -> int:
    """Expire every open ticket of the hall's days before ``before``, and end its sessions.

    Whoever is at a counter in these minutes (a hall may work past midnight) is served first.
    """
    working = CounterSession.objects.open().filter(hall=hall).order_by("pk")
    sessions = list(working.select_for_update(of=("self",)))
    left = Ticket.objects.open().filter(hall=hall, day__lt=before)
    served_now = Q(state__in=rules.AT_COUNTER, state_at__gt=at - PATIENCE)
    late = left.exclude(served_now).select_for_update(skip_locked=True, of=("self",))
    count = len([take(ticket, Step("expire", rules.EXPIRED, SYSTEM, at)) for ticket in late])
    busy = set(left.filter(served_now).values_list("counter", flat=True))
    for session in sessions:
        if session.counter_id not in busy and hall.local(session.opened_at).date() < before:
            session.closed_at = at
            session.save(update_fields=["closed_at"])
    return count


@transaction.atomic
def expire_left(hall: Hall, *, at: datetime, issued_by: str | None = None) -> int:
    """Expire who still waits once the day's hours have ended and the last counter has gone.

    While an officer stays, those who hold a number are still served after closing time. Nobody
    loses a number to a sudden closure: the timetable ends the day, or midnight (close_day).
    ``issued_by`` ends the numbers of one actor alone, and early, as the simulator does with its
    own people in a hall that never shuts.
    """
    if CounterSession.objects.open().filter(hall=hall).exists():
        return 0
    mine = Ticket.objects.open().filter(hall=hall).issued_by(issued_by or "")
    waiting = mine if issued_by else past_their_day(hall, at=at)
    left = waiting.select_for_update(skip_locked=True, of=("self",))
    return len([take(ticket, Step("expire", rules.EXPIRED, SYSTEM, at)) for ticket in left])


def forget_priority_reasons(hall: Hall, *, before: date) -> int:
    """Forget why somebody had priority once the day is over; that they had it stays countable."""
    past = Ticket.objects.filter(hall=hall, day__lt=before)
    return past.exclude(priority_reason=Ticket.Reason.NONE).update(
        priority_reason=Ticket.Reason.NONE
    )
