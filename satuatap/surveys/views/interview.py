"""The interviewer's form: asks with or without a network, and sends what was kept later."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from satuatap.identity.access import StaffRequest, hall_staff
from satuatap.identity.models import Membership, Role
from satuatap.surveys.actions import Way, answer_openly
from satuatap.surveys.errors import NoSurveyThen
from satuatap.surveys.forms.asking import SheetForm
from satuatap.surveys.models import Sheet
from satuatap.surveys.queries import campaign_on
from satuatap.surveys.queries.asking import offerings_to_name
from satuatap.surveys.queries.beside import companions_of
from satuatap.surveys.rules import languages_of
from satuatap.surveys.views.asked import language_of, own_names, site_language
from satuatap.surveys.views.intake import Sent, sheet_of, state_of, take_sheets

ASKERS = (Role.INTERVIEWER, Role.HALL_MANAGER)
interviewers = hall_staff(*ASKERS)


@never_cache
@require_safe
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """The halls where somebody interviews; nobody chooses who has only one."""
    mine = Membership.objects.of(request.user).filter(role__in=ASKERS)
    found = {each.hall.pk: each.hall for each in mine.select_related("hall__region") if each.hall}
    if not found:
        raise PermissionDenied
    halls = sorted(found.values(), key=lambda hall: hall.name)
    if len(halls) == 1:
        return redirect("surveys:interview", halls[0].slug)
    return render(request, "surveys/interview/halls.html", {"halls": halls})


@never_cache
@require_safe
@interviewers
def page(request: StaffRequest) -> HttpResponse:
    """The form, kept by the browser: what is answered goes into its outbox first, always."""
    hall, now = request.hall, timezone.now()
    campaign = campaign_on(hall, hall.local(now).date())
    if campaign is None:
        more = {"hall": hall, "refusal": NoSurveyThen()}
        return render(request, "surveys/interview/none.html", more, status=HTTPStatus.CONFLICT)
    asked, beside = campaign.instrument.instrument, companions_of(campaign)
    languages = languages_of(asked, beside)
    language = language_of(request, languages)
    with translation.override(site_language(language)):
        offerings = offerings_to_name(hall)
        form = SheetForm(asked, language=language, offerings=offerings, companions=beside)
        more = {"hall": hall, "campaign": campaign, "form": form}
        more["languages"] = own_names(languages)
        return render(request, "surveys/interview/page.html", more)


@never_cache
@require_GET
@interviewers
def state(request: StaffRequest) -> HttpResponse:
    hall = request.hall
    return state_of(request, campaign_on(hall, hall.local(timezone.now()).date()))


@never_cache
@require_POST
@interviewers
def send(request: StaffRequest) -> HttpResponse:
    hall = request.hall
    offerings = list(offerings_to_name(hall))
    source = f"user:{request.user.pk}"

    def take(sent: Sent) -> None:
        campaign, form = sheet_of(hall, sent, offerings)
        way = Way(Sheet.Channel.INTERVIEW, source, offering=form.offering, key=sent.key)
        answer_openly(campaign, form.said, way, at=sent.at)

    return take_sheets(request, take, device=source, at=timezone.now())


@require_safe
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker that keeps the form, at an address whose folder it may serve."""
    script = "text/javascript; charset=utf-8"
    return render(request, "surveys/worker.js", {"cache": "pewawancara-1"}, content_type=script)
