"""One port: the live stream under ``/live/``, the Django site for everything else.

Django's views are synchronous, so they run as WSGI in threads (see docs/decisions/0003); its own
ASGI handler with synchronous views was measured at a third of the speed.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from starlette.types import Receive, Scope, Send

from config.bodies import Limits
from config.bridge import Bridge
from config.env import env
from config.wsgi import application as django
from satuatap.live.app import app as live

THREADS = int(os.environ.get("WEB_THREADS", "8"))
LIMITS = Limits(
    api=env.number("API_BODY_KB", 64) * 1024, forms=env.number("FORM_BODY_KB", 10240) * 1024
)
site = Bridge(django, threads=THREADS, limits=LIMITS)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Give the request to the live stream or to Django; the lifespan belongs to the stream."""
    if scope["type"] == "lifespan" or scope["path"].startswith("/live/"):
        await live(scope, receive, send)
    else:
        await site(scope, receive, send)
