"""What somebody comes from: the ticket or the counter that a link names."""

from django.db.models import QuerySet

from satuatap.places.models import Counter, Hall
from satuatap.queueing.models import Ticket


def ticket_of(code: str) -> Ticket | None:
    """The ticket of this code, if there is one; the code is long enough to be its own key."""
    legible = code and "\0" not in code
    named = ("hall__region", "offering__office")
    return Ticket.objects.select_related(*named).filter(code=code).first() if legible else None


def counters_of(slug: str) -> QuerySet[Counter]:
    """The counters of a hall that somebody may choose among."""
    rows = Counter.objects.filter(hall__slug=slug.replace("\0", ""), is_active=True)
    return rows.select_related("office").order_by("code")


def counter_at(hall: Hall, code: str) -> Counter | None:
    """The counter of this number in the hall; a closed one as well, it may be one since then."""
    rows = Counter.objects.filter(hall=hall, code__iexact=code.strip())
    return rows.select_related("office").first()
