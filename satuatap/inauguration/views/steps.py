"""The ministry's buttons: each changes one thing of a ceremony and goes back to its page."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satuatap.core.errors import Refusal
from satuatap.inauguration import actions
from satuatap.inauguration.forms import GuestForm, HallForm, ReasonForm
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.views.ministry import by, ceremony_of, manage_page, ministry
from satuatap.places.models import Hall

Step = Callable[..., HttpResponse | None]


def step(act: Step) -> Callable[..., HttpResponse]:
    """A button: let in the ministry, do it, and go back; a refusal is told on the page."""

    @require_POST
    @ministry
    @wraps(act)
    def pressed(request: HttpRequest, pk: UUID, **parts: Any) -> HttpResponse:
        found = ceremony_of(pk)
        try:
            answer = act(request, found, **parts)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            answer = None
        return answer or redirect("inauguration:manage", pk)

    return pressed


@step
def add_hall(request: HttpRequest, found: Ceremony) -> HttpResponse | None:
    form = HallForm(request.POST)
    if not form.is_valid():
        return manage_page(request, found, status=422, hall_form=form)
    try:
        hall = form.cleaned_data["hall"]
        actions.add_hall(found, hall, by=by(request), at=timezone.now(), given=form.listed)
    except Refusal as refusal:
        form.add_error("exception", str(refusal))
        return manage_page(request, found, status=refusal.status, hall_form=form)
    return None


@step
def drop_hall(request: HttpRequest, found: Ceremony, hall: UUID) -> None:
    actions.drop_hall(found, get_object_or_404(Hall, pk=hall))


@step
def raise_hall(request: HttpRequest, found: Ceremony, hall: UUID) -> None:
    actions.raise_hall(found, get_object_or_404(Hall, pk=hall))


@step
def add_guest(request: HttpRequest, found: Ceremony) -> HttpResponse | None:
    form = GuestForm(request.POST)
    if not form.is_valid():
        return manage_page(request, found, status=422, guest_form=form)
    actions.add_guest(found, **form.cleaned_data)
    return None


@step
def drop_guest(request: HttpRequest, found: Ceremony, guest: UUID) -> None:
    actions.drop_guest(found, get_object_or_404(found.guests, pk=guest))


@step
def invite(request: HttpRequest, found: Ceremony) -> None:
    count = actions.invite(found, by=by(request), at=timezone.now())
    messages.success(request, _("Undangan dikirim: %(count)s.") % {"count": count})


@step
def charter(request: HttpRequest, found: Ceremony) -> None:
    actions.issue_charter(found, by=by(request), at=timezone.now())
    messages.success(request, _("Prasasti diterbitkan. Penanda tangan sudah diberi tahu."))


@step
def leave_out(request: HttpRequest, found: Ceremony, guest: UUID) -> HttpResponse | None:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return manage_page(request, found, status=422, reason_form=form)
    left = get_object_or_404(found.guests.select_related("user"), pk=guest)
    actions.leave_out(
        found, left, reason=form.cleaned_data["reason"], by=by(request), at=timezone.now()
    )
    return None


@step
def conclude(request: HttpRequest, found: Ceremony) -> None:
    actions.conclude(found, by=by(request), at=timezone.now())
    messages.success(request, _("Mal diresmikan, dihitung, dan diumumkan."))


@step
def cancel(request: HttpRequest, found: Ceremony) -> HttpResponse | None:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return manage_page(request, found, status=422, reason_form=form)
    actions.cancel(found, reason=form.cleaned_data["reason"], by=by(request), at=timezone.now())
    return None
