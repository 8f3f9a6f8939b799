"""The file of one hall: where it stands, its next step, its requirements."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.uploads.serving import sent
from satuatap.oversight.access import LifeRequest, by, of_hall
from satuatap.oversight.actions import judge, move, say_met
from satuatap.oversight.errors import EvidenceHasChanged
from satuatap.oversight.forms.steps import EvidenceForm, StepForm, VerdictForm
from satuatap.oversight.models import CheckEntry, HallLife, Paper
from satuatap.oversight.models.editions import drawing
from satuatap.oversight.models.life import with_papers
from satuatap.oversight.queries.board import line_of
from satuatap.oversight.queries.coming import coming
from satuatap.oversight.queries.files import file_of
from satuatap.oversight.queries.lives import history_of, stage_of
from satuatap.oversight.queries.readiness import last_word, whole_checklist
from satuatap.oversight.queries.regions import AHEAD
from satuatap.oversight.rules import Arrow, Judged, Side
from satuatap.oversight.views.filling import form_page, taken
from satuatap.places.models import Hall


@require_safe
@never_cache
@of_hall
def overview(request: LifeRequest) -> HttpResponse:
    """Where the hall stands, what comes next, and how it came there."""
    today = timezone.localdate()
    life = HallLife.objects.select_related("hall__region__province").filter(hall=request.hall)
    found = life.first()
    here = {
        "hall": request.hall,
        "line": line_of(found, today=today) if found else None,
        "arrows": _arrows(request),
        "history": with_papers(history_of(request.hall)),
        "coming": coming(today, today + AHEAD, halls=[request.hall.pk]),
        "stages": drawing().stages,
    }
    return render(request, "oversight/hall/overview.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def step(request: LifeRequest) -> HttpResponse:
    """Take the hall one step further: ``?ke=trial``."""
    arrows, at = _arrows(request), timezone.now()
    first = {"to": request.GET.get("ke", ""), "on": timezone.localdate(at)}
    first["seen"] = stage_of(request.hall)
    form = StepForm(request.POST or None, arrows=arrows, initial=first)
    said = taken(request, form, at=at)
    if form.is_valid() and not said:
        try:
            _move(request, form.cleaned_data, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Langkah dicatat."))
            return redirect("oversight:hall", request.hall.slug)
    here: dict[str, Any] = {"hall": request.hall, "arrows": arrows}
    return form_page(request, "oversight/hall/step.html", form, said=said, **here)


@require_safe
@never_cache
@of_hall
def checklist(request: LifeRequest) -> HttpResponse:
    """Everything that the hall needs, by group, and what is missing."""
    found = whole_checklist(request.hall)
    groups: dict[str, list[Judged]] = {}
    for each in found.items:
        groups.setdefault(each.requirement.group, []).append(each)
    here = {"hall": request.hall, "readiness": found, "groups": groups}
    return render(request, "oversight/hall/checklist.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_hall
def requirement(request: LifeRequest, item: str) -> HttpResponse:
    """One requirement: the region shows it, the ministry accepts it or gives it back."""
    line = _line_of(request.hall, item)
    kind = VerdictForm if request.is_ministry else EvidenceForm
    last, at = last_word(request.hall, item), timezone.now()
    form = kind(request.POST or None, initial={"seen": last.pk if last else None})
    said = taken(request, form, at=at)
    if form.is_valid() and not said and _was_said(request, item, form, at=at):
        messages.success(request, _("Dicatat."))
        return redirect("oversight:checklist", request.hall.slug)
    entries = CheckEntry.objects.filter(hall=request.hall, item=item).order_by("-at", "-pk")
    here = {"hall": request.hall, "line": line, "entries": with_papers(entries)}
    return form_page(request, "oversight/hall/requirement.html", form, said=said, **here)


def _line_of(hall: Hall, item: str) -> Judged:
    """What people say of a requirement; 404 for what is none, or what the platform sees itself."""
    found = whole_checklist(hall).items
    line = next((each for each in found if each.requirement.code == item), None)
    if line is None or line.requirement.is_computed:
        raise Http404
    return line


def _was_said(
    request: LifeRequest, item: str, form: VerdictForm | EvidenceForm, *, at: datetime
) -> bool:
    """Whether the word is on record; else the form says why not, and shows what is there now."""
    try:
        _say(request, item, form.cleaned_data, at=at)
    except Refusal as refusal:
        if isinstance(refusal, EvidenceHasChanged):
            form.see(getattr(last_word(request.hall, item), "pk", ""))
        form.add_error(None, str(refusal))
        return False
    return True


@require_safe
@never_cache
@of_hall
def file(request: LifeRequest, key: UUID) -> HttpResponse:
    """A paper of the hall's file."""
    upload = file_of(request.hall, key)
    if upload is None:
        raise Http404
    return sent(upload)


def _arrows(request: LifeRequest) -> list[Arrow]:
    """Where whoever asks may take the hall; the ministry may go every drawn way."""
    side = None if request.is_ministry else Side.REGION
    return drawing().ways_from(stage_of(request.hall), side)


def _move(request: LifeRequest, said: dict[str, Any], *, at: datetime) -> None:
    move(
        request.hall,
        said["to"],
        by=by(request),
        on=said["on"],
        at=at,
        document=Paper(said["document"], key=said["key"]),
        note=said["note"],
        source=said["source"],
        seen=said["seen"] or None,
    )


def _say(request: LifeRequest, item: str, said: dict[str, Any], *, at: datetime) -> None:
    entry = CheckEntry(
        hall=request.hall,
        key=said["key"],
        item=item,
        verdict=said["verdict"],
        document=said.get("document", ""),
        note=said["note"],
    )
    if request.is_ministry:
        judge(entry, seen=said["seen"], by=by(request), at=at)
    else:
        say_met(entry, by=by(request), at=at)
