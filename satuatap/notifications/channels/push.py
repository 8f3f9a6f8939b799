"""Notifications in a browser: Web Push (RFC 8030, 8291, 8292), one browser a call."""

import json
import os
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urlsplit

import http_ece
import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from py_vapid.utils import b64urldecode, b64urlencode

from satuatap.notifications.accounts import Account
from satuatap.notifications.channels.port import Letter, NotSent, Perhaps, Refused

# The browsers' makers; whoever switches notifications on may not send us anywhere else.
HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
KEPT = timedelta(days=1)  # the push service keeps it for a browser that is closed
SIGNED = timedelta(hours=12)
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


@dataclass(frozen=True)
class Subscription:
    """Where a browser listens, and the two keys that only it can open a message with."""

    endpoint: str
    key: str
    secret: str


class Gone(Refused):
    """The browser listens no more."""


def is_known(endpoint: str, account: Account) -> bool:
    """Whether this is the address of a push service that we send to."""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    if host in account.hosts:
        return True
    known = any(host.endswith(each) if each[0] == "." else host == each for each in HOSTS)
    return known and parts.scheme == "https" and parts.port is None and not parts.username


def public_key(account: Account) -> str:
    """What a browser is told of us before it listens."""
    return str(b64urlencode(_raw(_vapid(account).public_key)))


def push(letter: Letter, account: Account, to: Subscription) -> None:
    """Give the words to the browser's push service; raises NotSent, Perhaps, Refused or Gone."""
    words = {"title": letter.title, "body": letter.text, "url": letter.link, "tag": letter.key}
    headers = _signed(account, to.endpoint, letter) | {
        "Content-Encoding": "aes128gcm",
        "TTL": str(int(KEPT.total_seconds())),
        "Topic": letter.key.replace("-", ""),
    }
    try:
        body = sealed(json.dumps(words).encode(), to)
        answer = httpx.post(to.endpoint, content=body, headers=headers, timeout=account.timeout)
    except (ValueError, http_ece.ECEException) as error:
        raise Gone(type(error).__name__) from error
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise NotSent(type(error).__name__) from error
    except httpx.HTTPError as error:
        raise Perhaps(type(error).__name__) from error
    _check(answer.status_code)


def _check(status: int) -> None:
    if status in GONE:
        raise Gone(str(status))
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise NotSent(str(status))
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise Refused(str(status))


def sealed(words: bytes, to: Subscription) -> bytes:
    """The words for this browser alone."""
    ours = ec.generate_private_key(ec.SECP256R1())
    return bytes(
        http_ece.encrypt(
            words,
            salt=os.urandom(16),
            private_key=ours,
            dh=b64urldecode(to.key.encode()),
            auth_secret=b64urldecode(to.secret.encode()),
            version="aes128gcm",
        )
    )


def _signed(account: Account, endpoint: str, letter: Letter) -> dict[str, str]:
    parts = urlsplit(endpoint)
    until = int((letter.at + SIGNED).timestamp())
    claims = {"sub": account.sender, "aud": f"{parts.scheme}://{parts.netloc}", "exp": until}
    return {str(name): str(value) for name, value in _vapid(account).sign(claims).items()}


@lru_cache(maxsize=4)
def _vapid(account: Account) -> Vapid02:
    return Vapid02.from_pem(account.private_key.encode())


def _raw(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
