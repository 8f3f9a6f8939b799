"""The ministry's pages: plan a ceremony, gather halls and guests, and take it to its end."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.ids import short_code
from satuatap.identity.access import national_staff
from satuatap.identity.models import Role
from satuatap.inauguration.actions import change, plan, record_answer
from satuatap.inauguration.forms import AnswerForm, GuestForm, HallForm, PlanForm, ReasonForm
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.queries import by_mode, halls_of, live_ceremony, names_of, sums_of
from satuatap.queueing.actions import By

ministry = national_staff(Role.MINISTRY)
KEY = 6  # letters behind the day in an address: two on one day are two
FITS = re.compile(rf"[A-Za-z0-9]{{{KEY}}}")


def by(request: HttpRequest) -> By:
    """Whoever asks, as the records name them."""
    return By(f"user:{request.user.pk}", request.user.pk)


@require_safe
@never_cache
@ministry
def listing(request: HttpRequest) -> HttpResponse:
    found = Ceremony.objects.with_counts()
    return render(request, "inauguration/staff/list.html", {"ceremonies": found})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def new(request: HttpRequest) -> HttpResponse:
    form = PlanForm(request.POST or None)
    if form.is_valid():
        day = form.cleaned_data["held_on"]
        key = f"{day}-{_key_of(request).lower()}"
        made = plan(form.plan, by=by(request), at=timezone.now(), key=key)
        return redirect("inauguration:manage", made.pk)
    context = {"form": form, "key": _key_of(request)}
    status = 422 if form.errors else 200
    return render(request, "inauguration/staff/plan.html", context, status=status)


def _key_of(request: HttpRequest) -> str:
    """The key that the form was opened with; a new one where it is none that was given out here."""
    sent = request.POST.get("key", "")
    return sent if FITS.fullmatch(sent) else short_code(KEY)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = ceremony_of(pk)
    usual = {"title": found.title, "held_on": found.held_on, "place": found.place}
    form = PlanForm(request.POST or None, initial=usual)
    if form.is_valid():
        try:
            change(found, form.plan, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("inauguration:manage", pk)
    context = {"form": form, "ceremony": found}
    status = 422 if form.errors else 200
    return render(request, "inauguration/staff/plan.html", context, status=status)


@require_safe
@never_cache
@ministry
def manage(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything of one ceremony, with what is to be done next on top."""
    return manage_page(request, ceremony_of(pk))


def manage_page(
    request: HttpRequest, found: Ceremony, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page of one ceremony, with a form that was typed wrongly as it was typed."""
    listed, events = list(halls_of(found)), list(found.events.all())
    context = {
        "ceremony": found,
        "halls": listed,
        "events": events,
        "names": names_of([each.exception_by for each in listed] + [each.actor for each in events]),
        "sums": sums_of(listed),
        "guests": found.guests.order_by("order").select_related("user"),
        "attended": by_mode(found),
        "live": live_ceremony(found),
        "hall_form": HallForm(),
        "guest_form": GuestForm(),
        "reason_form": ReasonForm(),
    }
    return render(request, "inauguration/staff/manage.html", context | forms, status=status)


def ceremony_of(pk: UUID) -> Ceremony:
    """The ceremony of an address."""
    return get_object_or_404(Ceremony.objects.select_related("charter"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def attendance(request: HttpRequest, pk: UUID, guest: UUID) -> HttpResponse:
    """Write down how a guest attended."""
    from_list = get_object_or_404(ceremony_of(pk).guests, pk=guest)
    usual = {"mode": from_list.mode, "place": from_list.place, "people": from_list.people}
    form = AnswerForm(request.POST or None, initial=usual)
    if form.is_valid():
        record_answer(from_list, form.answer, at=timezone.now())
        messages.success(request, _("Kehadiran dicatat."))
        return redirect("inauguration:manage", pk)
    context = {"form": form, "guest": from_list, "ceremony": ceremony_of(pk)}
    status = 422 if form.errors else 200
    return render(request, "inauguration/staff/attendance.html", context, status=status)
