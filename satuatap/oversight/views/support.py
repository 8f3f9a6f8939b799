"""The support list, and the official table of fiscal capacity that it stands on."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.cells import csv_file
from satuatap.core.sheets import UnreadableSheet
from satuatap.core.uploads.handlers import were_too_large
from satuatap.core.workbooks import Row, xlsx_file
from satuatap.oversight.access import by
from satuatap.oversight.actions import FiscalReport, import_fiscal_capacity
from satuatap.oversight.forms.steps import FiscalForm, largest_sheet
from satuatap.oversight.models import FiscalCapacity
from satuatap.oversight.models.editions import criteria
from satuatap.oversight.queries import Supported, support_list
from satuatap.oversight.queries.fiscal import imports_of_fiscal_capacity
from satuatap.oversight.views.board import ministry
from satuatap.oversight.wording import reason_of

PER_PAGE = 50
MOST_FAULTS = 100
MOST_IMPORTS = 20
LONGEST_NAME = 100
HEAD = [
    "turn",
    "code",
    "name",
    "province",
    "population",
    "hall",
    "year",
    "ratio",
    "category",
    "decree",
    "stage",
    "points",
    "reason",
]


@require_safe
@never_cache
@ministry
def support(request: HttpRequest) -> HttpResponse:
    """Regions without a hall and halls that need help, those that need it most first."""
    rows = list(enumerate(support_list(), start=1))
    without = [each for _number, each in rows if each.hall is None]
    standing = FiscalCapacity.objects.standing()
    years = standing.values("year", "decree").annotate(rows=Count("id"))
    here = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("hal")),
        "without": len(without),
        "halls": len(rows) - len(without),
        "low": sum(each.is_low for each in without),
        "unknown": sum(each.category is None for each in without),
        "criteria": criteria(),
        "years": years.order_by("-year", "decree"),
        "latest": FiscalCapacity.objects.aggregate(year=Max("year"))["year"],
    }
    return render(request, "oversight/board/support.html", here)


@require_safe
@never_cache
@ministry
def support_csv(_request: HttpRequest) -> HttpResponse:
    """The list as CSV, each line with its reason."""
    return csv_file(f"dukungan-{timezone.localdate()}.csv", _lines())


@require_safe
@never_cache
@ministry
def support_xlsx(_request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_file(f"dukungan-{timezone.localdate()}.xlsx", _("Daftar dukungan"), _lines())


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def fiscal(request: HttpRequest) -> HttpResponse:
    """Take the official table of a year; what is wrong in it is said row by row."""
    form = FiscalForm(request.POST or None, request.FILES or None)
    here: dict[str, Any] = {"form": form}
    if were_too_large(request):
        form = FiscalForm(request.POST, request.FILES)
        form.errors.pop("file", None)
        told = {"most": largest_sheet()}
        form.add_error("file", _("Berkas terlalu besar, paling banyak %(most)s MB.") % told)
        here["form"] = form
    elif form.is_valid():
        try:
            report = _taken(request, form)
        except UnreadableSheet as refusal:
            form.add_error("file", str(refusal))
        else:
            _say(request, report)
            if not report.faults:
                return redirect("oversight:support")
            here |= {"faults": report.faults[:MOST_FAULTS], "all": len(report.faults)}
    status = 422 if form.errors or "faults" in here else 200
    here["imports"] = imports_of_fiscal_capacity()[:MOST_IMPORTS]
    return render(request, "oversight/board/fiscal.html", here, status=status)


def _taken(request: HttpRequest, form: FiscalForm) -> FiscalReport:
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    name = get_valid_filename(upload.name or "tabel.csv")[-LONGEST_NAME:].lstrip(".")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        with file.open("wb") as kept:
            kept.writelines(upload.chunks())
        return import_fiscal_capacity(file, by=by(request), at=timezone.now())


def _say(request: HttpRequest, report: FiscalReport) -> None:
    told = {"rows": report.taken, "bad": len({each.row for each in report.faults})}
    if report.faults:
        said = _("%(rows)s daerah diambil, %(bad)s baris tidak.") % told
        messages.warning(request, said)
    else:
        messages.success(request, _("%(rows)s daerah diambil.") % told)


def _lines() -> Iterator[Row]:
    yield list(HEAD)
    for number, each in enumerate(support_list(), start=1):
        yield _line(number, each)


def _line(number: int, row: Supported) -> Row:
    region, fiscal = row.region, row.fiscal
    told = [number, region.pk, region.name, region.province.name, region.population]
    told.append(row.hall.title if row.hall else None)
    known: list[Any] = [None, None, None, None]
    if fiscal:
        known = [fiscal.year, fiscal.ratio, fiscal.category, fiscal.decree]
    stage = row.life.stage_name if row.life else None
    return [*told, *known, stage, row.points, reason_of(row)]
