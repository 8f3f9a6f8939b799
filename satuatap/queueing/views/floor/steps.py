"""What the manager does on the floor: counters, messages, closures."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satuatap.identity.access import StaffRequest
from satuatap.places.actions import close_suddenly, reopen
from satuatap.places.models import Counter, Hall, OpeningOverride
from satuatap.queueing import actions
from satuatap.queueing.forms.floor import ClosureForm, NoticeForm, OpenCounterForm
from satuatap.queueing.models import Notice, Ticket
from satuatap.queueing.views.floor.now import holding, managers


def by(request: StaffRequest) -> actions.By:
    """The manager, as the history names them."""
    return actions.By(f"user:{request.user.pk}", request.user.pk)


def to_floor(request: StaffRequest) -> HttpResponse:
    """Back to the floor, which shows what is true now."""
    return redirect("floor:now", slug=request.hall.slug)


@require_POST
@managers
def open_counter(request: StaffRequest, code: str) -> HttpResponse:
    counter = get_object_or_404(Counter, hall=request.hall, code=code, is_active=True)
    form = OpenCounterForm(counter, request.POST)
    if form.is_valid():
        officer = form.cleaned_data["officer"]
        seat = actions.By(f"user:{officer.pk}", officer.pk)
        actions.open_counter(counter, by=seat, at=timezone.now())
        messages.success(
            request,
            _("%(counter)s dibuka untuk %(officer)s.")
            % {"counter": counter.name, "officer": officer},
        )
        return to_floor(request)
    messages.error(request, _("Pilih petugas gerai itu."))
    return redirect("floor:counter", slug=request.hall.slug, code=code)


@require_POST
@managers
def close_counter(request: StaffRequest, code: str) -> HttpResponse:
    counter = get_object_or_404(Counter, hall=request.hall, code=code)
    actions.release_counter(counter, by=by(request), at=timezone.now())
    messages.success(request, _("%(counter)s ditutup.") % {"counter": counter.name})
    return to_floor(request)


@managers
def notice(request: StaffRequest) -> HttpResponse:
    at = timezone.now()
    form = NoticeForm(request.hall, request.POST or None, initial=_asked(request))
    if request.method == "POST" and form.is_valid():
        actions.send_notice(
            request.hall,
            form.cleaned_data["text"],
            by=by(request),
            at=at,
            until=form.until(at),
            office_id=form.office_id,
        )
        messages.success(request, _("Pesan tampil di layar dan di halaman nomor antrean."))
        return to_floor(request)
    context = {"hall": request.hall, "form": form, "tab": "now", **holding(request.hall, at)}
    return render(request, "queueing/floor/notice.html", context)


def _asked(request: StaffRequest) -> dict[str, Any]:
    return {"office": request.GET.get("gerai", ""), "minutes": 30}


@require_POST
@managers
def stop_notice(request: StaffRequest, pk: UUID) -> HttpResponse:
    actions.stop_notice(get_object_or_404(Notice, hall=request.hall, pk=pk), at=timezone.now())
    return to_floor(request)


@managers
def close(request: StaffRequest) -> HttpResponse:
    """Close something suddenly: first what and why, then a page that asks to be sure."""
    at = timezone.now()
    form = ClosureForm(request.hall, at, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("sure"):
            close_suddenly(request.hall, form.closure, by=by(request).actor, at=at)
            messages.success(request, _("Penutupan tampil di layar dan di halaman nomor antrean."))
            return to_floor(request)
        waiting = _waiting(request.hall, form, at=at)
        context = {"hall": request.hall, "form": form, "waiting": waiting, "tab": "now"}
        return render(request, "queueing/floor/close_sure.html", context)
    context = {"hall": request.hall, "form": form, "tab": "now"}
    return render(request, "queueing/floor/close.html", context | holding(request.hall, at))


def _waiting(hall: Hall, form: ClosureForm, *, at: datetime) -> int:
    """How many people wait for what is to be closed."""
    waiting = Ticket.objects.waiting().filter(hall=hall, day=hall.local(at).date())
    closure = form.closure
    if closure.office_id:
        waiting = waiting.filter(offering__office=closure.office_id)
    if closure.offering_id:
        waiting = waiting.filter(offering=closure.offering_id)
    return waiting.count()


@require_POST
@managers
def open_again(request: StaffRequest, pk: int) -> HttpResponse:
    reopen(get_object_or_404(OpeningOverride, hall=request.hall, pk=pk), at=timezone.now())
    messages.success(request, _("Dibuka lagi."))
    return to_floor(request)
