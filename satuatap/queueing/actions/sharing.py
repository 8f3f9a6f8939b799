"""The share of a day's numbers that people from afar may hold."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef

from satuatap.queueing.models import QueueDay, Ticket

REMOTE = Ticket.Delivery.REMOTE


def hold_share(ticket: Ticket) -> None:
    """Hold the day that counts this number, before the ticket itself is held (decision 4)."""
    if ticket.delivery == REMOTE:
        days = QueueDay.objects.filter(queue=ticket.numbered_by_id, day=ticket.day)
        days.select_for_update().first()


def hold_overdue_shares(at: datetime) -> None:
    """Hold the days of all numbers from afar that were not confirmed in time, in order."""
    late = Ticket.objects.overdue(at).filter(
        delivery=REMOTE, numbered_by=OuterRef("queue"), day=OuterRef("day")
    )
    list(QueueDay.objects.filter(Exists(late)).order_by("pk").select_for_update(of=("self",)))


def give_share_back(ticket: Ticket) -> None:
    """A number from afar was cancelled or has lapsed: somebody else may take one from afar.

    The day's numbers go on counting, so that none is ever given twice.
    """
    if ticket.delivery == REMOTE:
        days = QueueDay.objects.filter(queue=ticket.numbered_by_id, day=ticket.day)
        days.filter(issued_remote__gt=0).update(issued_remote=F("issued_remote") - 1)
