"""The field visit: a form that works without a network, its plan, and findings."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.operations.middleware import PERMISSIONS
from satuatap.core.uploads.receiving import receive_files
from satuatap.core.uploads.serving import sent
from satuatap.evaluation.access import TaskRequest, assessment_here, hall_answers, own_task
from satuatap.evaluation.actions import visiting
from satuatap.evaluation.forms.answering import ProofForm
from satuatap.evaluation.forms.visits import CheckForm, FindingForm, ObservationForm, VisitForm
from satuatap.evaluation.models import FieldVisit, Finding, Observation, ObservationPhoto
from satuatap.evaluation.views.answering import hall_page
from satuatap.evaluation.views.cycles import UNREADABLE, by
from satuatap.identity.access import StaffRequest

HERE_MAY_LOCATE = PERMISSIONS.replace("geolocation=()", "geolocation=(self)")


@require_safe
@never_cache
@own_task
def page(request: TaskRequest) -> HttpResponse:
    return _page(request, {})


def _page(request: TaskRequest, faulty: dict[str, Any]) -> HttpResponse:
    """The form, kept by the browser: what is written goes into its outbox first, always."""
    assessment = request.assignment.assessment
    visit = FieldVisit.objects.filter(assessment=assessment).first()
    initial = {"planned_on": visit.planned_on, "agenda": visit.agenda} if visit else {}
    here = {
        "task": request.assignment,
        "assessment": assessment,
        "hall": assessment.hall,
        "cycle": assessment.cycle,
        "visit": visit,
        "form": ObservationForm(assessment.cycle.instrument),
        "finding": FindingForm(),
        "planning": VisitForm(initial=initial),
        "observations": Observation.objects.filter(assessment=assessment).prefetch_related(
            "photos__upload"
        ),
        "findings": Finding.objects.filter(assessment=assessment).prefetch_related("checks"),
        "checks": CheckForm(),
        "today": timezone.localdate(),
    } | faulty
    status = UNREADABLE if faulty else 200
    answer = render(request, "evaluation/tasks/visit.html", here, status=status)
    answer["Permissions-Policy"] = HERE_MAY_LOCATE
    return answer


@never_cache
@require_GET
@own_task
def state(request: TaskRequest) -> HttpResponse:
    """A token for what the device is about to send."""
    return JsonResponse({"token": get_token(request)})


@never_cache
@require_POST
@own_task
def send(request: TaskRequest) -> HttpResponse:
    """One observation with its photos; taken once per key, so that a device may send again."""
    at, instrument = timezone.now(), request.assignment.assessment.cycle.instrument
    form = ObservationForm(instrument, request.POST)
    if not form.is_valid():
        reason = "; ".join(str(each) for faults in form.errors.values() for each in faults)
        return _refused(reason)
    seen = form.seen(at)
    said = receive_files(request, draft=seen.key, at=at)
    if said:
        return _refused(" ".join(said))
    try:
        visiting.observe(request.assignment, seen, at=at)
    except Refusal as refusal:
        return _refused(str(refusal))
    return JsonResponse({"taken": str(seen.key)})


def _refused(reason: str) -> HttpResponse:
    return JsonResponse({"reason": reason}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@own_task
def plan(request: TaskRequest) -> HttpResponse:
    form = VisitForm(request.POST)
    if not form.is_valid():
        return _page(request, {"planning": form})
    given = form.cleaned_data
    assessment = request.assignment.assessment
    try:
        visiting.plan_visit(
            assessment, given["planned_on"], given["agenda"], by=by(request), at=timezone.now()
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, {"planning": form})
    messages.success(request, _("Rencana kunjungan disimpan."))
    return redirect("evaluation:visit", request.assignment.pk)


@require_POST
@own_task
def find(request: TaskRequest) -> HttpResponse:
    form = FindingForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            visiting.find(
                request.assignment, given["text"], given["due"], by=by(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("due", str(refusal))
        else:
            messages.success(request, _("Temuan dicatat."))
            return redirect("evaluation:visit", request.assignment.pk)
    return _page(request, {"finding": form})


@require_POST
@own_task
def check(request: TaskRequest, finding: UUID) -> HttpResponse:
    """The evaluator looks again at what the hall calls mended, also after the cycle."""
    mine = Finding.objects.filter(assessment=request.assignment.assessment_id)
    found, form = get_object_or_404(mine, pk=finding), CheckForm(request.POST)
    if looked_again(form, found, request):
        return redirect("evaluation:visit", request.assignment.pk)
    return _page(request, {"checks": form, "checking": found.pk})


def looked_again(form: CheckForm, finding: Finding, request: HttpRequest) -> bool:
    """Whether what was seen is on record; a refusal is told on the form."""
    if not form.is_valid():
        return False
    try:
        visiting.check(finding, form.looked, by=by(request), at=timezone.now())
    except Refusal as refusal:
        form.add_error("due", str(refusal))
        return False
    messages.success(request, _("Pemeriksaan ulang dicatat."))
    return True


@require_safe
@own_task
def photo(request: TaskRequest, key: UUID) -> HttpResponse:
    """A photo of the visit, whichever of the hall's evaluators made it."""
    here = request.assignment.assessment_id
    mine = ObservationPhoto.objects.filter(observation__assessment=here)
    return sent(get_object_or_404(mine.select_related("upload"), upload=key).upload)


@require_POST
@hall_answers
def mended(request: StaffRequest, code: str, pk: UUID) -> HttpResponse:
    """The hall shows that a finding was mended."""
    assessment = assessment_here(request.hall, code)
    finding = get_object_or_404(Finding, assessment=assessment, pk=pk)
    form = ProofForm(request.POST)
    if form.is_valid():
        proof = form.cleaned_data["proof"]
        try:
            visiting.mended(finding, proof, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error("proof", str(refusal))
        else:
            messages.success(request, _("Temuan selesai, buktinya dicatat."))
            return redirect("evaluation:hall", request.hall.slug, code)
    return hall_page(request, assessment, {"proof": form, "mending": finding.pk})


@require_safe
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker that keeps the form, at an address whose folder it may serve."""
    script = "text/javascript; charset=utf-8"
    more = {"cache": "kunjungan-1"}
    return render(request, "surveys/worker.js", more, content_type=script)
