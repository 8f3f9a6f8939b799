"""A complaint at the counter: an officer writes it for a person, who takes number and PIN along."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.complaints.actions.reporting import report
from satuatap.complaints.forms.filing import ComplaintForm
from satuatap.complaints.models.marks import Channel
from satuatap.complaints.queries.asked import counters_of
from satuatap.complaints.views.filing import filing_page
from satuatap.core.errors import Refusal
from satuatap.core.qr import qr_svg
from satuatap.core.uploads.receiving import receive_files
from satuatap.identity.access import StaffRequest, hall_staff
from satuatap.identity.models import Role
from satuatap.places.models import Counter, Hall

EVERY = "semua"


@dataclass(frozen=True)
class Sheet:
    """One poster: of the whole hall, or of a counter."""

    counter: Counter | None
    qr: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@hall_staff(Role.COUNTER_OFFICER, Role.HALL_MANAGER)
def new(request: StaffRequest) -> HttpResponse:
    """The same form as everybody's, for this hall; nothing of it stays in the officer's browser."""
    here = Hall.objects.filter(pk=request.hall.pk).select_related("region")
    if request.method != "POST":
        return filing_page(
            request, ComplaintForm.fresh(halls=here, hall=request.hall.slug), at=request.hall
        )
    now, form = timezone.now(), ComplaintForm(request.POST, halls=here)
    said = receive_files(request, draft=form.key, at=now)
    if form.is_valid() and not said:
        given = form.given(None, channel=Channel.COUNTER)
        try:
            filed = report(request.hall, given, form.reporter(None), draft=form.key, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            more = {"complaint": filed.complaint, "hall": request.hall, "pin": filed.pin}
            return render(request, "complaints/slip.html", more | {"at": request.hall})
    return filing_page(request, form, said=said, at=request.hall)


@never_cache
@require_safe
@hall_staff(Role.COUNTER_OFFICER, Role.HALL_MANAGER)
def poster(request: StaffRequest) -> HttpResponse:
    """Sheets for the wall, or with ``?loket=semua`` one for each counter, whose code names it."""
    wanted = request.GET.get("loket", "")
    counters = counters_of(request.hall.slug) if wanted else []
    chosen: list[Counter | None] = [each for each in counters if wanted in {EVERY, each.code}]
    home = request.build_absolute_uri(reverse("complaints:home"))
    here = {
        "hall": request.hall,
        "sheets": [Sheet(each, _qr(request, each)) for each in chosen or [None]],
        "address": home.partition("//")[2].rstrip("/"),
    }
    return render(request, "complaints/poster.html", here)


def _qr(request: StaffRequest, counter: Counter | None) -> str:
    named = {"mal": request.hall.slug, "lewat": "qr"} | ({"loket": counter.code} if counter else {})
    form = f"{reverse('complaints:new')}?{urlencode(named)}"
    return qr_svg(request.build_absolute_uri(form), label=_("Tulis laporan"))
