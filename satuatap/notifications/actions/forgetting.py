"""What time does to messages: they are kept for a while, and addresses no longer than that."""

from datetime import datetime, timedelta

from django.db import transaction

from satuatap.notifications.models import Message, Receipt, Recipient

KEEP = timedelta(days=400)  # a survey's year, and a little
KEEP_ADDRESS = timedelta(days=7)  # without any message, of somebody without an account
KEEP_LOST = timedelta(days=30)
MOST_AT_ONCE = 5000


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Delete messages that are too old, a part at a time, then whom nobody writes to any more.

    Gives how many messages went. Whoever stopped keeps the row that says so.
    """
    old = Message.objects.filter(created_at__lt=at - KEEP).order_by("created_at")
    keys = list(old.values_list("pk", flat=True)[:MOST_AT_ONCE])
    Message.objects.filter(pk__in=keys).delete()
    Receipt.objects.lost().filter(received_at__lt=at - KEEP_LOST).delete()
    silent = Recipient.objects.filter(user=None, stopped_at=None, messages=None)
    silent.filter(created_at__lt=at - KEEP_ADDRESS).delete()
    return len(keys)
