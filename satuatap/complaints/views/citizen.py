"""Where somebody begins: what a complaint is, and finding one again by number and PIN."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from satuatap.complaints.actions import open_with_pin
from satuatap.complaints.errors import PinIsLocked, WrongNumberOrPin
from satuatap.complaints.forms.reporter import WayBackForm
from satuatap.complaints.views.proved import forget_proofs, remember_proof
from satuatap.core.errors import Refusal
from satuatap.identity.limits import Limit, counting_misses
from satuatap.notifications.queries.ways import reaches_phones

UNREADABLE = 422
WAYS_BACK = Limit("complaint-pin", most=20, minutes=15)
ALIKE = (WrongNumberOrPin, PinIsLocked)  # which of them it was, nobody is told


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the way back: number and PIN."""
    form = WayBackForm(request.POST or None, initial={"number": request.GET.get("nomor", "")[:40]})
    if form.is_bound and form.is_valid():
        try:
            return _opened(request, form, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, _same_words(refusal))
    status = UNREADABLE if form.errors else 200
    here = {"form": form, "phones": reaches_phones()}
    return render(request, "complaints/home.html", here, status=status)


def _opened(request: HttpRequest, form: WayBackForm, *, at: datetime) -> HttpResponse:
    said = form.cleaned_data
    with counting_misses(WAYS_BACK, request, at=at, miss=Refusal):
        complaint = open_with_pin(said["number"], said["pin"], at=at)
    remember_proof(request, complaint, at=at)
    return redirect("complaints:report", complaint.code)


def _same_words(refusal: Refusal) -> str:
    if isinstance(refusal, ALIKE):
        return _(
            "Nomor laporan atau PIN tidak cocok, atau terlalu sering dicoba. Periksa bukti laporan "
            "Anda; setelah lima PIN yang salah, tunggu 15 menit."
        )
    return str(refusal)


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Leave nothing open for whoever uses this browser next."""
    forget_proofs(request)
    return redirect("complaints:home")
