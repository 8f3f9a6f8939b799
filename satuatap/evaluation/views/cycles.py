"""The ministry's pages of cycles: the list, a plan, the board, and the next step."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.evaluation import actions
from satuatap.evaluation.access import ministry
from satuatap.evaluation.actions.days import movable
from satuatap.evaluation.forms.cycles import DayForm, PlanForm
from satuatap.evaluation.models import Cycle, Decision
from satuatap.evaluation.queries.boards import board, moves_of
from satuatap.evaluation.queries.instruments import instruments_on
from satuatap.evaluation.queries.ties import evaluators
from satuatap.evaluation.rules import Step, after, is_over
from satuatap.identity.models import User
from satuatap.queueing.actions import By
from satuatap.surveys.queries.signing import ACCOUNT, who

PER_PAGE = 50
UNREADABLE = 422
FIRST_DAYS = (21, 42, 70, 84, 98)  # days from now to the usual end of each step


def by(request: HttpRequest) -> By:
    """Whoever asks, as the records name them."""
    return By(f"{ACCOUNT}{request.user.pk}", request.user.pk)


def cycle_here(code: str) -> Cycle:
    """The cycle of an address."""
    return get_object_or_404(Cycle.objects.with_instrument(), code=code)


@require_safe
@never_cache
@ministry
def listing(request: HttpRequest) -> HttpResponse:
    here = {"cycles": Cycle.objects.with_instrument(), "evaluators": evaluators().count()}
    return render(request, "evaluation/cycles/list.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def new(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    today = timezone.localdate(at)
    form = PlanForm(instruments_on(today), request.POST or None, today=today, initial=_usual(at))
    if form.is_valid():
        try:
            made = actions.open_cycle(form.plan, by=by(request), at=at)
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            messages.success(request, _("Siklus dibuat. Mulai bila semuanya siap."))
            return redirect("evaluation:cycle", made.code)
    status = UNREADABLE if form.errors else 200
    return render(request, "evaluation/cycles/new.html", {"form": form}, status=status)


def _usual(at: datetime) -> dict[str, Any]:
    """What most cycles would be: last year, with some weeks for each step."""
    today = timezone.localdate(at)
    names = ("self_by", "desk_by", "visit_by", "moderation_by", "objection_by")
    ends = {
        name: today + timedelta(days=days) for name, days in zip(names, FIRST_DAYS, strict=True)
    }
    period = {"since": today - timedelta(days=365), "until": today - timedelta(days=1)}
    return {"code": f"mal-{today.year}", **period, **ends}


@require_safe
@never_cache
@ministry
def one(request: HttpRequest, code: str) -> HttpResponse:
    """The board of a cycle: ``?keadaan=beda`` shows what waits for somebody."""
    return _page(request, cycle_here(code), {})


def _page(request: HttpRequest, cycle: Cycle, faulty: dict[str, Any]) -> HttpResponse:
    rows, wanted = board(cycle), request.GET.get("keadaan", "")
    found = [each for each in rows if not wanted or wanted in each.marks]
    decided = Decision.objects.filter(cycle=cycle).select_related("document")
    decision, following = decided.first(), after(cycle.step)
    here = {
        "cycle": cycle,
        "steps": _steps(cycle),
        "next": following,
        "next_name": Cycle.Steps(following).label if following else "",
        "rows": Paginator(found, PER_PAGE).get_page(request.GET.get("hal")),
        "of": len(rows),
        "counts": _counts(rows),
        "wanted": wanted,
        "decision": decision,
        "signs": True,
        "decided_by": who(decision.decided_by) if decision else "",
        "may_decide": cycle.step == Step.DECISION and decision is None,
        "may_compute": cycle.step != Step.PLANNED and not is_over(Step.MODERATION, cycle.step),
        "may_assign": cycle.step in {Step.PLANNED, Step.SELF, Step.DESK, Step.VISIT},
        "days": DayForm(movable(cycle)),
        "moved": moves_of(cycle),
        "may_move": bool(movable(cycle)),
    } | faulty
    status = UNREADABLE if faulty else 200
    return render(request, "evaluation/cycles/one.html", here, status=status)


def _steps(cycle: Cycle) -> list[dict[str, Any]]:
    """The steps in order, each with its last day, and whether it is over, runs or comes."""
    order = list(Step)
    at = order.index(Step(cycle.step))
    return [
        {
            "name": Cycle.Steps(step).label,
            "due": cycle.deadlines.get(step.value),
            "is_now": number == at,
            "is_over": number < at,
        }
        for number, step in enumerate(order)
    ]


def _counts(rows: list[Any]) -> dict[str, int]:
    marks = ("belum", "penilai", "beda", "sanggah", "tanpa-peringkat")
    return {mark: sum(mark in each.marks for each in rows) for mark in marks}


@require_POST
@ministry
def advance(request: HttpRequest, code: str) -> HttpResponse:
    cycle = cycle_here(code)
    moved = actions.advance(cycle, request.POST.get("ke", ""), at=timezone.now())
    messages.success(request, _("Tahap sekarang: %(step)s.") % {"step": moved.get_step_display()})
    return redirect("evaluation:cycle", code)


@require_POST
@ministry
def move_day(request: HttpRequest, code: str) -> HttpResponse:
    """Another last day of a step that is not over, with its reason."""
    cycle = cycle_here(code)
    form = DayForm(movable(cycle), request.POST)
    if form.is_valid():
        try:
            actions.move_day(cycle, form.new, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error("to", str(refusal))
        else:
            messages.success(request, _("Batas tahap diubah, dan alasannya dicatat."))
            return redirect("evaluation:cycle", code)
    return _page(request, cycle, {"days": form})


@require_POST
@ministry
def assign_everywhere(request: HttpRequest, code: str) -> HttpResponse:
    made = actions.assign_everywhere(cycle_here(code), by=by(request), at=timezone.now())
    messages.success(request, _("%(count)s penugasan dibuat.") % {"count": made})
    return redirect("evaluation:cycle", code)


@require_POST
@ministry
def compute(request: HttpRequest, code: str) -> HttpResponse:
    cycle = cycle_here(code)
    halls = actions.compute_figures(cycle, at=timezone.now())
    messages.success(request, _("Angka %(count)s mal dihitung ulang.") % {"count": halls})
    return redirect("evaluation:cycle", code)


@require_POST
@ministry
def decide(request: HttpRequest, code: str) -> HttpResponse:
    person = get_object_or_404(User, pk=request.user.pk)
    actions.decide(cycle_here(code), person, by=by(request), at=timezone.now())
    messages.success(request, _("Hasil ditetapkan. Tanda tangani, lalu umumkan."))
    return redirect("evaluation:cycle", code)
