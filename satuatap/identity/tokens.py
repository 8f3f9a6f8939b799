"""Secrets of machines: made once, shown once, kept only as a digest."""

from __future__ import annotations

import hashlib
import secrets
from copy import copy
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from satuatap.core import sql
from satuatap.core.errors import Refusal
from satuatap.core.ids import short_code
from satuatap.identity.models import AccessToken, PairingCode

if TYPE_CHECKING:
    from satuatap.places.models import Counter, Hall

PAIRING_MINUTES = 15
SEEN_EVERY = timedelta(seconds=20)
COUNTER = "select * from places_counter where id = %(key)s"
LIVE = """
select token.*, hall.version as hall_version
from identity_accesstoken as token join places_hall as hall on hall.id = token.hall_id
where token.digest = %(digest)s and token.revoked_at is null
"""


class PairingFailed(Refusal):
    """The code is wrong, used or too old."""

    type = "pairing-failed"
    status = 422
    message = _("Kode itu tidak berlaku. Minta kode baru kepada manajer mal.")


def digest_of(secret: str) -> str:
    """What is stored of a secret; 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_token(
    hall: Hall, role: str, *, name: str, at: datetime, counter: Counter | None = None
) -> tuple[AccessToken, str]:
    """A new token of a hall and its secret, which is never shown again."""
    secret = secrets.token_urlsafe(32)
    token = AccessToken.objects.create(
        hall=hall, role=role, counter=counter, name=name, digest=digest_of(secret), created_at=at
    )
    return token, secret


def token_for(secret: str) -> AccessToken | None:
    """The live token of this secret with its hall and region, or None."""
    token = sql.instance(AccessToken, LIVE, digest=digest_of(secret))
    if token is not None:
        version = vars(token)["hall_version"]
        token.hall = copy(_hall(token.hall_id, version))
        token.counter = copy(_counter(token.counter_id, version))
    return token


@lru_cache(maxsize=1024)
def _hall(key: UUID, _version: int) -> Hall:
    """The hall with its region, which change only with the hall's version."""
    return AccessToken.objects.select_related("hall__region").filter(hall=key)[0].hall


@lru_cache(maxsize=4096)
def _counter(key: UUID | None, _version: int) -> Counter | None:
    """The counter of a token, which changes only with the hall's version."""
    counters = apps.get_model("places.Counter")
    return None if key is None else sql.instance(counters, COUNTER, key=key)


def mark_seen(token: AccessToken, *, at: datetime) -> None:
    """Note that the machine is alive, at most every twenty seconds."""
    if token.seen_at is None or at - token.seen_at >= SEEN_EVERY:
        token.seen_at = at
        token.save(update_fields=["seen_at"])


def revoke(token: AccessToken, *, at: datetime) -> None:
    """Close the door to a machine for good."""
    token.revoked_at = token.revoked_at or at
    token.save(update_fields=["revoked_at"])


def make_pairing_code(hall: Hall, role: str, *, name: str, at: datetime) -> PairingCode:
    """A code that turns one browser into a device within a quarter of an hour."""
    return PairingCode.objects.create(
        code=short_code(6),
        hall=hall,
        role=role,
        name=name,
        expires_at=at + timedelta(minutes=PAIRING_MINUTES),
    )


@transaction.atomic
def pair(code: str, role: str | None = None, *, at: datetime) -> tuple[AccessToken, str]:
    """Use a pairing code once; raises PairingFailed when it does not hold.

    Without a ``role`` the code itself says what the browser becomes.
    """
    usable = PairingCode.objects.usable(at).select_for_update(of=("self",))
    found = usable.select_related("hall__region").filter(code=code.strip().upper()).first()
    if found is None or role not in {None, found.role}:
        raise PairingFailed
    token, secret = make_token(found.hall, found.role, name=found.name, at=at)
    found.used_at, found.token = at, token
    found.save(update_fields=["used_at", "token"])
    return token, secret
