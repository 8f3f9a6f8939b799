"""What a way of asking needs to know: the services to choose from, who was just served where."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from satuatap.catalogue.models import Offering
from satuatap.places.models import Counter, Hall
from satuatap.queueing.models import Ticket

JUST = timedelta(minutes=10)


def offerings_to_name(hall: Hall) -> QuerySet[Offering]:
    """The services that a visitor of the hall may have come for, by office."""
    given = Offering.objects.filter(hall=hall, is_active=True, office__is_active=True)
    return given.select_related("office", "service").order_by("office__name", "office_id", "code")


def last_offering_at(counter: Counter, *, at: datetime) -> Offering | None:
    """The service that this counter finished last, if that was in the last ten minutes."""
    done = Ticket.objects.filter(counter=counter, state=Ticket.State.DONE)
    just = done.filter(state_at__gt=at - JUST, state_at__lte=at).order_by("-state_at")
    ticket = just.select_related("offering__office").first()
    return ticket.offering if ticket else None
