"""A number from afar, and its confirmation at the hall's door."""

import secrets
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.qr import qr_svg
from satuatap.identity.access import StaffRequest, hall_staff
from satuatap.identity.limits import Limit, attempt, counting_misses
from satuatap.identity.models import Role
from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.actions import By, TicketRequest, take_ticket
from satuatap.queueing.actions.handing import confirm_at_hall
from satuatap.queueing.daycode import day_code, is_day_code
from satuatap.queueing.errors import NotAtTheHall, TicketIsUnknown, TooManyRemote
from satuatap.queueing.forms.visitors import RemoteForm, TicketCodeForm
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.choices import choices_of, offices_of, remote_left
from satuatap.queueing.queries.finding import ticket_in_hall
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.views.own import private, remember, remembered
from satuatap.queueing.views.ticket import CITIZEN, DAY_CODES, LOOKING_UP
from satuatap.queueing.views.typed import with_code

TAKING = Limit("remote-ticket", most=20, minutes=60)
MOST_OPEN = 3


def hall_or_404(slug: str) -> Hall:
    """An operating hall by its address."""
    return get_object_or_404(Hall.objects.operating().select_related("region"), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def take(request: HttpRequest, slug: str) -> HttpResponse:
    hall, now = hall_or_404(slug), timezone.now()
    form, refusal = RemoteForm(request.POST or None), None
    if form.is_bound and form.is_valid():
        try:
            return _taken(request, hall, form, at=now)
        except Refusal as said:
            refusal = said
    status = refusal.status if refusal else 422 if form.errors else 200
    more = _choices(request, hall, at=now) | {"form": form, "refusal": refusal}
    return render(request, "queueing/remote/take.html", more, status=status)


def _taken(request: HttpRequest, hall: Hall, form: RemoteForm, *, at: datetime) -> HttpResponse:
    mine = Ticket.objects.open().filter(code__in=remembered(request), hall=hall)
    asked = form.cleaned_data
    key = f"remote:{asked['key']}"
    if mine.exclude(idempotency_key=key).count() >= MOST_OPEN:
        raise TooManyRemote(most=MOST_OPEN)
    attempt(TAKING, request, at=at)
    wanted = TicketRequest(asked["service"], asked["priority"], Ticket.Delivery.REMOTE)
    given = take_ticket(hall, wanted, by=By("citizen"), at=at, key=key)
    answer = redirect("queueing:ticket", given.code)
    remember(request, answer, given.code)
    return answer


def _choices(request: HttpRequest, hall: Hall, *, at: datetime) -> dict[str, object]:
    """The agencies, and the services of the one that is chosen, with what is left for afar."""
    offices = offices_of(hall)
    listed = [*offices.frequent, *offices.others]
    chosen = next((each for each in listed if str(each.pk) == request.GET.get("gerai")), None)
    choices = choices_of(hall, chosen.pk, at=at) if chosen else []
    left = remote_left(hall, at=at) if chosen else {}
    return {
        "hall": hall,
        "offices": listed,
        "office": chosen,
        "choices": [(each, _left(left, each.offering.queue_id)) for each in choices],
        "wanted": request.POST.get("service") or request.GET.get("layanan", ""),
        "priority": request.POST.get("priority") or Ticket.Reason.NONE,
        "policy": floor_plan(hall).policy,
        "key": request.POST.get("key") or secrets.token_hex(16),
    }


def _left(left: dict[UUID, tuple[int, int]], queue: UUID | None) -> tuple[int, int] | None:
    return left.get(queue) if queue else None


@require_http_methods(["GET", "HEAD", "POST"])
@private
def arrive(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The address in the QR code at the door: whoever opens it stands in the hall."""
    hall, now = hall_or_404(slug), timezone.now()
    with counting_misses(DAY_CODES, request, at=now, miss=NotAtTheHall):
        _must_be_here(hall, code, at=now)
    form = TicketCodeForm(request.POST or None)
    answer, status = with_code(form, lambda typed: _here(request, hall, typed, day_code=code))
    coming = Ticket.objects.filter(
        code__in=remembered(request), hall=hall, state=rules.ISSUED, delivery="remote"
    ).select_related("offering")
    more = {"hall": hall, "form": form, "coming": coming}
    return answer or render(request, "queueing/remote/arrive.html", more, status=status)


def _must_be_here(hall: Hall, code: str, *, at: datetime) -> None:
    if not is_day_code(hall, code.upper(), at=at):
        raise NotAtTheHall


def _here(request: HttpRequest, hall: Hall, code: str, *, day_code: str) -> HttpResponse:
    now = timezone.now()
    with counting_misses(LOOKING_UP, request, at=now, miss=TicketIsUnknown):
        ticket = ticket_in_hall(hall, code, at=now)
    confirm_at_hall(ticket, code=day_code.upper(), by=CITIZEN, at=now)
    return redirect(ticket)


@require_safe
@hall_staff(Role.HALL_MANAGER)
def poster(request: StaffRequest) -> HttpResponse:
    """The code of the day on a sheet for the door."""
    now = timezone.now()
    code = day_code(request.hall, at=now)
    address = request.build_absolute_uri(
        reverse("queueing:arrive-door", args=[request.hall.slug, code])
    )
    qr = qr_svg(address, label=str(code))
    more = {"hall": request.hall, "code": code, "qr": qr, "now": now}
    return render(request, "queueing/remote/poster.html", more)
