"""The first rating page, reached from the ticket."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.identity.access import DeviceRequest, device_only
from satuatap.queueing.queries.finding import ticket_in_hall
from satuatap.surveys.actions import invitation_for, rate
from satuatap.surveys.errors import AlreadyRated, NotInvited
from satuatap.surveys.forms.rating import RatingForm
from satuatap.surveys.models import Invitation, Rating, Score
from satuatap.surveys.queries import campaign_for, is_rated
from satuatap.surveys.views.asked import said


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: HttpRequest, code: str) -> HttpResponse:
    try:
        invitation = invitation_for(code)
    except NotInvited as refusal:
        return said(request, refusal)
    if is_rated(invitation.ticket):
        return _led_on(request, invitation)
    form = RatingForm(request.POST or None)
    if form.is_bound and form.is_valid():
        with suppress(AlreadyRated):
            rate(code, at=timezone.now(), **form.cleaned_data)
        return _led_on(request, invitation)
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
        return said(request, refusal)
    if not is_rated(invitation.ticket):
        return redirect("surveys:rate", code)
    asked = _onwards(invitation) == "surveys:invited"
    more = {"hall": invitation.hall, "ticket": invitation.ticket, "asked": asked}
    return render(request, "surveys/thanks.html", more)


def _led_on(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """On to the next page, with the way that somebody came by."""
    address = reverse(_onwards(invitation), args=[invitation.ticket.code])
    came = "?lewat=pesan" if request.GET.get("lewat") == "pesan" else ""
    return redirect(f"{address}{came}")


def _onwards(invitation: Invitation) -> str:
    """After the one question the nine of the official survey, while it runs."""
    asked = not invitation.answered and campaign_for(invitation) is not None
    return "surveys:invited" if asked else "surveys:thanks"
