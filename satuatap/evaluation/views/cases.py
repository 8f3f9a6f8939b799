"""Warnings and coaching: the ministry's list and steps, and the hall's plan."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.evaluation.access import hall_answers, ministry
from satuatap.evaluation.actions import casework
from satuatap.evaluation.errors import DateHasPassed
from satuatap.evaluation.forms.cases import StepForm
from satuatap.evaluation.models import Case, CaseEvent
from satuatap.evaluation.queries.boards import late_findings
from satuatap.evaluation.rules import ARROWS, CaseStep
from satuatap.evaluation.views.cycles import UNREADABLE, by
from satuatap.identity.access import StaffRequest
from satuatap.identity.models import User
from satuatap.oversight.queries import standing_of

PER_PAGE = 50
Act = Callable[..., Case]
ACTS: dict[str, tuple[CaseStep, Any, Act]] = {
    "kunjungi": (CaseStep.VISIT, gettext_lazy("Catat kunjungan pembinaan"), casework.coach),
    "periksa": (CaseStep.RECHECK, gettext_lazy("Catat pemeriksaan ulang"), casework.recheck),
    "usulkan": (CaseStep.PROPOSAL, gettext_lazy("Usulkan penurunan status"), casework.propose),
    "putuskan": (
        CaseStep.DECISION,
        gettext_lazy("Putuskan penurunan status"),
        casework.decide_case,
    ),
    "selesai": (CaseStep.CLOSED, gettext_lazy("Nyatakan sudah diperbaiki"), casework.mend),
    "cabut": (CaseStep.CLOSED, gettext_lazy("Cabut peringatan"), casework.take_back),
}
DATED = {"kunjungi", "periksa", "usulkan"}


@require_safe
@never_cache
@ministry
def listing(request: HttpRequest) -> HttpResponse:
    """Open cases, the most urgent first; ``?keadaan=selesai`` shows those that ended."""
    wanted = request.GET.get("keadaan", "")
    known = Case.objects.with_hall()
    found = known.filter(step=CaseStep.CLOSED) if wanted == "selesai" else known.open()
    rows = found.order_by("due", "raised_at", "pk")
    here = {
        "cases": Paginator(rows, PER_PAGE).get_page(request.GET.get("hal")),
        "wanted": wanted,
        "findings": late_findings(timezone.localdate())[:PER_PAGE],
        "today": timezone.localdate(),
    }
    return render(request, "evaluation/cases/list.html", here)


@require_safe
@never_cache
@ministry
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _case(request, _found(pk), {})


def _found(pk: UUID) -> Case:
    return get_object_or_404(Case.objects.with_hall(), pk=pk)


def _case(request: HttpRequest, case: Case, faulty: dict[str, Any]) -> HttpResponse:
    """The case with what was done, and the form of an act that was asked for (``?langkah=``)."""
    offers = _offers(case)
    act = request.GET.get("langkah", "")
    here: dict[str, Any] = {
        "case": case,
        "hall": case.hall,
        "events": CaseEvent.objects.filter(case=case).select_related("document"),
        "standing": standing_of(case.hall),
        "today": timezone.localdate(),
        "signs": True,
        "offers": [(name, ACTS[name][1]) for name in offers],
        "act": act if act in offers else "",
        "act_name": ACTS[act][1] if act in offers else "",
        "form": StepForm(asks_date=act in DATED),
    }
    status = UNREADABLE if faulty else 200
    return render(request, "evaluation/cases/one.html", here | faulty, status=status)


def _offers(case: Case) -> list[str]:
    """What may be done next; a decision waits for its signature, or is taken back."""
    if case.step == CaseStep.DECISION:
        return ["cabut"]
    to = ARROWS[CaseStep(case.step)]
    return [name for name, (step, _name, _act) in ACTS.items() if step in to]


@require_POST
@ministry
def take(request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404
    case, form = _found(pk), StepForm(request.POST, asks_date=act in DATED)
    if form.is_valid():
        try:
            _do(request, case, act, told=form.told)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Langkah dicatat."))
            return redirect("evaluation:case", pk)
    return _case(request, case, {"form": form, "act": act, "act_name": ACTS[act][1]})


def _do(request: HttpRequest, case: Case, act: str, *, told: casework.Told) -> None:
    at = timezone.now()
    if act == "putuskan":
        person = get_object_or_404(User, pk=request.user.pk)
        casework.decide_case(case, told, person, by=by(request), at=at)
    else:
        ACTS[act][2](case, told, by=by(request), at=at)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@hall_answers
def hall_case(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What the hall was told, and its plan."""
    case = get_object_or_404(Case.objects.with_hall(), hall=request.hall, pk=pk)
    form = StepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            casework.plan(case, form.told, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error("due" if isinstance(refusal, DateHasPassed) else None, str(refusal))
        else:
            messages.success(request, _("Rencana perbaikan dikirim."))
            return redirect("evaluation:hall-case", request.hall.slug, pk)
    here = {
        "hall": request.hall,
        "case": case,
        "events": CaseEvent.objects.filter(case=case).select_related("document"),
        "plans": case.step == CaseStep.NOTICE or bool(form.errors),
        "form": form,
        "today": timezone.localdate(),
    }
    status = UNREADABLE if form.errors else 200
    return render(request, "evaluation/hall/case.html", here, status=status)
