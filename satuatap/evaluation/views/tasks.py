"""The evaluator's pages: what is assigned, the sheet of a hall, and declared interests."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.uploads.serving import sent
from satuatap.evaluation import actions
from satuatap.evaluation.access import TaskRequest, evaluators, own_task
from satuatap.evaluation.forms.answering import LevelsForm
from satuatap.evaluation.forms.evaluators import InterestForm
from satuatap.evaluation.models import Assignment, Evidence, Interest, Observation, Score
from satuatap.evaluation.queries.boards import tasks_of
from satuatap.evaluation.queries.shown import Heard, heard_of
from satuatap.evaluation.rules import SCORING
from satuatap.evaluation.views.cycles import UNREADABLE
from satuatap.identity.models import User


@require_safe
@never_cache
@evaluators
def listing(request: HttpRequest) -> HttpResponse:
    here = {"tasks": tasks_of(request.user), "today": timezone.localdate()}
    return render(request, "evaluation/tasks/list.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@own_task
def sheet(request: TaskRequest) -> HttpResponse:
    """The sheet of a hall: saved as often as one likes, finished once all is scored."""
    assignment = request.assignment
    instrument = assignment.assessment.cycle.instrument
    data = request.POST if request.method == "POST" else None
    form = LevelsForm(instrument, instrument.judged(), data, initial=_given(assignment))
    if form.is_valid():
        try:
            _save(request, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("evaluation:task", assignment.pk)
    status = UNREADABLE if form.errors else 200
    return render(request, "evaluation/tasks/sheet.html", _sheet(assignment, form), status=status)


def _save(request: TaskRequest, form: LevelsForm) -> None:
    at = timezone.now()
    actions.give_scores(request.assignment, form.given, at=at)
    if request.POST.get("selesai"):
        actions.finish(request.assignment, at=at)
        messages.success(request, _("Penilaian selesai. Terima kasih."))
    else:
        messages.success(request, _("Nilai disimpan."))


def _given(assignment: Assignment) -> dict[str, Any]:
    """What this evaluator gave so far; nobody sees another's before all have."""
    initial: dict[str, Any] = {}
    for each in Score.objects.filter(assignment=assignment):
        initial[f"{each.indicator}-level"] = str(each.points)
        initial[f"{each.indicator}-reason"] = each.reason
    return initial


def _sheet(assignment: Assignment, form: LevelsForm) -> dict[str, Any]:
    assessment = assignment.assessment
    heard = heard_of(assessment)
    judged = {each.slug for each in form.asked}
    lines = [one for _group, found in heard for one in found]
    return {
        "task": assignment,
        "assessment": assessment,
        "hall": assessment.hall,
        "cycle": assessment.cycle,
        "form": form,
        "rows": [_row(one, form) for one in lines if one.line.slug in judged],
        "computed": [one for one in lines if one.line.slug not in judged],
        "observations": Observation.objects.filter(assessment=assessment).prefetch_related(
            "photos__upload"
        ),
        "is_open": assessment.cycle.step in SCORING,
    }


def _row(one: Heard, form: LevelsForm) -> dict[str, Any]:
    level, reason = form.fields_of(one.line.slug)
    return {"heard": one, "level": level, "reason": reason}


@require_safe
@own_task
def evidence(request: TaskRequest, key: UUID) -> HttpResponse:
    """A file that shows what the hall says."""
    mine = Evidence.objects.filter(assessment=request.assignment.assessment_id)
    return sent(get_object_or_404(mine.select_related("upload"), upload=key).upload)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@evaluators
def interests(request: HttpRequest) -> HttpResponse:
    """Where somebody has an interest, and one more."""
    form = InterestForm(request.POST or None)
    if form.is_valid():
        person = get_object_or_404(User, pk=request.user.pk)
        reason = form.cleaned_data["reason"]
        actions.declare_interest(person, form.place, reason, at=timezone.now())
        messages.success(request, _("Kepentingan dicatat. Anda tidak menilai di sana."))
        return redirect("evaluation:interests")
    mine = Interest.objects.filter(evaluator=request.user.pk).select_related(
        "hall__region", "region"
    )
    here = {"form": form, "interests": mine}
    status = UNREADABLE if form.errors else 200
    return render(request, "evaluation/tasks/interests.html", here, status=status)
