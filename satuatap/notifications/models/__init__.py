"""Who is written to, what was told them, and the copies that left."""

from satuatap.notifications.models.copies import Copy, CopyQuerySet, Receipt
from satuatap.notifications.models.messages import Message, MessageQuerySet
from satuatap.notifications.models.people import (
    Browser,
    Channel,
    Mute,
    QuietHours,
    Recipient,
    Topic,
)
from satuatap.notifications.models.proofs import PhoneCode, PhoneCodeQuerySet

__all__ = [
    "Browser",
    "Channel",
    "Copy",
    "CopyQuerySet",
    "Message",
    "MessageQuerySet",
    "Mute",
    "PhoneCode",
    "PhoneCodeQuerySet",
    "QuietHours",
    "Receipt",
    "Recipient",
    "Topic",
]
