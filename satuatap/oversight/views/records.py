"""The records of a hall's file: agencies, notes, and the forms that add to them."""

from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.oversight.access import LifeRequest, by, of_hall
from satuatap.oversight.actions import (
    answer_request,
    ask_to_join,
    decide,
    end_agreement,
    expect,
    file_away,
    record_agreement,
    replace,
    solve,
    withdraw,
)
from satuatap.oversight.forms.filed import FORMS, PARTNERS, TITLES, FiledForm
from satuatap.oversight.forms.steps import (
    AnswerForm,
    EndForm,
    ExceptionForm,
    SolveForm,
    WithdrawForm,
)
from satuatap.oversight.models import (
    Agreement,
    Expectation,
    ExpectationVerdict,
    JoinRequest,
    Obstacle,
    PlannedDate,
)
from satuatap.oversight.models.filed import Withdrawable
from satuatap.oversight.models.life import Papered, with_papers
from satuatap.oversight.queries.partners import parties
from satuatap.oversight.queries.practice import legal_instruments, practice, taken_by, withdrawn_of
from satuatap.oversight.queries.waiting import known_addresses
from satuatap.oversight.views.filling import form_page, taken


@require_safe
@never_cache
@of_hall
def partners(request: LifeRequest) -> HttpResponse:
    """Who takes part, who is missing, what was promised and what is given."""
    found = parties(request.hall, today=timezone.localdate())
    return render(request, "oversight/hall/partners.html", {"hall": request.hall, "parties": found})


