"""The counter console: choose a counter, and work at it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.identity.access import StaffRequest, hall_staff
from satuatap.identity.models import Role
from satuatap.places.models import Counter
from satuatap.queueing.actions import By
from satuatap.queueing.forms.console import HoldReason, OutOfOrder, PauseReason, offered
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.console import Desk, desk, manages, may_use, seats
from satuatap.queueing.queries.targets import targets
from satuatap.queueing.views.console.next import primary

PANELS = {"jeda", "pilih"}
NEED_SOMEBODY = {"alihkan", "selesai", "simpan", "tambah"}  # who is at the counter now


class CounterRequest(StaffRequest):
    """A request of an officer at a counter of the own office."""

    counter: Counter
    by: By
    is_manager: bool


def at_counter(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in officers of the counter's office and the hall's manager; others find nothing."""

    @hall_staff(Role.COUNTER_OFFICER, Role.HALL_MANAGER)
    @wraps(view)
    def guarded(request: StaffRequest, code: str, **kwargs: Any) -> HttpResponse:
        mine = may_use(request.user, request.hall).select_related("office", "hall__region")
        known = cast("CounterRequest", request)
        known.counter = get_object_or_404(mine, code=code)
        known.by = By(f"user:{request.user.pk}", request.user.pk)
        known.is_manager = manages(request.user, request.hall)
        return view(known, **kwargs)

    return guarded


@require_safe
@never_cache
@hall_staff(Role.COUNTER_OFFICER, Role.HALL_MANAGER)
def choose(request: StaffRequest) -> HttpResponse:
    context = {"hall": request.hall, "seats": seats(request.user, request.hall)}
    return render(request, "queueing/console/choose.html", context)


@require_safe
@never_cache
@at_counter
def console(request: CounterRequest) -> HttpResponse:
    shown = desk(request.counter, at=timezone.now())
    return render(request, "queueing/console/console.html", console_context(request, shown))


def console_context(request: CounterRequest, shown: Desk) -> dict[str, Any]:
    """What the console's page needs, with the panel that was asked for."""
    panel = _panel(request, shown)
    mine = shown.session is not None and shown.session.actor == request.by.actor
    return {
        "desk": shown,
        "counter": request.counter,
        "hall": request.hall,
        "mine": mine,
        "may_call": mine and shown.current is None,
        "is_manager": request.is_manager,
        "primary": primary(shown, slug=request.hall.slug),
        "panel": panel,
        "panel_template": f"queueing/console/_panel_{panel}.html" if panel else "",
        "chosen": request.GET.get("tiket", ""),
        "chosen_reason": request.GET.get("alasan", ""),
        **_choices(request, panel, shown),
    }


def _panel(request: HttpRequest, shown: Desk) -> str:
    asked = request.GET.get("panel", "")
    if asked in NEED_SOMEBODY:
        return asked if shown.current else ""
    if asked == "nilai":
        return asked if shown.served else ""
    return asked if asked in PANELS else ""


def _choices(request: CounterRequest, panel: str, shown: Desk) -> dict[str, Any]:
    if panel in {"alihkan", "tambah"}:
        found: dict[str, Any] = {"offerings": offered(request.hall)}
        if panel == "alihkan" and shown.current is not None:
            found["targets"] = targets(request.counter, shown.current.offering)
        return found
    reasons: dict[str, Any] = {
        "jeda": PauseReason.choices,
        "pilih": OutOfOrder.choices,
        "selesai": Ticket.Outcome.choices,
        "simpan": HoldReason.choices,
    }
    return {"reasons": reasons[panel]} if panel in reasons else {}
