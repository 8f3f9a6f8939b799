"""What the ministry lays down for lives of halls: read it, and write the next version."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.oversight.access import by
from satuatap.oversight.actions import Draft, lay_down
from satuatap.oversight.errors import EditionIsStale, RulesAreFaulty
from satuatap.oversight.forms.editions import HeadForm, LineSet, lines_of, typed_rows
from satuatap.oversight.models import Edition
from satuatap.oversight.queries.editions import (
    FIRST,
    TABLES,
    latest,
    rows_of,
    rows_of_first,
    ruled,
)
from satuatap.oversight.views.board import ministry
from satuatap.oversight.wording import rows_in_words

UNREADABLE = 422


@dataclass
class Sheet:
    """The forms of one kind of rule: its head, and one set of rows for each of its tables."""

    kind: str
    data: Any = None
    sets: dict[str, LineSet] = field(init=False)
    head: HeadForm = field(init=False)

    def __post_init__(self) -> None:
        first = {"based_on": latest(self.kind), "valid_from": timezone.localdate()}
        self.head = HeadForm(self.data, initial=first)
        tables = TABLES[self.kind]
        self.sets = {name: lines_of(name, self.data, rows_of(self.kind, name)) for name in tables}

    def is_valid(self) -> bool:
        """Whether every form can be read; what is wrong stands beside each field."""
        return all([self.head.is_valid(), *(each.is_valid() for each in self.sets.values())])

    def draft(self) -> Draft:
        """What was typed."""
        facts = {name: typed_rows(each) for name, each in self.sets.items()}
        return Draft(kind=self.kind, facts=facts, **self.head.cleaned_data)


@require_safe
@never_cache
@ministry
def rules(request: HttpRequest) -> HttpResponse:
    """Every kind of rule: which version holds since when, and all that were written."""
    here = {"ruled": ruled(today=timezone.localdate()), "first": FIRST}
    return render(request, "oversight/rules/list.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def edit(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows of the last version, to be kept as the next one."""
    if kind not in TABLES:
        raise Http404
    sheet = Sheet(kind, request.POST or None)
    said = _keep(request, sheet) if request.method == "POST" else []
    if said is None:
        return redirect("oversight:rules")
    here = {"sheet": sheet, "name": Edition.Kind(kind).label, "said": said}
    return render(
        request, "oversight/rules/edit.html", here, status=UNREADABLE if request.POST else 200
    )


@require_safe
@never_cache
@ministry
def edition(request: HttpRequest, kind: str, version: str) -> HttpResponse:
    """One version as it was written, also those that hold no more."""
    if kind not in TABLES:
        raise Http404
    found = Edition.objects.filter(kind=kind, version=version).first()
    if found is None and version != FIRST:
        raise Http404
    tables = {
        name: rows_in_words(found.rows(name) if found else rows_of_first(name))
        for name in TABLES[kind]
    }
    here = {"edition": found, "name": Edition.Kind(kind).label, "tables": tables}
    return render(request, "oversight/rules/edition.html", here | {"version": version})


def _keep(request: HttpRequest, sheet: Sheet) -> list[str] | None:
    """Why it was not kept, in sentences; None where it was."""
    if not sheet.is_valid():
        return [_("Ada isian yang belum benar. Keterangannya di bawah setiap isian.")]
    try:
        made = lay_down(sheet.draft(), by=by(request), at=timezone.now())
    except RulesAreFaulty as refusal:
        return refusal.sentences
    except EditionIsStale as refusal:
        sheet.head = _anew(sheet)
        return [str(refusal)]
    except Refusal as refusal:
        return [str(refusal)]
    told = {"name": made.get_kind_display(), "version": made.version}
    messages.success(request, _("%(name)s versi %(version)s disimpan.") % told)
    return None


def _anew(sheet: Sheet) -> HeadForm:
    """The same head, on the version that came in between: sent again it is meant."""
    data = sheet.data.copy()
    data["based_on"] = latest(sheet.kind)
    return HeadForm(data)
