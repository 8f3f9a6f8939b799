"""A hall's campaigns: the list, a plan, how far one has come, and its close."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.places.access import ReaderRequest, hall_readers
from satuatap.surveys.actions import (
    Plan,
    check_plan,
    close_campaign,
    companions_planned,
    open_campaign,
)
from satuatap.surveys.charting import chart
from satuatap.surveys.errors import (
    BaselineAfterOpening,
    PopulationUnknown,
    SurveyOverlaps,
    SurveyTooFarAhead,
    UnknownCompanion,
)
from satuatap.surveys.forms.campaigns import PlanForm
from satuatap.surveys.models import Campaign, FollowUp
from satuatap.surveys.queries import campaign_flags, has_risen, survey_due
from satuatap.surveys.queries.beside import companions_of
from satuatap.surveys.queries.history import history
from satuatap.surveys.queries.listing import campaign_rows
from satuatap.surveys.queries.offered import offered
from satuatap.surveys.queries.parts import proposed
from satuatap.surveys.queries.population import overlapping, population
from satuatap.surveys.queries.shown import shown_result
from satuatap.surveys.rules import half_year
from satuatap.surveys.sources import companion_of
from satuatap.surveys.views.results import result
from satuatap.surveys.views.staff import by, campaign_here, campaign_to_read, managers


@require_safe
@never_cache
@hall_readers
def campaigns(request: ReaderRequest) -> HttpResponse:
    today = request.hall.local(timezone.now()).date()
    asked = Campaign.objects.filter(hall=request.hall).order_by("-begins")
    if not request.reads_all:
        asked = asked.closed()
    context = {"hall": request.hall, "rows": campaign_rows(asked), "today": today}
    if request.reads_all:
        late = FollowUp.objects.overdue(today).filter(campaign__hall=request.hall)
        known = history(request.hall)
        context |= {
            "due": survey_due(request.hall, today=today),
            "risen": has_risen(request.hall, today=today),
            "late": late.count(),
            "history": known,
            "chart": chart(known),
        }
    return render(request, "surveys/staff/campaigns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@managers
def plan(request: ReaderRequest) -> HttpResponse:
    at = timezone.now()
    today = request.hall.local(at).date()
    known = [companion_of(each) for each in offered(request.hall, today)]
    form = PlanForm(known, request.POST or None, initial=_usual(today))
    context: dict[str, Any] = {"hall": request.hall, "form": form}
    if not form.is_valid() or request.POST.get("again"):
        status = 422 if form.errors else 200
        return render(request, "surveys/staff/plan.html", context, status=status)
    try:
        if request.POST.get("sure"):
            made = open_campaign(request.hall, form.plan, by=by(request), at=at)
            messages.success(request, _("Survei dibuka. Jawaban dapat diberikan."))
            return redirect("surveys:campaign", request.hall.slug, made.pk)
        context |= _proposal(request, form.plan, today=today)
    except Refusal as refusal:
        form.add_error(_field_of(refusal), str(refusal))
        return render(request, "surveys/staff/plan.html", context, status=refusal.status)
    return render(request, "surveys/staff/plan_sure.html", context)


def _usual(today: date) -> dict[str, Any]:
    """What most halls would type: from today to the end of the half-year."""
    half = half_year(today)
    title = _("Semester %(half)s tahun %(year)s") % {"half": half.number, "year": half.year}
    return {"title": title, "begins": today, "ends": half.ends}


def _proposal(request: ReaderRequest, planned: Plan, *, today: date) -> dict[str, Any]:
    """Of how many people the plan asks a sample; raises what would stop it."""
    check_plan(request.hall, planned, today=today)
    period = (planned.begins, planned.ends)
    if overlapping(request.hall, period):
        raise SurveyOverlaps
    basis, people = population(request.hall, period, stated=planned.population, today=today)
    if not people:
        raise PopulationUnknown
    return {
        "basis": Campaign.Basis(basis).label,
        "rows": proposed(people),
        "plan": planned,
        "beside": [companion_of(each) for each in companions_planned(request.hall, planned)],
    }


def _field_of(refusal: Refusal) -> str | None:
    """The field at which a refusal is told."""
    fields: dict[type[Refusal], str] = {
        BaselineAfterOpening: "ends",
        PopulationUnknown: "population",
        SurveyOverlaps: "begins",
        SurveyTooFarAhead: "begins",
        UnknownCompanion: "companions",
    }
    return fields.get(type(refusal))


@require_safe
@never_cache
@hall_readers
def campaign(request: ReaderRequest, pk: UUID) -> HttpResponse:
    """How far an open campaign has come, or what a closed one says."""
    found = campaign_to_read(request, pk)
    if found.is_open:
        context = _progress(request, found, at=timezone.now())
        return render(request, "surveys/staff/progress.html", context)
    return result(request, found)


def _progress(request: ReaderRequest, found: Campaign, *, at: datetime) -> dict[str, Any]:
    return {
        "hall": request.hall,
        "campaign": found,
        "shown": shown_result(found),
        "flags": campaign_flags(found),
        "beside": companions_of(found),
        "tables": found.tables.defer("content").order_by("taken_at"),
        "over": found.ends < request.hall.local(at).date(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@managers
def close(request: ReaderRequest, pk: UUID) -> HttpResponse:
    """Ask to be sure, then close: with the manager's name under it, and for good."""
    at, found = timezone.now(), campaign_here(request, pk)
    if found.is_open and not request.POST.get("sure"):
        context = _progress(request, found, at=at)
        return render(request, "surveys/staff/close.html", context)
    if found.is_open:
        close_campaign(found, by=by(request), at=at)
        messages.success(request, _("Survei ditutup dan ditandatangani atas nama Anda."))
    return redirect("surveys:campaign", request.hall.slug, pk)
