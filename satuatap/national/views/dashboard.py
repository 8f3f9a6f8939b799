"""The dashboards of the nation, a province, a region and a hall, and the file of each figure."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.national import access
from satuatap.national.drawing import dots, need_map
from satuatap.national.pictures import dashboard
from satuatap.national.pictures.asked import Asked
from satuatap.national.queries import areas
from satuatap.national.queries.areas import Area
from satuatap.national.queries.sums import watermark
from satuatap.national.rules.need import CLASSES
from satuatap.national.rules.periods import Period, period_of


def period_asked(request: HttpRequest) -> Period:
    """``?dari=2026-01&sampai=2026-06``, or the last twelve months."""
    today = timezone.localdate()
    return period_of(request.GET.get("dari", ""), request.GET.get("sampai", ""), today=today)


@require_safe
@never_cache
@access.of_area
def shown(request: HttpRequest, area: Area) -> HttpResponse:
    """Everything of an area over a period."""
    asked = Asked(area, period_asked(request), timezone.now())
    here = {
        "asked": asked,
        "area": area,
        "above": [(each.name, asked.url_of(each.level, each.code)) for each in area.above],
        "keys": dashboard.keys(asked),
        "figures": dashboard.figures(asked),
        "watermark": watermark(),
        "reach": access.reach_of(request.user),
    }
    if area.level == areas.NATION:
        here |= _maps(asked)
    return render(request, "national/dashboard.html", here)


def _maps(asked: Asked) -> dict[str, object]:
    """Where halls are, and where the next ones are needed."""
    seats, needs = asked.covered.seats, asked.needs
    return {
        "nation": asked.covered,
        "dots": dots(seats),
        "needs": need_map(needs, seats),
        "edges": CLASSES,
        "regions": len(needs),
    }


@require_safe
@never_cache
@access.of_area
def as_csv(request: HttpRequest, area: Area, name: str) -> HttpResponse:
    """One figure of it as a file."""
    asked = Asked(area, period_asked(request), timezone.now(), in_full=True)
    found = dashboard.figure(asked, name) if name in dashboard.FIGURES else None
    if found is None:
        raise Http404
    place = area.code or area.level
    return csv_file(f"{found.name}-{place}-{asked.period.until:%Y-%m}.csv", found.table())
