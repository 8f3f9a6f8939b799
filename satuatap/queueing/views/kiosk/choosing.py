"""The kiosk's two choices: an agency, then one of its services."""

import secrets
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from satuatap.catalogue.models import AgencyOffice
from satuatap.identity.access import DEVICE_COOKIE, keep_device_cookie
from satuatap.queueing.access import (
    LOOK_COOKIE,
    KioskRequest,
    Look,
    at_kiosk,
    frame_of,
    keep_look,
)
from satuatap.queueing.actions.devices import call_staff, staff_came
from satuatap.queueing.forms.visitors import SwitchForm
from satuatap.queueing.queries.choices import choices_of, offices_of
from satuatap.queueing.queries.service_opening import hall_opening

ROWS, ROWS_LARGE = 10, 6
FULL_ROWS = 5


@require_safe
@at_kiosk
def start(request: KioskRequest) -> HttpResponse:
    offices = offices_of(request.hall)
    opening = hall_opening(request.hall, at=timezone.now())
    fold = request.look.large and bool(offices.others)
    more = {"offices": offices, "opening": opening, "fold": fold}
    return page(request, "start", more, back=None)


@require_safe
@at_kiosk
def others(request: KioskRequest) -> HttpResponse:
    return page(request, "others", {"offices": offices_of(request.hall)}, back="queueing:kiosk")


@require_http_methods(["GET", "HEAD", "POST"])
@at_kiosk
def office(request: KioskRequest, office_id: UUID) -> HttpResponse:
    """The agency's services; what is sent here leafs through them and keeps what was chosen."""
    if request.method == "POST":
        return _leafed(request)
    chosen = get_object_or_404(AgencyOffice, pk=office_id, hall=request.hall, is_active=True)
    choices = choices_of(request.hall, chosen.pk, at=timezone.now())
    if not choices:
        raise Http404
    pages = Paginator(choices, ROWS_LARGE if request.look.large else ROWS)
    shown = pages.get_page(request.GET.get("hal"))
    more = {
        "office": chosen,
        "shown": shown,
        "dense": len(shown) > FULL_ROWS or request.look.large,
        "key": secrets.token_hex(16),
        "carrier": "pilih",
    }
    return page(request, "office", more, back="queueing:kiosk")


def _leafed(request: KioskRequest) -> HttpResponse:
    asked = {name: request.POST[name] for name in ("hal", "bersama") if request.POST.get(name)}
    answer = redirect(f"{request.path}?{urlencode(asked)}")
    return keep_look(answer, request.look.changed(request.POST.get("priority", "")))


@require_GET
@at_kiosk
def again(request: KioskRequest) -> HttpResponse:
    """Start over for the next person: Indonesian, ordinary letters, nothing remembered."""
    answer = redirect("queueing:kiosk")
    answer.delete_cookie(LOOK_COOKIE)
    keep_device_cookie(answer, request.COOKIES[DEVICE_COOKIE])
    return answer


@require_POST
@at_kiosk
def switch(request: KioskRequest) -> HttpResponse:
    form = SwitchForm(request.POST)
    answer = redirect(form.way_back(request))
    if form.is_valid():
        look = request.look.changed(form.cleaned_data["what"])
        keep_look(answer, look.changed(request.POST.get("priority", "")))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@at_kiosk
def help_wanted(request: KioskRequest) -> HttpResponse:
    if request.method == "POST":
        if "came" in request.POST:
            staff_came(request.kiosk)
            return redirect("queueing:kiosk")
        call_staff(request.kiosk, at=timezone.now())
        return redirect("queueing:kiosk-help")
    return page(request, "help", {}, back="queueing:kiosk")


def page(
    request: KioskRequest, name: str, more: dict[str, Any], *, back: str | None, status: int = 200
) -> HttpResponse:
    """One of the kiosk's pages, with the bar that is the same on all of them."""
    frame = frame_of(request, back=back)
    untouched = request.look == Look() and not frame["together"]
    common = frame | {"pristine": name == "start" and untouched}
    return render(request, f"queueing/kiosk/{name}.html", common | more, status=status)
