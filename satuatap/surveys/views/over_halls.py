"""The ministry's tables of agencies and of services over all halls, on a page and as files."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.core.workbooks import Row, Value, xlsx_file
from satuatap.places.models import Province
from satuatap.surveys.queries import Ranked, agency_figures, service_figures, year_until
from satuatap.surveys.queries.over_halls import Measured, measured
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.rules import in_language
from satuatap.surveys.sources import instrument_on
from satuatap.surveys.views.nation import ministry

PER_PAGE = 50
BEST_FIRST = "nilai"
HEAD = ["code", "name", "rank", "ikm", "grade", "respondents", "halls", "weakest"]


class Kind(Enum):
    """Over what the halls' answers are added up; the value is its word in addresses."""

    AGENCY = "instansi"
    SERVICE = "layanan"

    @property
    def figures(self) -> Callable[..., list[Ranked]]:
        """The query that adds them up."""
        return agency_figures if self is Kind.AGENCY else service_figures


ORDERS: dict[str, Callable[[Measured], tuple[Decimal | int | str, ...]]] = {
    BEST_FIRST: lambda each: (each.ranked.rank, each.ranked.name),
    "nilai-naik": lambda each: (each.ranked.ikm, each.ranked.name),
    "nama": lambda each: (each.ranked.name.casefold(),),
    "jawaban": lambda each: (-each.ranked.tally.respondents, each.ranked.name),
    "mal": lambda each: (-each.ranked.halls, each.ranked.name),
    "terlemah": lambda each: (each.lowest, each.ranked.name),
}


@require_safe
@never_cache
@ministry
def table(request: HttpRequest, kind: Kind) -> HttpResponse:
    """One kind in a table: ``?provinsi=35&cari=polri&urut=nama&hal=2``."""
    province, rows = _asked(request, kind)
    period = year_until(timezone.localdate())
    context = {
        "kind": kind.value,
        "province": province,
        "provinces": Province.objects.order_by("code"),
        "search": request.GET.get("cari", ""),
        "order": _order(request),
        "rows": Paginator(rows, PER_PAGE).get_page(request.GET.get("hal")),
        "least": smallest_cells().strictest(*period),
        "since": period[0],
    }
    return render(request, "surveys/staff/over_halls.html", context)


@require_safe
@never_cache
@ministry
def as_csv(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The same lines as CSV, every element beside."""
    return csv_file(f"survei-{kind.value}-{timezone.localdate()}.csv", _lines(request, kind))


@require_safe
@never_cache
@ministry
def as_xlsx(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The same lines as a workbook."""
    title = _("Menurut instansi") if kind is Kind.AGENCY else _("Menurut layanan")
    name = f"survei-{kind.value}-{timezone.localdate()}.xlsx"
    return xlsx_file(name, title, _lines(request, kind))


def _asked(request: HttpRequest, kind: Kind) -> tuple[Province | None, list[Measured]]:
    """The province that is looked at, and the lines that were asked for, in their order."""
    area, wanted = request.GET.get("provinsi", ""), request.GET.get("cari", "").strip().casefold()
    province = get_object_or_404(Province, pk=area) if area else None
    period = year_until(timezone.localdate())
    found = measured(kind.figures(period, area=area), on=period[1])
    named = [each for each in found if wanted in each.ranked.name.casefold()]
    return province, sorted(named, key=ORDERS[_order(request)])


def _order(request: HttpRequest) -> str:
    wanted = request.GET.get("urut", "")
    return wanted if wanted in ORDERS else BEST_FIRST


def _lines(request: HttpRequest, kind: Kind) -> Iterator[Row]:
    _province, rows = _asked(request, kind)
    yield [*HEAD, *instrument_on(timezone.localdate()).slugs]
    yield from map(_line, rows)


def _line(row: Measured) -> Row:
    told, language = row.ranked, get_language() or "id"
    weak = "; ".join(in_language(each.name, language) for each in row.weak)
    values: list[Any] = [told.code, told.name, told.rank, told.ikm, told.grade.letter]
    values += [told.tally.respondents, told.halls, weak]
    elements: list[Value] = [each.value for each in row.figure.elements]
    return [*values, *elements]
