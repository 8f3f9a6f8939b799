"""Accounts for a replay: players of the heads of region and of the minister, and their pens."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from satuatap.documents.actions import make_certificate, sign
from satuatap.documents.models import Signature
from satuatap.documents.queries import head_of
from satuatap.identity.models import Membership, Role, User
from satuatap.inauguration.sources import MINISTER
from satuatap.places.models import Hall

MINISTERS = "menteri@example.example"


@transaction.atomic
def give_players(halls: Iterable[Hall], password: str) -> User:
    """A player for each head of region that has no account, and the minister's, who is given back.

    All share one hash, because hashing for each would take long. Safe to repeat.
    """
    hashed = make_password(password)
    listed = list(halls)
    known = set(
        Membership.objects.filter(
            role=Role.REGION_HEAD, region__in=[each.region_id for each in listed]
        ).values_list("region", flat=True)
    )
    for hall in listed:
        if hall.region_id not in known:
            name = f"Pemeran {head_of(hall.region.name)}"
            head = _player(f"kepala@{hall.slug}.example", name, hashed)
            Membership.objects.get_or_create(
                user=head, role=Role.REGION_HEAD, region_id=hall.region_id
            )
    minister = _player(MINISTERS, f"Pemeran {MINISTER}", hashed)
    Membership.objects.get_or_create(user=minister, role=Role.MINISTRY)
    return minister


def _player(email: str, name: str, hashed: str) -> User:
    found, _ = User.objects.get_or_create(email=email, defaults={"name": name, "password": hashed})
    return found


def sign_as_player(waiting: Signature, passphrase: str, *, at: datetime) -> Signature:
    """The player makes a certificate and signs."""
    make_certificate(waiting.user, passphrase=passphrase, at=at)
    return sign(waiting.document, waiting.user, passphrase=passphrase, at=at)
