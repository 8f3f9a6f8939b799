"""One port: the live stream under ``/live/``, the Django site for everything else.

Django's views are synchronous, so they run as WSGI in threads (see docs/decisions/0003); its own
ASGI handler with synchronous views was measured at a third of the speed.
"""

import os
from typing import Any, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from a2wsgi import WSGIMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from config.wsgi import application as django
from satuatap.live.app import app as live

THREADS = int(os.environ.get("WEB_THREADS", "8"))
site = cast("ASGIApp", WSGIMiddleware(cast("Any", django), workers=THREADS))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Give the request to the live stream or to Django; the lifespan belongs to the stream."""
    if scope["type"] == "lifespan" or scope["path"].startswith("/live/"):
        await live(scope, receive, send)
    else:
        await site(scope, coroutine(receive), send)


def coroutine(receive: Receive) -> Receive:
    """The same as a coroutine function: a2wsgi insists on one, granian gives any awaitable."""

    async def received() -> Message:
        return await receive()

    return received
