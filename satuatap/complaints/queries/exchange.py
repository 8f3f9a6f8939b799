"""What of the complaints is for SP4N-LAPOR!, and what of it is not told yet."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F, Q

from satuatap.complaints import rules
from satuatap.complaints.models import Complaint, ComplaintQuerySet, ExchangeMark, SetAside
from satuatap.places.models import Hall

UNTOLD = Q(exchange=None) | Q(exchange__handed_at=None) | Q(exchange__handed_at__lt=F("state_at"))


def is_for_sp4n(complaint: Complaint) -> bool:
    """Not what is secret, nor what nobody of the hall may know of."""
    return not (complaint.is_secret or complaint.around_hall or complaint.state == rules.DRAFT)


def untold() -> ComplaintQuerySet:
    """Those that moved since SP4N was told, and those that it should not have any more."""
    ours = Q(is_secret=False, around_hall=False) & UNTOLD
    gone = (Q(is_secret=True) | Q(around_hall=True)) & ~Q(exchange__digest="")
    gone &= Q(exchange__isnull=False)
    return Complaint.objects.sent().filter(ours | gone).order_by("state_at", "pk")


def exchanged(hall: Hall, *, first: datetime, last: datetime) -> ComplaintQuerySet:
    """What a hall's export of a period holds; secret ones are in none."""
    rows = Complaint.objects.sent().filter(hall=hall, is_secret=False, around_hall=False)
    rows = rows.filter(sent_at__gte=first, sent_at__lt=last)
    named = rows.select_related("hall", "office", "about_office")
    return named.prefetch_related("answers").order_by("sent_at", "pk")


@dataclass(frozen=True)
class ExchangeState:
    """How the exchange goes, without any content: for whoever answers for it."""

    mark: ExchangeMark | None
    set_aside: int


def exchange_state() -> ExchangeState | None:
    """When we last read what came in, and how many records wait; None without the other side."""
    if not settings.LAPOR_URL:
        return None
    mark = ExchangeMark.objects.filter(pk=settings.LAPOR_URL).first()
    return ExchangeState(mark, SetAside.objects.count())
