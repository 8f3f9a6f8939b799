"""Turns a refusal into a sentence on the page where the person acted."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from psycopg.errors import DeadlockDetected, SerializationFailure

from satuatap.core.errors import Refusal
from satuatap.core.rest.errors import Clash

SEE_OTHER = 303
LOST = (DeadlockDetected, SerializationFailure)


class SayRefusals:
    """A rule that says no is an answer, not a fault.

    A form comes back to its page with the sentence above it, a fragment gets the sentence in its
    message box, a program gets a problem answer. The API answers for itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says the refusal; None lets other errors pass."""
        refusal = refusal_in(error)
        if refusal is None or request.path.startswith("/api/"):
            return None
        return _said(request, refusal) if request.accepts("text/html") else _problem(refusal)


def refusal_in(error: Exception) -> Refusal | None:
    """The refusal that this error is; who loses to somebody else in the database may try again."""
    if isinstance(error, OperationalError) and isinstance(error.__cause__, LOST):
        return Clash()
    return error if isinstance(error, Refusal) else None


def _problem(refusal: Refusal) -> HttpResponse:
    told = {"type": f"/problems/{refusal.type}", "title": str(refusal), "status": refusal.status}
    return JsonResponse(
        told | refusal.details, status=refusal.status, content_type="application/problem+json"
    )


def _said(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if getattr(request, "htmx", False):
        answer = render(request, "web/_refusal.html", {"refusal": refusal}, status=refusal.status)
        answer["HX-Retarget"], answer["HX-Reswap"] = "#pesan", "innerHTML"
        return answer
    back = came_from(request)
    if request.method == "POST" and back:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(back, status=SEE_OTHER)
    return render(request, "web/refused.html", {"refusal": refusal}, status=refusal.status)


def came_from(request: HttpRequest) -> str:
    """The page of this site that the person acted on, as a path; empty if it is not known."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return ""
    parts = urlsplit(referer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
