"""Halls side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.national import access
from satuatap.national.access import Reach
from satuatap.national.pictures.comparing import (
    BEFORE,
    LAST_YEAR,
    MOST_HALLS,
    compared,
    other_of,
)
from satuatap.national.queries import areas
from satuatap.national.queries.sums import watermark
from satuatap.national.views.dashboard import period_asked
from satuatap.places.models import Hall


@require_safe
@never_cache
@access.of_halls
def side_by_side(request: HttpRequest, reach: Reach) -> HttpResponse:
    """``?mal=kota-batu&mal=kota-bogor``: the chosen halls, over two periods."""
    allowed, period = _allowed(reach), period_asked(request)
    chosen, with_what = _chosen(request, allowed), request.GET.get("dengan", BEFORE)
    other = other_of(period, with_what)
    here = {
        "halls": allowed,
        "chosen": chosen,
        "most": MOST_HALLS,
        "period": period,
        "last_year": with_what == LAST_YEAR,
        "figures": compared(chosen, period, other) if chosen else [],
        "watermark": watermark(),
        "reach": reach,
    }
    return render(request, "national/compare.html", here)


@require_safe
@never_cache
@access.of_halls
def as_csv(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The same as a file, one hall and period a line."""
    chosen, period = _chosen(request, _allowed(reach)), period_asked(request)
    rows: list[list[object]] = []
    other = other_of(period, request.GET.get("dengan", BEFORE))
    figures = compared(chosen, period, other)
    for figure, over in zip(figures, (period, other), strict=True):
        head, *lines = figure.table()
        rows += [] if rows else [["since", "until", *head]]
        rows += [[over.since, over.last_day, *line] for line in lines]
    return csv_file(f"banding-{period.until:%Y-%m}.csv", rows)


def _allowed(reach: Reach) -> list[Hall]:
    return [hall for hall in areas.nation().halls if reach.nation or _has(reach, hall)]


def _has(reach: Reach, hall: Hall) -> bool:
    return hall.region_id in reach.regions or hall.pk in reach.halls


def _chosen(request: HttpRequest, allowed: list[Hall]) -> list[Hall]:
    by_slug = {each.slug: each for each in allowed}
    wanted = dict.fromkeys(request.GET.getlist("mal"))
    return [by_slug[slug] for slug in wanted if slug in by_slug][:MOST_HALLS]