@require_safe
@never_cache
@of_hall
def notes(request: LifeRequest) -> HttpResponse:
    """Legal instruments, obstacles, contributions, innovations and planned dates of the hall."""
    rows = practice(hall=request.hall)
    found: dict[str, list[Papered]] = {
        "instruments": list(legal_instruments(request.hall)),
        "obstacles": list(rows.obstacles),
        "innovations": list(rows.innovations),
        "contributions": list(rows.contributions),
    }
    with_papers(chain.from_iterable(found.values()))
    here = {
        "hall": request.hall,
        "found": found,
        "taken": taken_by(request.hall),
        "dates": PlannedDate.objects.standing().filter(
            hall=request.hall, on__gte=timezone.localdate()
        ),
        "withdrawn": withdrawn_of(request.hall),
    }
    return render(request, "oversight/hall/notes.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def add(request: LifeRequest, kind: str) -> HttpResponse:
    """A record more, of the kind in the address."""
    if kind not in FORMS:
        raise Http404
    at, first = timezone.now(), {"agency": request.GET.get("instansi", "")}
    first |= {"is_expected": request.GET.get("harap", "0"), **known_addresses(first["agency"])}
    old = _replaced(request, kind)
    first |= _as_it_was(old, FORMS[kind]) if old else {}
    form = FORMS[kind](request.POST or None, hall=request.hall, initial=first)
    said = taken(request, form, at=at)
    if form.is_valid() and not said:
        try:
            record = _keep(request, form, old)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Dicatat: %(record)s.") % {"record": record})
            return redirect(_page_of(kind), request.hall.slug)
    here: dict[str, Any] = {"hall": request.hall, "title": TITLES[kind], "back": _page_of(kind)}
    return form_page(request, "oversight/hall/record.html", form, said=said, **here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def end(request: LifeRequest, pk: UUID) -> HttpResponse:
    """An agreement was ended before its time."""
    found = get_object_or_404(Agreement, hall=request.hall, pk=pk)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            end_agreement(found, on=form.cleaned_data["on"], at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Perjanjian diakhiri."))
            return redirect("oversight:hall-partners", request.hall.slug)
    here: dict[str, Any] = {
        "title": _("Akhiri perjanjian"),
        "about": str(found),
        "back": "oversight:hall-partners",
    }
    return form_page(request, "oversight/hall/record.html", form, hall=request.hall, **here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def answer(request: LifeRequest, pk: UUID) -> HttpResponse:
    """The agency has answered."""
    found = get_object_or_404(JoinRequest, hall=request.hall, pk=pk)
    form = AnswerForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        try:
            answer_request(found, said["answer"], on=said["on"], note=said["note"], at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Jawaban dicatat."))
            return redirect("oversight:hall-partners", request.hall.slug)
    here: dict[str, Any] = {
        "title": _("Catat jawaban"),
        "about": str(found),
        "back": "oversight:hall-partners",
    }
    return form_page(request, "oversight/hall/record.html", form, hall=request.hall, **here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def overcome(request: LifeRequest, pk: UUID) -> HttpResponse:
    """An obstacle is overcome."""
    found = get_object_or_404(Obstacle, hall=request.hall, pk=pk)
    form = SolveForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        try:
            solve(found, on=said["on"], how=said["how"], at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Hambatan teratasi."))
            return redirect("oversight:hall-notes", request.hall.slug)
    here: dict[str, Any] = {
        "title": _("Hambatan teratasi"),
        "about": found.title,
        "back": "oversight:hall-notes",
    }
    return form_page(request, "oversight/hall/record.html", form, hall=request.hall, **here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def exception(request: LifeRequest, pk: UUID) -> HttpResponse:
    """The ministry decides on an agency that the region has taken away."""
    if not request.is_ministry:
        raise PermissionDenied
    found = get_object_or_404(
        Expectation.objects.select_related("agency"), hall=request.hall, pk=pk
    )
    form, at = ExceptionForm(request.POST or None), timezone.now()
    said = taken(request, form, at=at)
    if form.is_valid() and not said:
        verdict = ExpectationVerdict(hall=request.hall, word=found, **form.cleaned_data)
        try:
            decide(verdict, by=by(request), at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Putusan dicatat."))
            return redirect("oversight:hall-partners", request.hall.slug)
    here: dict[str, Any] = {
        "hall": request.hall,
        "title": _("Putuskan pengecualian"),
        "about": f"{found.agency}: {found.reason}",
        "back": "oversight:hall-partners",
    }
    return form_page(request, "oversight/hall/record.html", form, said=said, **here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def take_back(request: LifeRequest, kind: str, pk: UUID) -> HttpResponse:
    """A record that was wrong or no longer holds: kept, and counted no more."""
    found = _standing(request, kind, str(pk))
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            withdraw(found, why=form.cleaned_data["why"], by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Ditarik: %(record)s.") % {"record": found})
            return redirect(_page_of(kind), request.hall.slug)
    here: dict[str, Any] = {
        "hall": request.hall,
        "title": _("Tarik catatan"),
        "about": str(found),
        "back": _page_of(kind),
    }
    return form_page(request, "oversight/hall/record.html", form, **here)


def _standing(request: LifeRequest, kind: str, pk: str) -> Withdrawable:
    """A record of this hall and kind that can be taken back; 404 for any other."""
    model = FORMS[kind]._meta.model if kind in FORMS else None
    if model is None or not issubclass(model, Withdrawable):
        raise Http404
    found: Withdrawable = get_object_or_404(model, hall=request.hall, pk=pk)
    return found


def _replaced(request: LifeRequest, kind: str) -> Withdrawable | None:
    """The record in whose place another one is written: ``?ganti=<id>``."""
    try:
        key = UUID(request.GET.get("ganti", ""))
    except ValueError:
        return None
    return _standing(request, kind, str(key))


def _as_it_was(old: Withdrawable, form: type[FiledForm]) -> dict[str, Any]:
    return model_to_dict(old, fields=form._meta.fields)


@transaction.atomic
def _keep(request: LifeRequest, form: Any, old: Withdrawable | None) -> Any:
    record = _kept(request, form)
    if old is not None and record.pk != old.pk:
        replace(old, record, by=by(request), at=timezone.now())
    return record


def _kept(request: LifeRequest, form: Any) -> Any:
    record, at = form.record(), timezone.now()
    if isinstance(record, JoinRequest):
        return ask_to_join(record, by=by(request), at=at)
    if isinstance(record, Expectation):
        record.by_ministry = request.is_ministry
        return expect(record, by=by(request), at=at)
    if isinstance(record, Agreement):
        return record_agreement(record, form.cleaned_data["services"], by=by(request), at=at)
    return file_away(record, by=by(request), at=at)


def _page_of(kind: str) -> str:
    return "oversight:hall-partners" if kind in PARTNERS else "oversight:hall-notes"
