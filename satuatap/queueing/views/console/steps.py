"""What the buttons of the console do: one address each, then back to the console."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satuatap.core.errors import Refusal
from satuatap.queueing import actions
from satuatap.queueing.errors import DeskHasChanged, NobodyIsWaiting, ReasonIsMissing
from satuatap.queueing.forms.console import (
    ChosenForm,
    HoldForm,
    OutcomeForm,
    PauseForm,
    SeenForm,
    ServiceForm,
    TransferForm,
)
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.console import last_event, put_aside
from satuatap.queueing.queries.targets import PAUSED, counter_state
from satuatap.queueing.views.console.desk import CounterRequest, at_counter

Do = Callable[[CounterRequest, datetime], dict[str, str] | None]
DoTicket = Callable[[CounterRequest, Ticket, datetime], None]


def back(request: CounterRequest, panel: dict[str, str] | None = None) -> HttpResponse:
    """To the console, which shows what is true now, with a panel to be filled in again."""
    at = {"slug": request.hall.slug, "code": request.counter.code}
    return redirect(reverse("console:console", kwargs=at, query=panel))


def step(do: Do) -> Callable[..., HttpResponse]:
    """A button: refused in words, and without effect when it was pressed on an old console.

    Each form carries the newest event that its console knew. A double press, a second tab or a
    page gone stale carries an older one, and changes nothing. A button whose panel was not filled
    in names that panel, which opens again with what had been chosen.
    """

    @require_POST
    @at_counter
    @wraps(do)
    def pressed(request: CounterRequest, **_kwargs: Any) -> HttpResponse:
        now, panel = timezone.now(), None
        if _is_fresh(request, now):
            try:
                actions.sit_down(request.counter, by=request.by, at=now)
                panel = do(request, now)
            except Refusal as refusal:
                messages.error(request, str(refusal))
        return back(request, panel)

    return pressed


def ticket_step(do: DoTicket) -> Callable[..., HttpResponse]:
    """A button about the person whom this counter has called or serves."""

    @wraps(do)
    def with_ticket(request: CounterRequest, at: datetime) -> None:
        here = Ticket.objects.at_counter().filter(counter=request.counter)
        do(request, _among(here, request), at)

    return step(with_ticket)


def _seen(request: CounterRequest) -> SeenForm:
    form = SeenForm(request.POST)
    form.is_valid()
    return form


def _among(tickets: QuerySet[Ticket], request: CounterRequest) -> Ticket:
    """The ticket of the button; it may have gone since, by its visitor's own doing."""
    seen = get_object_or_404(Ticket, hall=request.hall, pk=_seen(request).ticket_id)
    found = tickets.filter(pk=seen.pk).first()
    if found is None:
        raise DeskHasChanged
    return found


def _is_fresh(request: CounterRequest, at: datetime) -> bool:
    newest = last_event(request.counter, at=at)
    if _seen(request).cleaned_data.get("seen") == (str(newest.pk) if newest else "0"):
        return True
    if newest is None or newest.actor != request.by.actor:
        messages.info(request, str(DeskHasChanged()))
    return False


def _needs(form: Form) -> Any:
    if not form.is_valid():
        raise ReasonIsMissing
    return form.cleaned_data


@step
def call_next(request: CounterRequest, at: datetime) -> None:
    actions.call_next_ticket(request.counter, by=request.by, at=at)


@ticket_step
def finish_and_call(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    outcome = _needs(OutcomeForm(request.POST))["outcome"]
    try:
        actions.finish_and_call_next(ticket, request.counter, by=request.by, at=at, outcome=outcome)
    except NobodyIsWaiting:
        messages.info(request, _("Tidak ada lagi yang menunggu untuk loket ini."))


@ticket_step
def finish(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    outcome = _needs(OutcomeForm(request.POST))["outcome"]
    actions.finish_ticket(ticket, by=request.by, at=at, outcome=outcome, counter=request.counter)


@ticket_step
def recall(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    actions.recall_ticket(ticket, by=request.by, at=at, counter=request.counter)


@ticket_step
def start(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    actions.start_ticket(ticket, by=request.by, at=at, counter=request.counter)


@ticket_step
def miss(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    actions.miss_ticket(ticket, by=request.by, at=at, counter=request.counter)


@ticket_step
def hold(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    reason = _needs(HoldForm(request.POST))["reason"]
    actions.hold_ticket(ticket, by=request.by, at=at, reason=reason, counter=request.counter)


@ticket_step
def transfer(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    data = _needs(TransferForm(request.hall, request.POST))
    actions.transfer_ticket(
        ticket,
        by=request.by,
        at=at,
        offering=data["offering"],
        to_counter=data["to_counter"],
        counter=request.counter,
    )
    to = data["to_counter"]
    if to is not None and counter_state(to) == PAUSED:
        told = {"counter": to.name, "number": ticket.number}
        messages.warning(
            request,
            _("%(counter)s sedang jeda. %(number)s menunggu sampai loket itu lanjut.") % told,
        )


@ticket_step
def add(request: CounterRequest, ticket: Ticket, at: datetime) -> None:
    offering = _needs(ServiceForm(request.hall, request.POST))["offering"]
    asked = actions.TicketRequest(
        service=offering.code, priority=ticket.priority_reason, visit=ticket.visit
    )
    key = f"{ticket.pk}:{offering.pk}"
    given = actions.take_ticket(request.hall, asked, by=request.by, at=at, key=key)
    messages.success(
        request,
        _("%(number)s untuk %(office)s sudah diambil dalam kunjungan yang sama.")
        % {"number": given.number, "office": offering.office.short_name},
    )


@step
def call_chosen(request: CounterRequest, at: datetime) -> dict[str, str] | None:
    form = ChosenForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.fault)
        return {"panel": "pilih"} | form.chosen
    waiting = Ticket.objects.filter(hall=request.hall, day=request.hall.local(at).date())
    ticket = get_object_or_404(waiting, pk=form.cleaned_data["ticket"])
    actions.call_chosen_ticket(ticket, request.counter, by=request.by, at=at, reason=form.kept)
    return None


@step
def call_held(request: CounterRequest, at: datetime) -> None:
    ticket = _among(put_aside(request.counter, at=at), request)
    actions.call_held_ticket(ticket, request.counter, by=request.by, at=at)


@step
def bring_back(request: CounterRequest, at: datetime) -> None:
    ticket = _among(put_aside(request.counter, at=at), request)
    actions.return_ticket(ticket, by=request.by, at=at)
    messages.success(request, _("%(number)s kembali ke antrean.") % {"number": ticket.number})


@step
def undo(request: CounterRequest, at: datetime) -> None:
    actions.undo_last_press(request.counter, by=request.by, at=at)


@step
def open_(request: CounterRequest, at: datetime) -> None:
    """Sitting down is all there is to it, and every button does it first."""


@step
def pause(request: CounterRequest, at: datetime) -> None:
    reason = _needs(PauseForm(request.POST))["reason"]
    actions.pause_counter(request.counter, at=at, reason=reason)


@step
def resume(request: CounterRequest, at: datetime) -> None:
    actions.go_on(request.counter, by=request.by, at=at)


@require_POST
@at_counter
def close(request: CounterRequest) -> HttpResponse:
    """Leave the counter; a manager also ends a session that somebody else forgot."""
    now = timezone.now()
    try:
        if request.is_manager:
            actions.release_counter(request.counter, by=request.by, at=now)
        else:
            actions.leave_counter(request.counter, by=request.by, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return back(request)
