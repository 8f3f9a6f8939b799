"""One day of the hall: how fair it was, on paper and as a file."""

from collections import Counter as Tally
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.identity.access import StaffRequest
from satuatap.places.models import Hall
from satuatap.queueing.queries.fairness import Fairness, fairness
from satuatap.queueing.queries.floor import day_figures, hour_rows
from satuatap.queueing.queries.kept import KeptQueue, kept_day
from satuatap.queueing.views.floor.now import managers
from satuatap.queueing.views.floor.sheets import counters_sheet, queues_sheet

FIRST_DAY = date(2017, 1, 1)  # no hall is older


def asked_day(request: StaffRequest, at: datetime) -> date:
    """The day of the address, today when there is none or it is no date."""
    today = request.hall.local(at).date()
    try:
        found = parse_date(request.GET.get("tanggal", ""))
    except ValueError:
        found = None
    return min(max(found or today, FIRST_DAY), today)


def end_of(hall: Hall, day: date, at: datetime) -> datetime:
    """The moment up to which that day is counted: now, or its last minute."""
    if day == hall.local(at).date():
        return at
    return datetime.combine(day, datetime.max.time(), tzinfo=hall.zone)


@require_safe
@never_cache
@managers
def today(request: StaffRequest) -> HttpResponse:
    at = timezone.now()
    day = asked_day(request, at)
    until = end_of(request.hall, day, at)
    fair = fairness(request.hall, day=day, at=until)
    kept = _kept(request.hall, fair)
    context: dict[str, Any] = {"hall": request.hall, "day": day, "until": until, "tab": "day"}
    context |= {"kept": kept} if kept else _lived(request.hall, fair, until)
    return render(request, "queueing/floor/day.html", context)


@require_safe
@never_cache
@managers
def today_csv(request: StaffRequest) -> HttpResponse:
    """The fairness of one day of the own hall: the hall, then one counter (or queue) a line."""
    day = asked_day(request, timezone.now())
    name = f"{request.hall.slug}-{day}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    fair = fairness(request.hall, day=day, at=end_of(request.hall, day, timezone.now()))
    kept = _kept(request.hall, fair)
    queues_sheet(response, kept) if kept else counters_sheet(response, fair)
    return response


def tally(fair: Fairness) -> list[tuple[str, int]]:
    """The reasons for calling out of order, the most frequent first; own words count as one."""
    found = Tally[str]()
    for reason, count in fair.reasons.items():
        found[reason.partition(":")[0]] += count
    return found.most_common()


def _kept(hall: Hall, fair: Fairness) -> list[KeptQueue]:
    """What is left of a day whose tickets were cleared; nothing while they are there."""
    return [] if fair.issued else kept_day(hall, fair.day)


def _lived(hall: Hall, fair: Fairness, until: datetime) -> dict[str, Any]:
    return {
        "figures": day_figures(hall, fair.day, at=until),
        "fair": fair,
        "reasons": tally(fair),
        "hours": hour_rows(hall, at=until),
    }
