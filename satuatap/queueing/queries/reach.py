"""Who may not reach a counter, and which counters they reach."""

from django.db.models import Exists, OuterRef

from satuatap.places.models import Counter
from satuatap.queueing.models import CounterSession, Ticket


def is_out_of_reach(ticket: Ticket, counter: Counter) -> bool:
    """Whether this person said to have a disability and the counter is not for wheelchairs.

    The reason of a priority is known on its day only, and no kind of disability is asked for.
    """
    return not counter.wheelchair and ticket.priority_reason == Ticket.Reason.DISABLED


def reachable_counters(ticket: Ticket) -> list[Counter]:
    """Counters that give the ticket's service and can be reached, those at work first."""
    sits = CounterSession.objects.open().filter(counter=OuterRef("pk"))
    giving = Counter.objects.filter(
        hall=ticket.hall_id, gives__offering=ticket.offering_id, is_active=True, wheelchair=True
    )
    return list(giving.annotate(works=Exists(sits)).order_by("-works", "code"))
