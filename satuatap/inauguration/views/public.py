"""What everybody sees: the list, the announcement, and who signs while it happens."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.queries import (
    by_mode,
    halls_of,
    live_ceremony,
    officials_of,
    public_ceremony,
    sums_of,
    totals,
)

MOST = 100


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    found = Ceremony.objects.public().with_counts()[:MOST]
    return render(request, "inauguration/list.html", {"ceremonies": found})


@require_safe
def ceremony(request: HttpRequest, slug: str) -> HttpResponse:
    """Before it the invitation to watch, afterwards the announcement with the national count."""
    found = _public(slug)
    listed = list(halls_of(found))
    context: dict[str, Any] = {
        "ceremony": found,
        "halls": listed,
        "sums": sums_of(listed),
        "attended": by_mode(found),
        "officials": officials_of(found),
        "live": live_ceremony(found),
    }
    if found.is_concluded:
        context["totals"] = totals(found)
    return render(request, "inauguration/ceremony.html", context)


@require_safe
@never_cache
def live(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has signed; renews itself by the stream, and without a script by itself."""
    found = _public(slug)
    context = {"ceremony": found, "live": live_ceremony(found)}
    return render(request, "inauguration/live.html", context)


def _public(slug: str) -> Ceremony:
    found = public_ceremony(slug)
    if found is None:
        raise Http404
    return found
