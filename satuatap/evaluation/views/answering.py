"""The hall's own pages: its cycles, its word on each indicator, its result and objections."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.uploads.limits import upload_limits
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.receiving import receive_files
from satuatap.core.uploads.serving import sent
from satuatap.evaluation import actions
from satuatap.evaluation.access import assessment_here, hall_answers
from satuatap.evaluation.actions.answering import Said
from satuatap.evaluation.forms.answering import LevelsForm, ObjectForm, ProofForm
from satuatap.evaluation.models import Assessment, Case, Cycle, Evidence, Finding, SelfAnswer
from satuatap.evaluation.queries.outcome import outcome_of
from satuatap.evaluation.queries.shown import heard_of
from satuatap.evaluation.rules import HALL_READS, Indicator, Step
from satuatap.evaluation.views.cycles import UNREADABLE, by
from satuatap.identity.access import StaffRequest


@require_safe
@never_cache
@hall_answers
def listing(request: StaffRequest) -> HttpResponse:
    """The cycles and cases of a hall."""
    mine = Assessment.objects.filter(hall=request.hall).select_related("cycle__version")
    begun = mine.exclude(cycle__step=Cycle.Steps.PLANNED).order_by("-cycle__until")
    here = {
        "hall": request.hall,
        "assessments": begun,
        "cases": Case.objects.filter(hall=request.hall),
        "today": timezone.localdate(),
    }
    return render(request, "evaluation/hall/list.html", here)


@require_safe
@never_cache
@hall_answers
def page(request: StaffRequest, code: str) -> HttpResponse:
    return hall_page(request, assessment_here(request.hall, code), {})


def hall_page(
    request: StaffRequest, assessment: Assessment, faulty: dict[str, Any]
) -> HttpResponse:
    """What is asked while the hall answers; what it got, once it may object."""
    cycle = assessment.cycle
    reads = cycle.step in HALL_READS
    asked = {each.slug for each in cycle.instrument.asked_of_hall()}
    heard = heard_of(assessment)
    objecting = cycle.step == Step.OBJECTION and not cycle.is_over(timezone.localdate())
    here = {
        "hall": request.hall,
        "assessment": assessment,
        "cycle": cycle,
        "reads": reads,
        "heard": heard,
        "asked": [one for _group, found in heard for one in found if one.line.slug in asked],
        "answers": _may_answer(assessment),
        "outcome": outcome_of(assessment) if reads else None,
        "objecting": objecting,
        "form": ObjectForm(cycle.instrument) if objecting else None,
        "findings": Finding.objects.filter(assessment=assessment).prefetch_related("checks"),
        "proof": ProofForm(),
        "today": timezone.localdate(),
    } | faulty
    status = UNREADABLE if faulty else 200
    return render(request, "evaluation/hall/page.html", here, status=status)


def _may_answer(assessment: Assessment) -> bool:
    cycle = assessment.cycle
    runs = cycle.step == Step.SELF and not cycle.is_over(timezone.localdate())
    return runs and assessment.sent_at is None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@hall_answers
def say(request: StaffRequest, code: str, indicator: str) -> HttpResponse:
    """One indicator: level, reason and files; what was typed stays where something is wrong."""
    assessment, slug = assessment_here(request.hall, code), indicator
    asked = _asked(assessment, slug)
    answer = SelfAnswer.objects.filter(assessment=assessment, indicator=slug).first()
    initial = (
        {f"{slug}-level": str(answer.level), f"{slug}-reason": answer.reason} if answer else {}
    )
    data = request.POST if request.method == "POST" else None
    form = LevelsForm(assessment.cycle.instrument, [asked], data, initial=initial)
    draft = answer.draft if answer else _draft(request)
    said: list[str] = []
    if request.method == "POST":
        said = receive_files(request, draft=draft, at=timezone.now())
    if form.is_valid() and not said and _kept(request, assessment, form, draft=draft):
        return redirect("evaluation:hall", request.hall.slug, code)
    here = {
        "hall": request.hall,
        "cycle": assessment.cycle,
        "indicator": asked,
        "form": form,
        "level": form.fields_of(slug)[0],
        "reason": form.fields_of(slug)[1],
        "draft": draft,
        "said": said,
        "uploads": Upload.objects.waiting(draft),
        "evidence": Evidence.objects.filter(assessment=assessment, indicator=slug).select_related(
            "upload"
        ),
        "without": set(_without(request)),
        "limits": upload_limits(),
        "answers": _may_answer(assessment),
    }
    status = UNREADABLE if said or form.errors else 200
    return render(request, "evaluation/hall/indicator.html", here, status=status)


def _kept(request: StaffRequest, assessment: Assessment, form: LevelsForm, *, draft: UUID) -> bool:
    """Whether the word was kept; a refusal is told on the form."""
    without = frozenset(_without(request))
    said = {slug: Said(word.level, word.reason, draft, without) for slug, word in form.said.items()}
    if not said:
        form.add_error(None, _("Pilih satu tingkat."))
        return False
    try:
        actions.say(assessment, said, by=by(request), at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Jawaban disimpan."))
    return True


def _without(request: StaffRequest) -> Iterator[UUID]:
    """The files of before that were ticked to be taken away."""
    for key in request.POST.getlist("buang"):
        with suppress(ValueError):
            yield UUID(key)


def _asked(assessment: Assessment, slug: str) -> Indicator:
    for each in assessment.cycle.instrument.asked_of_hall():
        if each.slug == slug:
            return each
    raise Http404


def _draft(request: StaffRequest) -> UUID:
    try:
        return UUID(request.POST.get("draft", ""))
    except ValueError:
        return uuid4()


@require_POST
@hall_answers
def send(request: StaffRequest, code: str) -> HttpResponse:
    assessment = assessment_here(request.hall, code)
    actions.send_off(assessment, by=by(request), at=timezone.now())
    messages.success(request, _("Penilaian mandiri dikirim."))
    return redirect("evaluation:hall", request.hall.slug, code)


@require_POST
@hall_answers
def object_to(request: StaffRequest, code: str) -> HttpResponse:
    assessment = assessment_here(request.hall, code)
    form = ObjectForm(assessment.cycle.instrument, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.object_to(
                assessment, given["indicator"], given["text"], by=by(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sanggahan dikirim."))
            return redirect("evaluation:hall", request.hall.slug, code)
    return hall_page(request, assessment, {"form": form})


@require_safe
@hall_answers
def evidence(request: StaffRequest, code: str, key: UUID) -> HttpResponse:
    """A file of the hall's own."""
    mine = Evidence.objects.filter(assessment=assessment_here(request.hall, code))
    return sent(get_object_or_404(mine.select_related("upload"), upload=key).upload)
