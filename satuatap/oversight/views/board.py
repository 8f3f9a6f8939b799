"""The ministry's board of every hall's life, its calendar, and its list as a file."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.identity.access import national_staff
from satuatap.identity.models import Role
from satuatap.oversight.models.editions import reminding
from satuatap.oversight.queries.board import Asked, columns, lines, lives
from satuatap.oversight.queries.coming import coming
from satuatap.oversight.queries.partners import agreements_ending, waiting_exceptions
from satuatap.oversight.queries.taking_part import absences
from satuatap.oversight.queries.waiting import waiting_requests
from satuatap.places.models import Province

PER_PAGE = 50
AHEAD = timedelta(days=180)
HEAD = ["region", "name", "hall", "stage", "since", "days_over", "met", "of", "missing"]

ministry = national_staff(Role.MINISTRY)


@require_safe
@never_cache
@ministry
def board(request: HttpRequest) -> HttpResponse:
    """Every hall by stage: ``?tahap=trial&provinsi=35&cari=batu&macet=1&hal=2``."""
    asked, today = Asked.of(request.GET), timezone.localdate()
    page = Paginator(lives(asked, today=today), PER_PAGE).get_page(request.GET.get("hal"))
    here: dict[str, Any] = {
        "columns": columns(today=today, province=asked.province),
        "asked": asked,
        "page": page,
        "lines": lines(page, today=today),
        "provinces": Province.objects.order_by("code"),
        "today": today,
    }
    return render(request, "oversight/board/board.html", here)


@require_safe
@never_cache
@ministry
def board_csv(request: HttpRequest) -> HttpResponse:
    """The same halls, one a line."""
    asked, today = Asked.of(request.GET), timezone.localdate()
    found = lines(lives(asked, today=today), today=today)

    def rows() -> Iterator[list[object]]:
        yield list(HEAD)
        for each in found:
            hall, known = each.life.hall, each.readiness
            told = [hall.region_id, hall.region.name, hall.title, each.life.stage]
            missing = "; ".join(item.requirement.code for item in known.missing) if known else ""
            counts = [known.met, len(known.items)] if known else ["", ""]
            over = "" if each.over is None else each.over
            yield [*told, each.life.since or "", over, *counts, missing]

    return csv_file(f"perjalanan-{today}.csv", rows())


@require_safe
@never_cache
@ministry
def calendar(request: HttpRequest) -> HttpResponse:
    """Every date of the next months, the soonest first."""
    today = timezone.localdate()
    here = {"coming": coming(today, today + AHEAD), "until": today + AHEAD}
    return render(request, "oversight/board/calendar.html", here)


@require_safe
@never_cache
@ministry
def partners(request: HttpRequest) -> HttpResponse:
    """Agencies over all halls: who is missing where, what ends soon, who has not answered."""
    today = timezone.localdate()
    here = {
        "absences": absences(today=today),
        "ending": agreements_ending(today, today + reminding().soon),
        "waiting": waiting_requests(today=today),
        "exceptions": waiting_exceptions(),
        "title": _("Instansi di semua mal"),
    }
    return render(request, "oversight/board/partners.html", here)
