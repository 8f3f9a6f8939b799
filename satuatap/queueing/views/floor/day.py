"""One day of the hall: how fair it was, on paper and as a file."""

import csv
from collections import Counter as Tally
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.identity.access import StaffRequest
from satuatap.places.models import Hall
from satuatap.queueing.queries.fairness import CounterFairness, Fairness, fairness
from satuatap.queueing.queries.floor import day_figures, hour_rows, queue_rows
from satuatap.queueing.views.floor.now import managers


def asked_day(request: StaffRequest, at: datetime) -> date:
    """The day of the address, today when there is none or it is no date."""
    today = request.hall.local(at).date()
    try:
        found = parse_date(request.GET.get("tanggal", ""))
    except ValueError:
        found = None
    return min(found or today, today)


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
    context: dict[str, Any] = {
        "hall": request.hall,
        "day": day,
        "until": until,
        "figures": day_figures(request.hall, day, at=until),
        "fair": fair,
        "share": None if fair.share_out_of_order is None else 100 * fair.share_out_of_order,
        "reasons": tally(fair),
        "hours": hour_rows(request.hall, at=until),
        "queues": queue_rows(request.hall, at=until),
        "tab": "day",
    }
    return render(request, "queueing/floor/day.html", context)


@require_safe
@never_cache
@managers
def today_csv(request: StaffRequest) -> HttpResponse:
    """The fairness of one day of the own hall, one counter a line."""
    day = asked_day(request, timezone.now())
    name = f"{request.hall.slug}-{day}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    sheet = csv.writer(response)
    sheet.writerow(
        [
            _("loket"),
            _("dipanggil"),
            _("di luar urutan"),
            _("dilayani"),
            _("tidak hadir"),
            _("9 dari 10 menunggu (menit)"),
            _("rata-rata dilayani (menit)"),
        ]
    )
    until = end_of(request.hall, day, timezone.now())
    fair = fairness(request.hall, day=day, at=until)
    sheet.writerows(_line(each) for each in fair.counters)
    return response


def tally(fair: Fairness) -> list[tuple[str, int]]:
    """The reasons for calling out of order, the most frequent first; own words count as one."""
    found = Tally[str]()
    for reason, count in fair.reasons.items():
        found[reason.partition(":")[0]] += count
    return found.most_common()


def _line(row: CounterFairness) -> list[str | int]:
    return [
        row.code,
        row.called,
        row.out_of_order,
        row.served,
        row.no_shows,
        _minutes(row.waits.p90),
        _minutes(row.serving_minutes),
    ]


def _minutes(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
