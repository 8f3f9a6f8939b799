"""The hall's code of the day: whoever can read it stands in the hall, without any geolocation.

It is derived from the installation's secret, so nothing is stored and nobody can work it out; at
the hall's midnight it changes by itself.
"""

import hashlib
import hmac
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from satuatap.core.ids import ALPHABET
from satuatap.places.models import Hall

LETTERS = 6


def day_code(hall: Hall, *, at: datetime) -> str:
    """The code that the hall shows at its door, on kiosks and on displays on this local day."""
    return _derived(hall.pk, hall.local(at).date())


def is_day_code(hall: Hall, typed: str, *, at: datetime) -> bool:
    """Whether this is today's code of the hall."""
    return hmac.compare_digest(typed.encode(), day_code(hall, at=at).encode())


def _derived(hall_id: UUID, day: date) -> str:
    words = f"day {hall_id} {day}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LETTERS])
