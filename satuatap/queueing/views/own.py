"""What pages of one's own ticket share: nothing is kept by caches or found by search engines."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.ticket_story import ticket_by_code

COOKIE = "satuatap_tiket"
KEEP = timedelta(hours=18)
MOST = 6
View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """A page for whoever knows its address, and for nobody and nothing else."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return never_cache(shown)


def ticket_or_404(code: str) -> Ticket:
    """The ticket of this address."""
    ticket = ticket_by_code(code)
    if ticket is None:
        raise Http404
    return ticket


def remembered(request: HttpRequest) -> list[str]:
    """The codes of the tickets that this browser has seen today, the newest first."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=KEEP)
    return [code for code in (kept or "").split(".") if code]


def remember(request: HttpRequest, answer: HttpResponse, code: str) -> None:
    """Let this browser find its ticket again, for as long as it can matter."""
    codes = remembered(request)
    if code in codes:
        return
    answer.set_signed_cookie(
        COOKIE,
        ".".join([code, *codes][:MOST]),
        salt=COOKIE,
        max_age=KEEP,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
