"""Where the next halls are needed most, for everybody: map, table, method, file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.national.drawing import need_map
from satuatap.national.pictures import needing
from satuatap.national.queries.coverage import nation
from satuatap.national.queries.needs import needs
from satuatap.national.queries.sums import watermark
from satuatap.national.rules.need import CLASSES


@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """The nation's regions without a hall."""
    found, covered = needs(), nation()
    here = {
        "needs": need_map(found, covered.seats),
        "edges": CLASSES,
        "nation": covered,
        "claimed": max((each.total or 0 for each in covered.totals), default=0),
        "unranked": sum(each.support.fiscal is None for each in found),
        "figure": needing.published(found),
        "regions": len(found),
        "watermark": watermark(),
    }
    return render(request, "national/needs.html", here)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """All of them."""
    return csv_file("kebutuhan-mal.csv", needing.published(needs()).table())
