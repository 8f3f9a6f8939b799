"""Runs the synchronous Django site behind an ASGI server: one thread per request, nothing more.

The whole body is read before the thread starts (``config/bodies.py``) and a plain answer goes out
in one piece, so a request costs two switches between loop and thread. Only answers that stream are
sent in parts.
"""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from starlette.types import Receive, Scope, Send

from config.bodies import Gone, Limits, body_of, refuse
from satuatap.core.rest.errors import BodyTooLarge

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@dataclass
class Begun:
    """What the site has said first: status and headers."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)

    def start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        """WSGI's start_response."""
        self.status = int(status[:3])
        self.headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
        ]

    @property
    def message(self) -> dict[str, Any]:
        """The same as ASGI says it."""
        return {"type": "http.response.start", "status": self.status, "headers": self.headers}


class Bridge:
    """A WSGI application as an ASGI application."""

    def __init__(self, wsgi: Wsgi, *, threads: int, limits: Limits | None = None) -> None:
        self.wsgi = wsgi
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="site")
        self.limits = limits or Limits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            body = await body_of(scope, receive, self.limits)
        except BodyTooLarge:
            await refuse(scope, send, self.limits.of(scope["path"]))
        except Gone:
            return
        else:
            with body:
                await self.answer(environ(scope, body), send)

    async def answer(self, given: Environ, send: Send) -> None:
        """Let a thread answer, and send what it says in one piece."""
        loop = asyncio.get_running_loop()
        begun, whole = await loop.run_in_executor(self.pool, self.run, given, (loop, send))
        if whole is not None:
            await send(begun.message)
            await send({"type": "http.response.body", "body": whole})

    def run(
        self, given: Environ, way: tuple[asyncio.AbstractEventLoop, Send]
    ) -> tuple[Begun, bytes | None]:
        """Answer in this thread; None for the body when it has been streamed."""
        begun = Begun()
        answer = self.wsgi(given, begun.start)
        try:
            if not getattr(answer, "streaming", False):
                return begun, b"".join(answer)
            stream(begun, answer, way)
            return begun, None
        finally:
            if hasattr(answer, "close"):
                answer.close()


def stream(
    begun: Begun, parts: Iterable[bytes], way: tuple[asyncio.AbstractEventLoop, Send]
) -> None:
    """Send part by part from this thread, each when the one before has gone out."""
    loop, send = way

    async def out(message: dict[str, Any]) -> None:
        await send(message)

    def push(message: dict[str, Any]) -> None:
        asyncio.run_coroutine_threadsafe(out(message), loop).result()

    push(begun.message)
    for part in parts:
        push({"type": "http.response.body", "body": part, "more_body": True})
    push({"type": "http.response.body", "body": b""})


def environ(scope: Scope, body: IO[bytes]) -> Environ:
    """The request as WSGI wants it (PEP 3333)."""
    server = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    raw = scope.get("raw_path")
    path = unquote_to_bytes(raw) if raw else scope["path"].encode()
    body.seek(0, 2)
    length, _ = body.tell(), body.seek(0)
    given: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": None,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        add(given, name.decode("latin-1"), value.decode("latin-1"))
    return given | {"CONTENT_LENGTH": str(length)}


def add(given: Environ, name: str, value: str) -> None:
    """One header; a repeated one is joined, and names with underscores cannot pass as others."""
    if "_" in name:
        return
    key = name.upper().replace("-", "_")
    key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
    joint = "; " if key == "HTTP_COOKIE" else ","
    given[key] = f"{given[key]}{joint}{value}" if key in given else value
