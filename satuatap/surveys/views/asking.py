"""The official survey on a phone: by invitation from a ticket, or openly by the hall's own link."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.qr import qr_svg
from satuatap.identity.access import StaffRequest, hall_staff
from satuatap.identity.limits import Limit, address_of, attempt, digest_of_client
from satuatap.identity.models import Role
from satuatap.places.models import Hall
from satuatap.queueing import voice
from satuatap.queueing.sound import recipe
from satuatap.surveys.actions import Way, answer_invitation, answer_openly, invitation_for
from satuatap.surveys.errors import NoSurveyThen
from satuatap.surveys.forms.asking import SheetForm
from satuatap.surveys.models import InstrumentVersion, Sheet
from satuatap.surveys.queries import campaign_for, campaign_on
from satuatap.surveys.queries.asking import offerings_to_name
from satuatap.surveys.rules import Served, in_language
from satuatap.surveys.views.asked import Asking, ask, said, thanked

FLOOD = Limit("open-survey", most=60, minutes=10)  # a whole hall may share one address
PHONE = "surveys/asking/page.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, code: str) -> HttpResponse:
    """Once per invitation; whoever comes back is told that the answer is there."""
    try:
        invitation = invitation_for(code)
        if invitation.answered:
            return redirect("surveys:invited-thanks", code)
        campaign = campaign_for(invitation)
        if campaign is None:
            raise NoSurveyThen
    except Refusal as refusal:
        return said(request, refusal)

    def take(form: SheetForm) -> None:
        by_message = request.GET.get("lewat") == "pesan"
        channel = Sheet.Channel.MESSAGE if by_message else Sheet.Channel.TICKET
        answer_invitation(code, form.said, at=timezone.now(), channel=channel)

    more = {"offering": invitation.ticket.offering, "skip": reverse("surveys:thanks", args=[code])}
    then = reverse("surveys:invited-thanks", args=[code])
    served = Served.COUNTER  # an invitation comes from a counter's ticket
    return ask(request, Asking(campaign, take, then, PHONE, served=served, more=more))


@never_cache
@require_safe
def invited_thanks(request: HttpRequest, code: str) -> HttpResponse:
    try:
        invitation = invitation_for(code)
    except Refusal as refusal:
        return said(request, refusal)
    if not invitation.answered:
        return redirect("surveys:invited", code)
    return thanked(request, invitation.hall, invited=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def openly(request: HttpRequest, slug: str) -> HttpResponse:
    """For whoever is in the hall and has no invitation; such answers are marked."""
    hall, now = hall_or_404(slug), timezone.now()
    campaign = campaign_on(hall, hall.local(now).date())
    if campaign is None:
        return said(request, NoSurveyThen())

    def take(form: SheetForm) -> None:
        attempt(FLOOD, request, at=now)
        source = f"phone:{digest_of_client(address_of(request), at=now)[:24]}"
        way = Way(
            Sheet.Channel.QR,
            source=source,
            offering=form.offering,
            key=form.cleaned_data["key"],
        )
        answer_openly(campaign, form.said, way, at=now)

    then = reverse("surveys:openly-thanks", args=[slug])
    return ask(request, Asking(campaign, take, then, PHONE, offerings=offerings_to_name(hall)))


@never_cache
@require_safe
def openly_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return thanked(request, hall_or_404(slug), invited=False)


@require_safe
@hall_staff(Role.HALL_MANAGER)
def poster(request: StaffRequest) -> HttpResponse:
    """The hall's link as a sheet for the wall."""
    address = f"{settings.PUBLIC_URL}{reverse('surveys:openly', args=[request.hall.slug])}"
    qr = qr_svg(address, label=address)
    more = {"hall": request.hall, "address": address, "qr": qr}
    return render(request, "surveys/asking/poster.html", more)


@require_GET
def read_aloud(
    _request: HttpRequest, *, instrument: str, language: str, element: str
) -> HttpResponse:
    """The voice that reads a question and its answers; the address carries no person."""
    slug, _, version = instrument.rpartition("-")
    asked = get_object_or_404(InstrumentVersion, slug=slug, version=version)
    found = next((each for each in asked.questions if each.slug == element), None)
    if found is None or language not in asked.languages:
        raise Http404
    words = [found.question, *found.answers]
    text = ". ".join(in_language(each, language).rstrip("?.") for each in words)
    spoken = voice.sentence(text, language="en" if language == "en" else "id")
    return redirect(reverse("queueing:sound", args=[recipe(spoken)]))


def hall_or_404(slug: str) -> Hall:
    """A hall that people come to, by its address."""
    return get_object_or_404(Hall.objects.operating().select_related("region"), slug=slug)
