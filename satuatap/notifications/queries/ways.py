"""By which ways a message reaches somebody, and from when on."""

from datetime import datetime
from zoneinfo import ZoneInfo

from satuatap.notifications.accounts import account_for
from satuatap.notifications.models import Message, Mute, QuietHours, Recipient
from satuatap.notifications.rules import BY_PHONE, Quiet
from satuatap.notifications.wordings import Template
from satuatap.places.models import Hall
from satuatap.places.rules import ZONE_NAMES

USUAL = Quiet(QuietHours.BEGINS, QuietHours.ENDS)
ZONES = [ZoneInfo(name) for name in ZONE_NAMES]


def ways_to(to: Recipient, template: Template, hall: Hall | None) -> list[str]:
    """The channels on which a copy is to leave: e-mail, and the first way to the telephone."""
    able = [each for each in template.channels if can_go(to, each, topic=template.topic, hall=hall)]
    by_phone = [each for each in BY_PHONE if each in able]
    return [each for each in able if each not in by_phone[1:]]


def can_go(to: Recipient, channel: str, *, topic: str, hall: Hall | None) -> bool:
    """Whether somebody can be reached on this channel, and wants to be."""
    provided = any(account_for(channel, hall.slug if hall else None))
    return provided and bool(to.address_for(channel)) and wants(to, channel, topic)


def wants(to: Recipient, channel: str, topic: str) -> bool:
    """Whether somebody has neither stopped everything nor this."""
    muted = Mute.objects.filter(recipient=to, channel=channel, topic=topic)
    return to.stopped_at is None and not muted.exists()


def reaches_phones(hall: Hall | None = None) -> bool:
    """Whether somebody carries words to telephones, for this hall or for all."""
    return any(any(account_for(way, hall.slug if hall else None)) for way in BY_PHONE)


def rings_at(message: Message, *, at: datetime) -> datetime:
    """From when on a copy that would leave now may leave: now if it is urgent or not quiet."""
    return at if message.template.urgent else quiet_of(message.hall, at=at)


def quiet_of(hall: Hall | None, *, at: datetime) -> datetime:
    """This moment, or the end of the quiet hours by the hall's own clock.

    Without a hall nobody knows where it rings, so it waits until no zone of the country is quiet.
    """
    if hall is None:
        return _quiet_nowhere(at)
    said = QuietHours.objects.filter(hall=hall).first()
    return (said.quiet if said else USUAL).after(at.astimezone(hall.zone))


def _quiet_nowhere(at: datetime) -> datetime:
    later = max(USUAL.after(at.astimezone(zone)) for zone in ZONES)
    return at if later == at else _quiet_nowhere(later)
