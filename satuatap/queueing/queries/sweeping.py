"""Where the periodic tasks have something to do."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from satuatap.places.models import Hall
from satuatap.queueing.models import CounterSession, Ticket
from satuatap.queueing.queries.service_opening import hall_opening


def halls_at_work() -> QuerySet[Hall]:
    """Halls with an open ticket or an open counter."""
    tickets = Ticket.objects.open().filter(hall=OuterRef("pk"))
    sessions = CounterSession.objects.open().filter(hall=OuterRef("pk"))
    halls = Hall.objects.select_related("region")
    return halls.filter(Exists(tickets) | Exists(sessions))


def halls_with_tickets() -> QuerySet[Hall]:
    """Halls that have given numbers."""
    halls = Hall.objects.select_related("region")
    return halls.filter(Exists(Ticket.objects.filter(hall=OuterRef("pk"))))


def closed_for_the_day(hall: Hall, *, at: datetime) -> bool:
    """Whether the hall is closed and does not open again today (a break is no end)."""
    opening = hall_opening(hall, at=at)
    if opening.open:
        return False
    return opening.next is None or hall.local(opening.next).date() > hall.local(at).date()
