"""The manager's floor: what is happening now, and one counter of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.identity.access import StaffRequest, hall_staff
from satuatap.identity.models import Role
from satuatap.places.models import Counter, Hall, OpeningOverride
from satuatap.queueing.forms.floor import OpenCounterForm
from satuatap.queueing.models import Notice
from satuatap.queueing.queries.alerts import alerts
from satuatap.queueing.queries.floor import counter_rows, floor

managers = hall_staff(Role.HALL_MANAGER)


def holding(hall: Hall, at: Any) -> dict[str, Any]:
    """What the manager has set and may take back: messages and closures that hold now."""
    closed = OpeningOverride.objects.holding(at).filter(
        hall=hall, state=OpeningOverride.State.CLOSED
    )
    return {
        "notices": Notice.objects.holding(at).filter(hall=hall).select_related("office"),
        "closures": closed.select_related("office", "offering"),
    }


@require_safe
@never_cache
@managers
def now(request: StaffRequest) -> HttpResponse:
    at = timezone.now()
    shown = floor(request.hall, at=at)
    context = {
        "hall": request.hall,
        "floor": shown,
        "alerts": alerts(shown),
        "resting": shown.resting(request.hall.local(at).time()),
        "tab": "now",
    }
    return render(request, "queueing/floor/now.html", context | holding(request.hall, at))


@require_safe
@never_cache
@managers
def counter(request: StaffRequest, code: str) -> HttpResponse:
    found = get_object_or_404(
        Counter.objects.select_related("office"), hall=request.hall, code=code
    )
    rows = counter_rows(request.hall, at=timezone.now())
    context = {
        "hall": request.hall,
        "counter": found,
        "row": next((row for row in rows if row.code == code), None),
        "form": OpenCounterForm(found),
        "tab": "now",
    }
    return render(request, "queueing/floor/counter.html", context)
