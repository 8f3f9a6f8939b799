"""Halls: home, the list, one hall, and a number taken from afar."""

from typing import TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from satuatap.catalogue.models import LifeEvent, Service
from satuatap.places.models import Hall, Province, Region
from satuatap.queueing.queries.plan import floor_plan
from satuatap.web.queries.claims import claims_of
from satuatap.web.queries.floor import floor_of
from satuatap.web.queries.halls import Found, home_hall, listed, nearest_to, regions_named

Row = TypeVar("Row", bound=Model)
REGION_COOKIE = "satuatap_daerah"
A_YEAR = 365 * 24 * 60 * 60
HOME_LINES = 6
HOME_EVENTS = 8
OFTEN = ["SKCK", "Paspor", "KTP hilang", "NIB"]


def home(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    found = home_hall(request.COOKIES.get(REGION_COOKIE, ""), at=at)
    floor = floor_of(found.hall, at=at) if found else None
    events = LifeEvent.objects.annotate(count=Count("services")).order_by("order")[:HOME_EVENTS]
    here = {"found": found, "floor": floor, "lines": floor.lines[:HOME_LINES] if floor else []}
    return render(request, "web/home.html", {"events": events, "often": OFTEN, **here})


def halls(request: HttpRequest) -> HttpResponse:
    query, at = request.GET.get("q", "").strip(), timezone.now()
    service = _asked(Service, request.GET.get("layanan", ""))
    province = _asked(Province, request.GET.get("provinsi", ""))
    found = listed(query, at=at, service=service, province=province)
    named = [] if service or province else regions_named(query)
    without = [each for each in named if each.pk not in _regions(found)]
    near = {region: nearest_to(region, at=at) for region in without[:1]}
    here = {"query": query, "found": found, "near": near, "service": service, "province": province}
    return render(request, "web/halls.html", here)


def hall(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Hall.objects.select_related("region__province"), slug=slug)
    if not shown.is_recognised:
        return redirect("oversight:story", slug)
    operating = shown.status == Hall.Status.OPERATING
    here = {
        "hall": shown,
        "floor": floor_of(shown, at=timezone.now()) if operating else None,
        "claims": claims_of(shown),
        "policy": floor_plan(shown).policy if operating else None,
    }
    return render(request, "web/hall.html", here)


@require_POST
def choose_region(request: HttpRequest) -> HttpResponse:
    """Remember a region on this device, so that the home page shows its nearest hall."""
    region = get_object_or_404(Region, pk=request.POST.get("region", ""))
    answer = redirect("portal:home")
    answer.set_cookie(
        REGION_COOKIE,
        region.pk,
        max_age=A_YEAR,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
    return answer


def take_number(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Lead to the form for numbers from afar, with this service already chosen."""
    shown = get_object_or_404(Hall.objects.select_related("region").operating(), slug=slug)
    offering = floor_plan(shown).offerings.get(code)
    if offering is None:
        return redirect(shown)
    chosen = urlencode({"gerai": offering.office_id, "layanan": code})
    return redirect(f"{reverse('queueing:remote', args=[slug])}?{chosen}")


def _asked(kind: type[Row], code: str) -> Row | None:
    """The row that an address names; None where it names none, or nothing that is there."""
    return kind._default_manager.filter(pk=code).first() if code else None


def _regions(found: list[Found]) -> set[str]:
    return {each.hall.region_id for each in found}
