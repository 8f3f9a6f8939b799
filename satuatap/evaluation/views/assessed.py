"""The ministry's page of one hall in a cycle: what was said, and what it has to settle."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.uploads.serving import sent
from satuatap.evaluation import actions
from satuatap.evaluation.access import ministry
from satuatap.evaluation.actions.assigning import ASSIGNING, UNDECIDED
from satuatap.evaluation.actions.objecting import Answer
from satuatap.evaluation.forms.cycles import AnswerForm, AssignForm, PointsForm, WithdrawForm
from satuatap.evaluation.forms.visits import CheckForm
from satuatap.evaluation.models import (
    Assessment,
    Assignment,
    Evidence,
    Finding,
    Objection,
    Observation,
    ObservationPhoto,
)
from satuatap.evaluation.queries.outcome import outcome_of
from satuatap.evaluation.queries.shown import heard_of
from satuatap.evaluation.queries.ties import conflicts_of
from satuatap.evaluation.rules import Step
from satuatap.evaluation.views.cycles import UNREADABLE, by
from satuatap.evaluation.views.visits import looked_again

Forms = dict[str, Any]


def assessment_of(code: str, slug: str) -> Assessment:
    """A hall's part of a cycle, by both addresses."""
    known = Assessment.objects.with_hall()
    return get_object_or_404(known, cycle__code=code, hall__slug=slug)


@require_safe
@never_cache
@ministry
def page(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    return _page(request, assessment_of(code, slug), {})


def _page(request: HttpRequest, assessment: Assessment, faulty: Forms) -> HttpResponse:
    """The page, with the form that has a fault as it was typed."""
    cycle = assessment.cycle
    most = cycle.instrument.most
    mine = Assignment.objects.filter(assessment=assessment)
    assignments = list(mine.select_related("evaluator", "assessment__hall"))
    here = {
        "assessment": assessment,
        "hall": assessment.hall,
        "cycle": cycle,
        "heard": heard_of(assessment),
        "outcome": outcome_of(assessment),
        "assignments": assignments,
        "bound": conflicts_of(assignments, cycle, at=timezone.now()),
        "observations": Observation.objects.filter(assessment=assessment).prefetch_related(
            "photos__upload"
        ),
        "findings": Finding.objects.filter(assessment=assessment).prefetch_related("checks"),
        "checks": CheckForm(),
        "checks_all": True,
        "today": timezone.localdate(),
        "assign": AssignForm(),
        "withdrawal": WithdrawForm(),
        "points": PointsForm(most),
        "reply": AnswerForm(),
        "moderates": cycle.step == Step.MODERATION,
        "hears": cycle.step == Step.OBJECTION,
        "may_assign": cycle.step in ASSIGNING,
        "undecided": cycle.step in UNDECIDED,
    } | faulty
    status = UNREADABLE if faulty else 200
    return render(request, "evaluation/cycles/assessment.html", here, status=status)


@require_POST
@ministry
def assign(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    assessment, form = assessment_of(code, slug), AssignForm(request.POST)
    if form.is_valid():
        try:
            chosen = form.cleaned_data["evaluator"]
            actions.assign(assessment, chosen, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error("evaluator", str(refusal))
        else:
            messages.success(request, _("Penilai ditugaskan."))
            return redirect("evaluation:assessment", code, slug)
    return _page(request, assessment, {"assign": form})


@require_POST
@ministry
def withdraw(request: HttpRequest, code: str, slug: str, *, pk: UUID) -> HttpResponse:
    assessment = assessment_of(code, slug)
    known = Assignment.objects.select_related("assessment__hall", "assessment__cycle")
    assignment = get_object_or_404(known, assessment=assessment, pk=pk)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw(assignment, form.cleaned_data["reason"], at=timezone.now())
        except Refusal as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, _("Penugasan ditarik. Nilainya tidak dihitung lagi."))
            return redirect("evaluation:assessment", code, slug)
    return _page(request, assessment, {"withdrawal": form, "withdrawing": assignment.pk})


@require_POST
@ministry
def settle(request: HttpRequest, code: str, slug: str, *, indicator: str) -> HttpResponse:
    assessment = assessment_of(code, slug)
    form = PointsForm(assessment.cycle.instrument.most, request.POST)
    if form.is_valid():
        given = (form.cleaned_data["points"], form.cleaned_data["reason"])
        try:
            actions.settle(assessment, indicator, given, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Nilai diputuskan."))
            return redirect("evaluation:assessment", code, slug)
    return _page(request, assessment, {"points": form, "settling": indicator})


@require_POST
@ministry
def reply(request: HttpRequest, code: str, slug: str, *, pk: UUID) -> HttpResponse:
    assessment = assessment_of(code, slug)
    objection = get_object_or_404(Objection, assessment=assessment, pk=pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        answer = Answer(given["upheld"], given["text"], given["points"])
        try:
            actions.answer_objection(objection, answer, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error("points", str(refusal))
        else:
            messages.success(request, _("Sanggahan dijawab."))
            return redirect("evaluation:assessment", code, slug)
    return _page(request, assessment, {"reply": form, "replying": objection.pk})


@require_safe
@ministry
def file(request: HttpRequest, code: str, slug: str, *, key: UUID) -> HttpResponse:
    """What shows what a hall says, or what an evaluator saw."""
    here = assessment_of(code, slug)
    shown = Evidence.objects.filter(assessment=here).select_related("upload")
    found = shown.filter(upload=key).first()
    if found is not None:
        return sent(found.upload)
    photos = ObservationPhoto.objects.filter(observation__assessment=here)
    return sent(get_object_or_404(photos.select_related("upload"), upload=key).upload)


@require_POST
@ministry
def check(request: HttpRequest, code: str, slug: str, *, pk: UUID) -> HttpResponse:
    """The ministry looks again at what the hall calls mended."""
    assessment = assessment_of(code, slug)
    finding = get_object_or_404(Finding, assessment=assessment, pk=pk)
    form = CheckForm(request.POST)
    if looked_again(form, finding, request):
        return redirect("evaluation:assessment", code, slug)
    return _page(request, assessment, {"checks": form, "checking": finding.pk})
