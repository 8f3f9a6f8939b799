"""What the pages of the inbox show."""

from typing import Any

from satuatap.notifications.accounts import account_for, channels_provided
from satuatap.notifications.channels.push import public_key
from satuatap.notifications.models import Channel, Copy, Message


def unread_count(user: Any) -> int:
    """How many messages somebody has not read."""
    return Message.objects.inbox_of(user).unread().count()


def copies_of(message: Message) -> list[Copy]:
    """The copies that left, or are to leave, in the order in which they were made."""
    return list(message.copies.order_by("pk"))


def offered_channels() -> list[Channel]:
    """The ways out that this installation has an account for."""
    provided = channels_provided()
    return [each for each in Channel if each.value in provided]


def push_key() -> str:
    """What a browser must know of us to listen; empty where no account for browsers is set up."""
    _own, national = account_for(Channel.PUSH, None)
    return public_key(national) if national else ""
