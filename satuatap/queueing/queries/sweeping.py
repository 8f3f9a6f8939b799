"""Where the periodic tasks have something to do."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from satuatap.places.models import Hall
from satuatap.places.queries import door
from satuatap.places.rules import is_over
from satuatap.queueing.models import CounterSession, Ticket, Visit


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


def halls_with_visits() -> QuerySet[Hall]:
    """Halls that have something to clear: every ticket has a visit, and some visits no ticket."""
    halls = Hall.objects.select_related("region")
    return halls.filter(Exists(Visit.objects.filter(hall=OuterRef("pk"))))


def past_their_day(hall: Hall, *, at: datetime) -> QuerySet[Ticket]:
    """Today's open tickets of services whose own hours of today have ended.

    A sudden closure, a break and a holiday put in later end no day: who waits keeps the number.
    """
    waiting = Ticket.objects.open().filter(hall=hall, day=hall.local(at).date())
    asked = waiting.values_list("offering__office_id", "offering_id").distinct()
    over = [
        offering
        for office, offering in asked
        if is_over(door(hall, office=office, offering=offering).plan, at)
    ]
    return waiting.filter(offering__in=over)
