"""What a hall lacks before it can open, and opening it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.identity.access import StaffRequest
from satuatap.queueing.actions.floor import open_ready_hall
from satuatap.queueing.queries.cautions import cautions
from satuatap.queueing.queries.readiness import can_open, readiness
from satuatap.queueing.views.floor.now import managers


@require_safe
@never_cache
@managers
def ready(request: StaffRequest) -> HttpResponse:
    needs = readiness(request.hall)
    context = {
        "hall": request.hall,
        "needs": needs,
        "cautions": cautions(request.hall),
        "can_open": can_open(needs),
        "tab": "ready",
    }
    return render(request, "queueing/floor/ready.html", context)


@require_POST
@managers
def open_hall(request: StaffRequest) -> HttpResponse:
    try:
        open_ready_hall(request.hall)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("floor:ready", slug=request.hall.slug)
    messages.success(request, _("Mal sudah dibuka. Nomor antrean dapat diambil."))
    return redirect("floor:now", slug=request.hall.slug)
