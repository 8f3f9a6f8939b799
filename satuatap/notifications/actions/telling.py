"""Tell somebody something, once: the row in the outbox, in the transaction of its cause."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from satuatap.notifications import rules
from satuatap.notifications.actions.waking import wake
from satuatap.notifications.errors import BadMessage
from satuatap.notifications.models import Copy, Message, Recipient
from satuatap.notifications.queries.ways import can_go, rings_at, ways_to
from satuatap.notifications.wordings import Template, newest
from satuatap.places.models import Hall


@transaction.atomic
def send(
    event: str,
    to: Recipient,
    context: Mapping[str, object],
    *,
    at: datetime,
    key: str,
    hall: Hall | None = None,
) -> Message:
    """Put a message into somebody's inbox and its copies on their way.

    The same person never gets a second message of the same event and ``key``: doing it again, or
    twice at once, gives the first one back. Call it in the transaction of the cause, so that both
    are stored or neither. Raises BadMessage for an unknown event, words that are missing or too
    many, and for anything personal in them.
    """
    template = newest(event)
    values = checked(template, context)
    message, is_new = Message.objects.get_or_create(
        recipient=to,
        event=event,
        key=key,
        defaults={
            "version": template.version,
            "topic": template.topic,
            "hall": hall,
            "context": values,
            "path": template.path.format_map(values),
            "created_at": at,
        },
    )
    if is_new:
        put_copies(message, ways_to(to, template, hall), at=at)
    return message


@transaction.atomic
def try_out(to: Recipient, *, key: str, at: datetime) -> Message:
    """A message that says only that messages arrive."""
    return send("trial", to, {}, at=at, key=key)


def checked(template: Template, context: Mapping[str, object]) -> dict[str, str]:
    """The words for the gaps as they are kept; raises BadMessage."""
    if context.keys() != template.wanted:
        wrong = sorted(context.keys() ^ template.wanted)
        message = f"{template.event}: missing or unknown: {wrong}"
        raise BadMessage(message)
    values = {name: str(value) for name, value in context.items()}
    for name in sorted(values):
        if rules.is_personal(values[name]):
            message = f"{template.event}: {name} holds something personal"
            raise BadMessage(message)
    return values


def put_copies(
    message: Message, channels: Iterable[str], *, at: datetime, after: timedelta = timedelta()
) -> None:
    """One copy for each channel; an address that has one of the same cause gets no other."""
    due = rings_at(message, at=at + after)
    copies = [
        Copy(
            message=message,
            hall=message.hall,
            event=message.event,
            key=message.key,
            channel=channel,
            destination=digest_of(message.recipient.address_for(channel)),
            due_at=due,
        )
        for channel in channels
    ]
    Copy.objects.bulk_create(copies, ignore_conflicts=True)
    wake(message.copies.due(at), at=at)


def text_instead(copy: Copy, *, at: datetime, after: timedelta = timedelta()) -> None:
    """The next way to the telephone, for a copy that this way will never bring; at most once."""
    message, ways = copy.message, rules.BY_PHONE
    later = ways[ways.index(copy.channel) + 1 :] if copy.channel in ways else ()
    able = [
        each
        for each in later
        if each in message.template.channels
        and can_go(message.recipient, each, topic=message.topic, hall=message.hall)
    ]
    put_copies(message, able[:1], at=at, after=after)


def digest_of(address: str) -> str:
    """A name for an address that tells nothing of it."""
    words = f"message {address.lower()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()
