"""One port: the live stream under ``/live/``, the Django site for everything else.

Django's views are synchronous, so they run as WSGI in threads (see docs/decisions/0003); its own
ASGI handler with synchronous views was measured at a third of the speed.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings
from starlette.types import Receive, Scope, Send

from config.bodies import Limits
from config.bridge import Bridge
from config.wsgi import application as django
from satuatap.live.app import app as live

_ = settings.SECRET_KEY  # nothing is served without one, whichever server does it
LIMITS = Limits(settings.API_BODY, settings.FORM_BODY, settings.UPLOADS.body)
site = Bridge(django, threads=settings.WEB_THREADS, limits=LIMITS)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Give the request to the live stream or to Django; the lifespan belongs to the stream."""
    if scope["type"] == "lifespan" or scope["path"].startswith("/live/"):
        await live(scope, receive, send)
    else:
        await site(scope, receive, send)
