"""WhatsApp and SMS, by the port that docs/messages.md describes.

``POST <url>/messages`` with the copy's id as Idempotency-Key; the answer is what counts.
"""

from collections.abc import Callable
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from satuatap.notifications.accounts import Account
from satuatap.notifications.channels.port import (
    Failed,
    Letter,
    NotSent,
    Perhaps,
    Refused,
)

# Nothing was taken: the wrong token, too many, away for a while.
LATER = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
}
NUMBER_REFUSED = "number-refused"


def send_text(letter: Letter, account: Account, handing: Callable[[], None]) -> str:
    """Give the text to the provider; raises NotSent, Perhaps or Refused."""
    handing()
    try:
        answer = httpx.post(
            f"{account.url.rstrip('/')}/messages",
            json={
                "to": letter.to,
                "text": letter.text,
                "reference": letter.key,
                "stop": letter.stop_link,
            },
            headers={"Authorization": f"Bearer {account.token}", "Idempotency-Key": letter.key},
            timeout=account.timeout,
        )
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as error:
        raise NotSent(type(error).__name__) from error
    except httpx.HTTPError as error:
        raise Perhaps(type(error).__name__) from error
    if not answer.is_success:
        raise _failure(answer, letter)
    return _word(answer, "id")


def _failure(answer: httpx.Response, letter: Letter) -> Failed:
    said = f"{answer.status_code} {_word(answer, 'error')}".strip()
    if answer.status_code in LATER:
        return NotSent(said, after=_wished(answer, letter))
    if answer.is_client_error:
        return Refused(said)
    return Perhaps(said)


def _word(answer: httpx.Response, name: str) -> str:
    """One short word of the answer's body; empty if there is none."""
    try:
        body = answer.json()
    except ValueError:
        return ""
    found = body.get(name) if isinstance(body, dict) else None
    return found[:40] if isinstance(found, str) else ""


def _wished(answer: httpx.Response, letter: Letter) -> timedelta | None:
    """How long the provider wants to be left alone: seconds, or a date."""
    said = answer.headers.get("Retry-After", "")
    if said.isdecimal():
        return timedelta(seconds=min(int(said), 10**6))
    try:
        return max(timedelta(), parsedate_to_datetime(said) - letter.at)
    except (ValueError, TypeError):
        return None
