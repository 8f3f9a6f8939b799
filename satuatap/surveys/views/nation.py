"""The ministry's overview: how every hall stands, and the figures of provinces and the nation."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.identity.access import national_staff
from satuatap.identity.models import Role
from satuatap.places.models import Province
from satuatap.surveys.queries import National, Ranked, national_figures, year_until
from satuatap.surveys.queries.late import overdue_follow_ups
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.standings import (
    HallStanding,
    hall_standings,
    hall_states,
    with_figures,
)

HEAD = [
    "level",
    "code",
    "name",
    "halls",
    "respondents",
    "ikm",
    "grade",
    "last_ended",
    "due_by",
    "standing",
    "risen_since_opening",
]

PER_PAGE = 50
URGENT = ["overdue", "due-soon", "unknown", "current"]

ministry = national_staff(Role.MINISTRY)


@require_safe
@never_cache
@ministry
def nation(request: HttpRequest) -> HttpResponse:
    """All halls, or those of one province (``?provinsi=35``), or in one standing."""
    at, area = timezone.now(), request.GET.get("provinsi", "")
    province = get_object_or_404(Province, pk=area) if area else None
    states = hall_states(at=at, area=area)
    wanted = request.GET.get("keadaan", "")
    found = [each for each in states if not wanted or wanted in each.marks]
    found.sort(key=lambda each: URGENT.index(each.standing))
    halls = Paginator(found, PER_PAGE).get_page(request.GET.get("hal"))
    context: dict[str, Any] = {
        "province": province,
        "figures": _figures(at, area=area),
        "counts": Counter(mark for each in states for mark in each.marks),
        "halls": halls,
        "rows": with_figures(halls),
        "of": len(states),
        "wanted": wanted,
        "late": len(overdue_follow_ups(at=at, area=area)),
        "since": year_until(timezone.localdate(at))[0],
    }
    return render(request, "surveys/staff/nation.html", context)


@require_safe
@never_cache
@ministry
def nation_csv(_request: HttpRequest) -> HttpResponse:
    """Nation, provinces, regions and halls, one a line."""
    at = timezone.now()
    rows: list[list[object]] = [[*HEAD], *_summed(_figures(at)), *map(_hall, hall_standings(at=at))]
    return csv_file(f"survei-{timezone.localdate(at)}.csv", rows)


def _figures(at: datetime, *, area: str = "") -> National:
    period = year_until(timezone.localdate(at))
    least = smallest_cells().strictest(*period)
    return national_figures(period, area=area, least=least)


def _summed(found: National) -> Iterator[list[object]]:
    levels = [
        ("nation", [found.nation] if found.nation else []),
        ("province", found.provinces),
        ("region", found.regions),
    ]
    for level, rows in levels:
        yield from (_sum(level, each) for each in rows)


def _sum(level: str, row: Ranked) -> list[object]:
    told = [row.halls, row.tally.respondents, row.ikm, row.grade.letter]
    return [level, row.code, row.name, *told, "", "", "", ""]


def _hall(row: HallStanding) -> list[object]:
    figure = ["" if row.ikm is None else row.ikm, row.grade.letter if row.grade else ""]
    ended = row.last.ends if row.last else ""
    risen = {True: "yes", False: "no", None: ""}[row.risen]
    due = row.due.by if row.due else ""
    told = [1, row.answers, *figure, ended, due, row.standing, risen]
    return ["hall", row.hall.slug, row.hall.title, *told]
