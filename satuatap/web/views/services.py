"""Services: search, one service, one life event, one agency."""

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from satuatap.catalogue.models import Agency, LifeEvent, Service
from satuatap.catalogue.queries import find_services, own_text
from satuatap.web.queries.halls import NEAREST, chosen_hall, giving
from satuatap.web.queries.services import by_agency
from satuatap.web.queries.standard import places_of, standard_of, standard_page
from satuatap.web.views.halls import REGION_COOKIE


def services(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    here = {"found": find_services(query)} if query else {"agencies": by_agency()}
    return render(request, "web/services.html", {"query": query, **here})


def service(request: HttpRequest, code: str) -> HttpResponse:
    standard = standard_of(code)
    shown = standard.service if standard else get_object_or_404(Service, pk=code)
    given = giving(shown, request.COOKIES.get(REGION_COOKIE, ""))
    places = places_of(dict(islice(given.items(), NEAREST)), at=timezone.now())
    more = len(given) if len(given) > len(places) else 0
    here = {"service": shown, "places": places, "halls": more}
    chosen = chosen_hall(given, request.GET.get("mal", ""))
    there = given[chosen][0] if chosen else None
    text = own_text(there) if there else None
    here |= {"choices": given, "chosen": chosen, "there": there, "text": text}
    here |= standard_page(standard, there, text)
    return render(request, "web/service.html", here)


def life_event(request: HttpRequest, code: str) -> HttpResponse:
    event = get_object_or_404(LifeEvent, pk=code)
    packages = event.packages.prefetch_related("steps__service__agency")
    others = event.services.select_related("agency").order_by("agency", "order")
    here = {"event": event, "packages": packages, "services": others}
    return render(request, "web/life_event.html", here)


def agency(request: HttpRequest, code: str) -> HttpResponse:
    shown = get_object_or_404(Agency, pk=code)
    offices = shown.offices.filter(is_active=True).select_related("hall__region__province")
    here = {"agency": shown, "services": shown.services.order_by("order"), "offices": offices}
    return render(request, "web/agency.html", here)
