"""How well agencies take part, by hall or by agency: sorted, narrowed down, and as CSV."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.oversight.access import LifeRequest, of_life
from satuatap.oversight.queries.taking_part import (
    ORDERS,
    PARTS,
    USUAL,
    Taking,
    by_agency,
    by_hall,
    ordered,
)
from satuatap.oversight.wording import PARTS as PART_NAMES
from satuatap.places.models import Hall, Province

PER_PAGE = 50
HALLS, AGENCIES = "mal", "instansi"
HEAD = ["code", "name", "region", "score", "present", "expected", "absent", "excused", "asked"]
COLUMNS = dict(zip(("vertikal", "lembaga", "perjanjian", "layanan"), PARTS, strict=True))


@dataclass(frozen=True)
class Wanted:
    """What was asked for: ``?menurut=instansi&urut=-skor&provinsi=35``."""

    by: str
    order: str
    province: str

    @classmethod
    def of(cls, query: Any) -> "Wanted":
        """Out of an address; anything that is not known is the usual."""
        order = query.get("urut", USUAL)
        known = order if order.removeprefix("-") in ORDERS else USUAL
        by = AGENCIES if query.get("menurut") == AGENCIES else HALLS
        return cls(by, known, query.get("provinsi", ""))


@require_safe
@never_cache
@of_life
def scores(request: LifeRequest) -> HttpResponse:
    """The ministry sees all halls, a region its own."""
    wanted = Wanted.of(request.GET)
    here = {
        "wanted": wanted,
        "page": Paginator(_found(request, wanted), PER_PAGE).get_page(request.GET.get("hal")),
        "provinces": Province.objects.order_by("code") if request.is_ministry else [],
        "columns": [
            (column, PART_NAMES[code], _turned(wanted.order, column))
            for column, code in COLUMNS.items()
        ],
        "turns": {column: _turned(wanted.order, column) for column in ORDERS},
    }
    return render(request, "oversight/board/scores.html", here)


@require_safe
@never_cache
@of_life
def scores_csv(request: LifeRequest) -> HttpResponse:
    """The same rows, one a line."""
    wanted = Wanted.of(request.GET)
    found = _found(request, wanted)

    def rows() -> Iterator[list[object]]:
        yield [*HEAD, *(f"{code}_{what}" for code in PARTS for what in ("have", "of", "weight"))]
        for each in found:
            counts = [(part.have, part.of, part.weight) for part in each.score.parts]
            yield [*_told(each), *(number for part in counts for number in part)]

    return csv_file(f"keikutsertaan-{wanted.by}-{timezone.localdate()}.csv", rows())


def _found(request: LifeRequest, wanted: Wanted) -> list[Taking]:
    regions = None if request.is_ministry else request.mine
    today = timezone.localdate()
    if wanted.by == AGENCIES:
        return ordered(by_agency(today=today, regions=regions), wanted.order)
    found = by_hall(today=today, regions=regions)
    if wanted.province:
        found = [each for each in found if _province(each) == wanted.province]
    return ordered(found, wanted.order)


def _province(row: Taking) -> str:
    return row.of.region.province_id if isinstance(row.of, Hall) else ""


def _told(row: Taking) -> list[object]:
    code, region = (
        (row.of.slug, row.of.region.name) if isinstance(row.of, Hall) else (row.of.pk, "")
    )
    points = "" if row.points is None else row.points
    return [
        code,
        row.name,
        region,
        points,
        row.here,
        row.expected,
        row.absent,
        row.excused,
        row.asked,
    ]


def _turned(order: str, column: str) -> str:
    """The order that a column's head leads to: the largest first, then the other way round."""
    return column if order == f"-{column}" else f"-{column}"
