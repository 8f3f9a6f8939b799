"""What guests are told: by their account, or at the address that they left."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import override

from satuatap.inauguration.models import Ceremony, Guest
from satuatap.notifications.actions import recipient_at, recipient_of, send
from satuatap.notifications.models import Recipient

INVITED, INVITED_OFFICIAL = "inauguration-invited", "inauguration-invited-official"
CHANGED, CANCELLED = "inauguration-changed", "inauguration-cancelled"


def tell_guest(event: str, guest: Guest, *, key: str, at: datetime) -> None:
    """One message of this event and key to a guest who has an account or an address."""
    to = _recipient(guest, at=at)
    with override(to.language):
        day = date_format(guest.ceremony.held_on, "j F Y")
    send(event, to, {"date": day, "slug": guest.ceremony.slug}, at=at, key=key)


def tell_invited(event: str, ceremony: Ceremony, *, key: str, at: datetime) -> None:
    """The same to everybody who was invited."""
    rows = ceremony.guests.filter(invited_at__isnull=False).select_related("user", "ceremony")
    for each in rows:
        tell_guest(event, each, key=key, at=at)


def _recipient(guest: Guest, *, at: datetime) -> Recipient:
    return recipient_of(guest.user, at=at) if guest.user else recipient_at(email=guest.email, at=at)
