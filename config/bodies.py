"""The bodies of requests: read once, in memory when small, and never kept beyond their limit.

A body that says its size is refused before any of it is read; one that comes in parts without a
size is refused with the first part that is too much. Where people send files the form is cut at
its limit instead, and the rest is read and thrown away: files come last in these forms, so that
everything typed arrives, and the page says that a file was too large.
"""

import tempfile
from dataclasses import dataclass
from io import BytesIO
from typing import IO, cast

from django.template.loader import render_to_string
from django.utils import translation
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from satuatap.core.rest.answers import PROBLEM, encoded, problem_body
from satuatap.core.rest.errors import BodyTooLarge
from satuatap.core.rest.language import language_of
from satuatap.core.uploads.limits import MEGABYTE, upload_limits

IN_MEMORY = 1024 * 1024  # larger ones (uploads) go to a file meanwhile
PROGRAMS = "/api/"
UPLOADING = (
    "/pengaduan/",
    "/anjungan/pengaduan/",
    "/kerja/pengaduan/",
    "/verifikasi/",
    "/perjalanan/",
    "/daerah/",
    "/kerja/penilaian/",
)
FORM_WITH_FILES = "multipart/form-data"
THROWN_AWAY = 8  # so many times its limit is read of a form with files, for the sake of its words
PAGE_MAY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'"


class Gone(Exception):
    """The asker left before the whole body had come."""


@dataclass(frozen=True)
class Limits:
    """The most bytes of a body: from programs, from forms, and where people send files.

    There a body may be far larger than what is taken of it, so that who sends too large a file is
    told so on the page, with everything typed still there.
    """

    api: int = 16 * 1024
    forms: int = 10 * 1024 * 1024
    uploads: int = 64 * 1024 * 1024

    def of(self, path: str) -> int:
        """The limit at this address."""
        if path.startswith(PROGRAMS):
            return self.api
        return self.uploads if path.startswith(UPLOADING) else self.forms

    def furthest(self, scope: Scope) -> int:
        """How much is read at all: of a form with files more than is kept."""
        most, kind = self.of(scope["path"]), Headers(scope=scope).get("content-type", "")
        cut = scope["path"].startswith(UPLOADING) and kind.startswith(FORM_WITH_FILES)
        return most * THROWN_AWAY if cut else most


async def body_of(scope: Scope, receive: Receive, limits: Limits) -> IO[bytes]:
    """The request's body from its start, as much as is kept; raises BodyTooLarge or Gone."""
    most, furthest = limits.of(scope["path"]), limits.furthest(scope)
    told = Headers(scope=scope).get("content-length", "")
    if told.isdecimal() and int(told) > furthest:
        raise BodyTooLarge
    body: IO[bytes] = BytesIO()
    came, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        came += len(part)
        cut = furthest > most and came <= furthest
        body = kept(body, part[: most - body.tell()] if cut else part, most)
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


async def refuse(scope: Scope, send: Send, most: int) -> None:
    """Say in the asker's language that the body is too large, and close the connection."""
    asked = Headers(scope=scope)
    language = language_of(asked.get("accept-language", ""))
    is_page = "text/html" in asked.get("accept", "")
    with translation.override(language):
        body = _page(most) if is_page else encoded(problem_body(BodyTooLarge()))
    headers = {
        "content-type": "text/html; charset=utf-8" if is_page else PROBLEM,
        "content-language": language,
        "content-length": str(len(body)),
        "cache-control": "no-store",
        "content-security-policy": (PAGE_MAY if is_page else "default-src 'none'")
        + "; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "connection": "close",
    }
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    status = BodyTooLarge.status
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


def _page(most: int) -> bytes:
    """What a person reads: how much may be sent, and where the words are that were typed."""
    here = {"most": most // MEGABYTE, "limits": upload_limits()}
    return render_to_string("413.html", here).encode()
