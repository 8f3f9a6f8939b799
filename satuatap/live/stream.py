"""One listener: an open response that is given whatever is newest."""

import asyncio
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from satuatap.live.frames import GZIP_HEADER, HEARTBEAT, OPENING, Frame
from satuatap.live.rooms import Room

HEADERS = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "access-control-allow-origin": "*",
    "vary": "accept-encoding, accept-language",
}
REQUEST_ID = b"x-request-id"


def raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as ASGI wants them."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


PLAIN = raw(HEADERS)
PACKED = raw(HEADERS | {"content-encoding": "gzip"})


@dataclass
class Listener:
    """Somebody who listens to a room.

    ``seen`` is the number of the last shot that was sent, ``name`` the request's id.
    """

    room: Room
    send: Send
    packs: bool
    seen: int
    name: str
    beats: int = field(init=False)

    def __post_init__(self) -> None:
        self.beats = self.room.beats

    async def stay(self, receive: Receive) -> None:
        """Send until the client goes or the room closes."""
        sending = asyncio.current_task()
        leaving = asyncio.ensure_future(left(receive))
        if sending is not None:
            leaving.add_done_callback(lambda gone: gone.cancelled() or sending.cancel())
        try:
            await self.give_on()
        except asyncio.CancelledError:
            if not leaving.done():
                raise
        finally:
            leaving.cancel()

    async def give_on(self) -> None:
        """Send the start, then each time what is newest, and an end when the room closes."""
        headers = [*(PACKED if self.packs else PLAIN), (REQUEST_ID, self.name.encode())]
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})
        await self.give(OPENING, before=GZIP_HEADER if self.packs else b"")
        while not self.room.closed:
            woken = self.room.woken
            await self.give_newest()
            await woken.wait()
        await self.send({"type": "http.response.body", "body": b""})

    async def give_newest(self) -> None:
        """The newest shot, if it is new here; else a sign of life when one is due."""
        shot, beats = self.room.shot, self.room.beats
        if shot is not None and shot.id != self.seen:
            self.seen = shot.id
            self.room.sent += 1
            await self.give(shot.frame)
        elif beats != self.beats:
            await self.give(HEARTBEAT)
        self.beats = beats

    async def give(self, frame: Frame, *, before: bytes = b"") -> None:
        """Send one frame."""
        body = before + (frame.packed if self.packs else frame.plain)
        await self.send({"type": "http.response.body", "body": body, "more_body": True})


async def left(receive: Receive) -> None:
    """Return when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def packs(headers: Headers) -> bool:
    """Whether the client takes gzip."""
    return "gzip" in headers.get("accept-encoding", "")


def last_seen(scope: Scope, headers: Headers) -> int:
    """The number that the client saw last; 0 when it has seen nothing."""
    told = headers.get("last-event-id", "")
    return int(told) if scope["type"] == "http" and told.isdecimal() and len(told) < 20 else 0
