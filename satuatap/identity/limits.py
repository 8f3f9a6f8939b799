"""How often a stranger may try: counted in the database, for every process alike.

The client is known by a keyed digest of its address that changes every day, so the table holds
nobody's address.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from satuatap.core import sql
from satuatap.core.errors import Refusal
from satuatap.identity.models import Attempt

COUNT = Path(__file__).parent / "sql" / "count_attempt.sql"
KEEP = timedelta(days=1)
LINE = 64  # bits of an IPv6 address that belong to one line (RFC 6177)


class TooManyAttempts(Refusal):
    """Tried too often; ``minutes`` says when it is worth trying again."""

    type = "too-many-attempts"
    status = 429
    message = _("Terlalu banyak percobaan. Silakan coba lagi dalam %(minutes)s menit.")


@dataclass(frozen=True)
class Limit:
    """At most so many attempts of one kind in a window of so many minutes."""

    kind: str
    most: int
    minutes: int


@dataclass(frozen=True)
class _Counted:
    count: int


def attempt(limit: Limit, request: HttpRequest, *, at: datetime) -> None:
    """Count one attempt of whoever asks; raises TooManyAttempts once the limit is passed."""
    count_attempt(limit, digest_of_client(address_of(request), at=at), at=at)


def count_attempt(limit: Limit, client: str, *, at: datetime) -> None:
    """Count one attempt of a client known by this name (at most 64 letters); raises likewise."""
    since = _window(limit, at)
    counted = sql.row(_Counted, COUNT, what=limit.kind, client=client, starts_at=since)
    if counted is not None and counted.count > limit.most:
        raise _too_many(limit, at)


@contextmanager
def counting_misses(
    limit: Limit, request: HttpRequest, *, at: datetime, miss: type[Refusal], account: str = ""
) -> Iterator[None]:
    """Judge a guess and count it only when it is refused as a ``miss``.

    Guesses are counted by the asker's address, or by the ``account`` that is guessed at.

    Many honest people share one address (a hall's Wi-Fi, a carrier's network), and what they type
    right costs nobody a try. Once the tries are used up nothing is judged any more, right or wrong;
    a flood gets past by no more guesses than are judged in the same moment.
    """
    client = digest_of_client(account or address_of(request), at=at)
    known = Attempt.objects.filter(kind=limit.kind, client=client, starts_at=_window(limit, at))
    if known.filter(count__gte=limit.most).exists():
        raise _too_many(limit, at)
    try:
        yield
    except miss:
        count_attempt(limit, client, at=at)
        raise


def _window(limit: Limit, at: datetime) -> datetime:
    seconds = limit.minutes * 60
    return datetime.fromtimestamp(at.timestamp() // seconds * seconds, UTC)


def _too_many(limit: Limit, at: datetime) -> TooManyAttempts:
    left = _window(limit, at) + timedelta(minutes=limit.minutes) - at
    return TooManyAttempts(minutes=ceil(left.total_seconds() / 60))


def address_of(request: HttpRequest) -> str:
    """The asker's network address, behind as many proxies of ours as ``PROXY_HOPS`` says.

    What is no address there was not written by a proxy of ours, and does not count.
    """
    chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    hops = settings.PROXY_HOPS
    if 0 < hops <= len(chain) and _is_address(chain[-hops]):
        return chain[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def digest_of_client(address: str, *, at: datetime) -> str:
    """A name for an address that means nothing elsewhere, and nothing tomorrow."""
    words = f"{at.astimezone(UTC).date()} {_line_of(address)}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()


def _line_of(address: str) -> str:
    """An IPv6 address by its network of 64 bits: of these one telephone has as many as it likes."""
    if not _is_address(address):
        return address
    found = ip_address(address)
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((int(found), LINE), strict=False))


def forget_attempts(*, at: datetime) -> int:
    """Delete counts of windows long past."""
    deleted, _kinds = Attempt.objects.filter(starts_at__lt=at - KEEP).delete()
    return deleted
