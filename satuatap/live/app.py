"""The ASGI application of the live stream: ``GET /live/halls/{hall}``, ``/live/peresmian/{day}``.

Each process listens once to PostgreSQL, reads a hall once per change and encodes it once; what is
left per listener is one write.
"""

import asyncio
import re
import signal
import threading
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.utils import translation
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from satuatap.core.errors import Refusal
from satuatap.core.operations.logs import line
from satuatap.core.operations.middleware import known_method, request_id
from satuatap.core.rest.answers import HINTS, PROBLEM, encoded, problem_body
from satuatap.core.rest.errors import DatabaseIsAway, MethodNotAllowed, NotFound
from satuatap.core.rest.language import language_of
from satuatap.live.hub import Hub
from satuatap.live.reading import Address, Unreadable
from satuatap.live.sources import SOURCES
from satuatap.live.stream import REQUEST_ID, Listener, last_seen, packs, raw

PATH = re.compile(rf"/live/({'|'.join(SOURCES)})/([-a-zA-Z0-9_]{{1,50}})")
Handler = Callable[..., Any]


class Live:
    """The stream of this process; its hub is made with the first listener."""

    def __init__(self) -> None:
        self.hub: Hub | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.lifespan(receive, send)
        elif scope["type"] == "http":
            await self.answer(scope, receive, send)

    async def lifespan(self, receive: Receive, send: Send) -> None:
        """Nothing to do at the start; at the end every stream is closed."""
        while True:
            kind = (await receive())["type"]
            if kind == "lifespan.shutdown":
                self.stop()
            await send({"type": f"{kind}.complete"})
            if kind == "lifespan.shutdown":
                return

    def start(self) -> Hub:
        """A hub that closes its streams as soon as the process is asked to end.

        Servers wait for open answers before they say that the lifespan is over, and a stream never
        ends by itself.
        """
        for asked in (signal.SIGTERM, signal.SIGINT):
            before = signal.getsignal(asked)
            if callable(before) and threading.current_thread() is threading.main_thread():
                signal.signal(asked, partial(self.end, before, asyncio.get_running_loop()))
        return Hub()

    def end(self, before: Handler, loop: asyncio.AbstractEventLoop, *signalled: Any) -> None:
        """A signal came: close the streams, then do what the server does."""
        loop.call_soon_threadsafe(self.stop)
        before(*signalled)

    def stop(self) -> None:
        """Close every stream."""
        if self.hub is not None:
            self.hub.stop()
            self.hub = None

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A stream, or the reason why there is none."""
        headers = Headers(scope=scope)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
        language = language_of(asked or headers.get("accept-language", ""))
        name = request_id(headers.get("x-request-id", ""))
        try:
            hub, address = await self.door(scope, language)
        except Refusal as refusal:
            note(scope, refusal.status, name)
            with translation.override(language):
                body = encoded(problem_body(refusal))
            await refuse(refusal.status, body, send, name=name)
            return
        room = hub.enter(address)
        note(scope, 200, name)
        try:
            seen = last_seen(scope, headers)
            await Listener(room, send, packs(headers), seen, name).stay(receive)
        finally:
            hub.leave(room)

    async def door(self, scope: Scope, language: str) -> tuple[Hub, Address]:
        """The hub and the address of this request; raises a Refusal."""
        match = PATH.fullmatch(scope["path"])
        if match is None:
            raise NotFound
        if scope["method"] != "GET":
            raise MethodNotAllowed
        hub = self.hub = self.hub or self.start()
        if hub.listeners >= settings.LIVE_LISTENERS:
            raise DatabaseIsAway
        try:
            address = Address(match[2], language, match[1])
            if not await hub.knows(address):
                raise NotFound
        except Unreadable:
            raise DatabaseIsAway from None
        return hub, address


def note(scope: Scope, status: int, name: str) -> None:
    """One line in the log for each stream, when it begins, and for each refusal."""
    match = PATH.fullmatch(scope["path"])
    route = f"/live/{match[1]}/<slug>" if match else "(none)"
    method = known_method(scope["method"])
    line("request", request_id=name, method=method, route=route, status=status)


async def refuse(status: int, body: bytes, send: Send, *, name: str) -> None:
    """A problem answer."""
    told = {"content-type": PROBLEM, "cache-control": "no-store"} | HINTS.get(status, {})
    headers = [*raw(told), (REQUEST_ID, name.encode())]
    if status == MethodNotAllowed.status:
        headers.append((b"allow", b"GET"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


app = Live()
