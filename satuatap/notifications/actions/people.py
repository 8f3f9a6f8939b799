"""Who is written to and what they want: recorded, chosen, stopped, begun again."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from satuatap.identity.models import User
from satuatap.notifications.models import Mute, Recipient


def recipient_of(user: User, *, at: datetime) -> Recipient:
    """The recipient who is this account."""
    found, _new = Recipient.objects.get_or_create(user=user, defaults={"created_at": at})
    return found


def recipient_at(
    *, email: str = "", phone: str = "", language: str = "id", at: datetime
) -> Recipient:
    """The recipient at an address that somebody left; ``phone`` by ``phones.international``."""
    found, _new = Recipient.objects.get_or_create(
        user=None,
        email=email.lower(),
        phone=phone,
        defaults={"language": language, "created_at": at},
    )
    return found


@transaction.atomic
def choose(
    recipient: Recipient,
    wanted: Collection[tuple[str, str]],
    *,
    offered: Collection[tuple[str, str]],
    phone: str,
    language: str,
) -> Recipient:
    """Keep what somebody wants, as pairs of topic and channel, of those that were offered.

    Another telephone than before has to be proved anew.
    """
    if phone != recipient.phone:
        recipient.phone, recipient.phone_verified_at = phone, None
    recipient.language = language
    recipient.save(update_fields=["phone", "phone_verified_at", "language"])
    muted = set(offered) - set(wanted)
    for topic, channel in offered:
        recipient.mutes.filter(topic=topic, channel=channel).delete()
    Mute.objects.bulk_create(
        [Mute(recipient=recipient, topic=topic, channel=way) for topic, way in sorted(muted)],
        ignore_conflicts=True,
    )
    return recipient


def stop(recipient: Recipient, *, at: datetime) -> None:
    """Send no copies any more, those that wait included; the inbox goes on."""
    Recipient.objects.filter(pk=recipient.pk, stopped_at=None).update(stopped_at=at)


def start_again(recipient: Recipient) -> None:
    """Send copies of new messages again."""
    Recipient.objects.filter(pk=recipient.pk).update(stopped_at=None)
