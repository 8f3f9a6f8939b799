"""Somebody reads a message in the inbox."""

from datetime import datetime

from satuatap.notifications.models import Message


def mark_read(message: Message, *, at: datetime) -> None:
    """Keep when it was read first."""
    if Message.objects.unread().filter(pk=message.pk).update(read_at=at):
        message.read_at = at
