"""A ticket by the code that people type: the six letters on paper, or all twelve."""

from datetime import datetime, timedelta

from satuatap.places.models import Hall
from satuatap.queueing.errors import TicketIsUnknown
from satuatap.queueing.models import Ticket
from satuatap.queueing.printing.slip import SHORT_CODE

FULL_CODE = 12
ZONES = timedelta(hours=24)


def ticket_in_hall(hall: Hall, code: str, *, at: datetime) -> Ticket:
    """Today's ticket of this hall with this code; raises TicketIsUnknown."""
    day = hall.local(at).date()
    return _only(list(Ticket.objects.filter(hall=hall, day=day, code__startswith=_safe(code))[:2]))


def ticket_anywhere(code: str, *, at: datetime) -> Ticket:
    """The ticket of the last day, in whichever hall; raises TicketIsUnknown.

    Six letters that two halls' tickets share are as good as unknown: all twelve help then.
    """
    recent = Ticket.objects.filter(issued_at__gt=at - ZONES, issued_at__lte=at)
    return _only(list(recent.filter(code__startswith=_safe(code))[:2]))


def _safe(code: str) -> str:
    return code if SHORT_CODE <= len(code) <= FULL_CODE else "-"


def _only(found: list[Ticket]) -> Ticket:
    if len(found) != 1:
        raise TicketIsUnknown
    return found[0]
