"""The bodies of requests: read once, in memory when small, and never beyond their limit.

A body that says its size is refused before any of it is read; one that comes in parts without a
size is refused with the first part that is too much.
"""

import tempfile
from dataclasses import dataclass
from io import BytesIO
from typing import IO, cast

from django.utils import translation
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from satuatap.core.rest.answers import PROBLEM, encoded, problem_body
from satuatap.core.rest.errors import BodyTooLarge
from satuatap.core.rest.language import language_of

IN_MEMORY = 1024 * 1024  # larger ones (uploads) go to a file meanwhile
PROGRAMS = "/api/"


class Gone(Exception):
    """The asker left before the whole body had come."""


@dataclass(frozen=True)
class Limits:
    """The most bytes of a body: from programs, and from forms with their uploads."""

    api: int = 16 * 1024
    forms: int = 10 * 1024 * 1024

    def of(self, path: str) -> int:
        """The limit at this address."""
        return self.api if path.startswith(PROGRAMS) else self.forms


async def body_of(scope: Scope, receive: Receive, most: int) -> IO[bytes]:
    """The request's whole body, from its start; raises BodyTooLarge or Gone."""
    told = Headers(scope=scope).get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise BodyTooLarge
    body: IO[bytes] = BytesIO()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        body = kept(body, message.get("body", b""), most)
        more = message.get("more_body", False)
    body.seek(0)
    return body


def kept(body: IO[bytes], part: bytes, most: int) -> IO[bytes]:
    """The body with this part, in a file once it is large; raises BodyTooLarge."""
    size = body.tell() + len(part)
    if size > most:
        body.close()
        raise BodyTooLarge
    if size > IN_MEMORY and isinstance(body, BytesIO):
        file = cast("IO[bytes]", tempfile.TemporaryFile())  # noqa: SIM115 - closed with the body
        file.write(body.getvalue())
        body = file
    body.write(part)
    return body


async def refuse(scope: Scope, send: Send) -> None:
    """Say in the asker's language that the body is too large, and close the connection."""
    language = language_of(Headers(scope=scope).get("accept-language", ""))
    with translation.override(language):
        body = encoded(problem_body(BodyTooLarge()))
    headers = {
        "content-type": PROBLEM,
        "content-language": language,
        "content-length": str(len(body)),
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "connection": "close",
    }
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    status = BodyTooLarge.status
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
