"""A complaint at the kiosk: what it is about, and as many words as somebody likes."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from satuatap.complaints.actions import Filed
from satuatap.complaints.actions.reporting import report
from satuatap.complaints.forms.kiosk import KioskForm
from satuatap.complaints.queries.asked import counters_of
from satuatap.core.errors import Refusal
from satuatap.core.qr import qr_svg
from satuatap.identity.limits import Limit, count_attempt
from satuatap.places import wording
from satuatap.queueing.access import KioskRequest, at_kiosk, frame_of
from satuatap.queueing.actions.handing import Note, print_on
from satuatap.queueing.models import Kiosk

UNREADABLE = 422
TOUCHING = Limit("complaint-kiosk", most=60, minutes=60)


@require_http_methods(["GET", "HEAD", "POST"])
@at_kiosk
def new(request: KioskRequest) -> HttpResponse:
    """The short form; then number and PIN, on paper. Nothing stays in the kiosk."""
    form = KioskForm(request.POST) if request.method == "POST" else KioskForm.fresh()
    if form.is_bound and form.is_valid():
        try:
            now, given = timezone.now(), form.given(request.hall)
            count_attempt(TOUCHING, f"kiosk {request.device.pk}", at=now)
            filed = report(request.hall, given, form.reporter(), draft=form.key, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _sent(request, filed, at=now)
    more = {"form": form, "counters": counters_of(request.hall.slug)}
    return _page(request, "new", more, status=UNREADABLE if form.errors else 200)


def _sent(request: KioskRequest, filed: Filed, *, at: datetime) -> HttpResponse:
    """The page with the slip; the same form again shows it, and prints nothing."""
    note, is_new = note_of(request, filed), filed.complaint.sent_at == at
    on_paper = is_new and print_on(request.kiosk, note, at=at)
    by_browser = request.kiosk.delivery == Kiosk.Delivery.BROWSER
    here = {
        "complaint": filed.complaint,
        "pin": filed.pin,
        "note": note,
        "qr": qr_svg(note.url, label=note.scan),
        "on_paper": on_paper,
        "by_browser": by_browser,
        "prints": by_browser and is_new,
    }
    return _page(request, "sent", here)


def note_of(request: KioskRequest, filed: Filed) -> Note:
    """What is taken along; the code leads to the number, and holds no PIN."""
    complaint, pin = filed.complaint, filed.pin
    day = wording.day_long(complaint.due_at, request.hall) if complaint.due_at else ""
    return Note(
        hall=request.hall.title,
        title=_("Bukti laporan"),
        rows=(
            (_("Nomor laporan"), complaint.number),
            (_("PIN"), f"{pin[:4]} {pin[4:]}"),
            (_("Diperiksa paling lambat"), day),
        ),
        text=_("Simpan kertas ini. Tanpa PIN, laporan tidak dapat dibuka, juga oleh kami."),
        url=f"{settings.PUBLIC_URL}{reverse('complaints:home')}?nomor={complaint.number}",
        scan=_("Pindai untuk membaca jawabannya"),
    )


def _page(
    request: KioskRequest, name: str, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    frame = frame_of(request, back="queueing:kiosk")
    return render(request, f"complaints/kiosk/{name}.html", frame | more, status=status)
