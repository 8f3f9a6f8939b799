"""The first rating page, reached from the ticket."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.identity.access import DeviceRequest, device_only
from satuatap.queueing.queries.finding import ticket_in_hall
from satuatap.surveys.actions import invitation_for, rate
from satuatap.surveys.errors import AlreadyRated, NotInvited
from satuatap.surveys.forms import RatingForm
from satuatap.surveys.models import Rating, Score
from satuatap.surveys.queries import is_rated


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: HttpRequest, code: str) -> HttpResponse:
    try:
        invitation = invitation_for(code)
    except NotInvited as refusal:
        return _said(request, refusal)
    if is_rated(invitation.ticket):
        return redirect("surveys:thanks", code)
    form = RatingForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            rate(code, at=timezone.now(), **form.cleaned_data)
        except AlreadyRated:
            return redirect("surveys:thanks", code)
        return redirect("surveys:thanks", code)
    more = {
        "form": form,
        "ticket": invitation.ticket,
        "hall": invitation.hall,
        "scores": list(Score)[::-1],
    }
    return render(request, "surveys/rate.html", more, status=422 if form.errors else 200)


@never_cache
@require_POST
@device_only("kiosk", pair_at="/perangkat/")
def rate_at_kiosk(request: DeviceRequest, code: str) -> HttpResponse:
    """The answer of somebody at a kiosk of this hall; the number's page says what became of it."""
    now, form = timezone.now(), RatingForm(request.POST)
    if form.is_valid():
        with suppress(Refusal):
            ticket = ticket_in_hall(request.hall, code, at=now)
            rate(ticket.code, at=now, channel=Rating.Channel.KIOSK, **form.cleaned_data)
    return redirect("queueing:kiosk-number", code)


@never_cache
@require_safe
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    try:
        invitation = invitation_for(code)
    except NotInvited as refusal:
        return _said(request, refusal)
    if not is_rated(invitation.ticket):
        return redirect("surveys:rate", code)
    return render(request, "surveys/thanks.html", {"hall": invitation.hall})


def _said(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return render(request, "surveys/refused.html", {"refusal": refusal}, status=refusal.status)
