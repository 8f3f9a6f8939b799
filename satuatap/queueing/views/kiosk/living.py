"""How a kiosk stays alive: a heartbeat, and a page for when the network is gone."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.queueing.access import MARK, KioskRequest, at_kiosk


@require_safe
@at_kiosk
def heartbeat(request: KioskRequest) -> HttpResponse:
    """Alive; ``version`` moves when the hall's set-up has changed."""
    return JsonResponse({"alive": True, "version": request.hall.version})


@require_safe
@never_cache
def offline(request: HttpRequest) -> HttpResponse:
    """What the kiosk's service worker keeps for when nothing else can be had."""
    return render(request, "queueing/kiosk/offline.html")


@require_safe
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at an address whose folder it may serve."""
    script = "text/javascript; charset=utf-8"
    return render(request, "queueing/kiosk/worker.js", {"mark": MARK}, content_type=script)
