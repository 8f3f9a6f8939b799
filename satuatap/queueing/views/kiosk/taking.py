"""At the kiosk: take a number, see it come out on paper, or take it along on the phone."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.qr import qr_svg
from satuatap.queueing import rules
from satuatap.queueing.access import KioskRequest, at_kiosk, by_of, keep_look
from satuatap.queueing.actions import TicketRequest, confirm_ticket, take_ticket
from satuatap.queueing.actions.arriving import earlier_ticket
from satuatap.queueing.actions.handing import (
    NOTED,
    PAPER,
    key_at,
    paper_came,
    paper_missed,
    print_ticket,
)
from satuatap.queueing.errors import KeyWasUsed
from satuatap.queueing.forms.visitors import TakeForm, TicketCodeForm
from satuatap.queueing.models import Kiosk, Ticket, Visit
from satuatap.queueing.queries.finding import ticket_in_hall
from satuatap.queueing.queries.slips import slip_of, track_url
from satuatap.queueing.queries.ticket_story import ticket_by_code, ticket_story
from satuatap.queueing.views.kiosk.choosing import page
from satuatap.queueing.views.typed import with_code

SILENT = "diam"


@require_POST
@at_kiosk
def take(request: KioskRequest) -> HttpResponse:
    form = TakeForm(request.POST)
    if not form.is_valid():
        return redirect("queueing:kiosk")
    return keep_look(_answered(request, form), request.look.changed(form.cleaned_data["priority"]))


def _answered(request: KioskRequest, form: TakeForm) -> HttpResponse:
    try:
        return redirect("queueing:kiosk-number", _taken(request, form))
    except Refusal as refusal:
        more = {"refusal": refusal}
        return page(request, "refused", more, back="queueing:kiosk", status=refusal.status)


def _taken(request: KioskRequest, form: TakeForm) -> str:
    """The code of the ticket: a second tap, even on another service, gives the first again."""
    now, asked = timezone.now(), form.cleaned_data
    key = key_at(request.kiosk, asked["key"])
    wanted = TicketRequest(
        service=asked["service"],
        priority=asked["priority"],
        delivery=Ticket.Delivery.PAPER,
        visit=_visit(request, asked["bersama"]),
    )
    try:
        given = take_ticket(request.hall, wanted, by=by_of(request), at=now, key=key)
    except KeyWasUsed:
        first = earlier_ticket(request.hall, key)
        if first is None:
            raise
        return first.code
    if given.is_new:
        _print(request, given.code)
    return given.code


def _visit(request: KioskRequest, code: str) -> Visit | None:
    if not code:
        return None
    first = ticket_in_hall(request.hall, code, at=timezone.now())
    return Visit.objects.get(pk=first.visit_id)


def _print(request: KioskRequest, code: str) -> None:
    """Print on the kiosk's network printer; a browser prints by itself."""
    printer = request.kiosk.printer
    if request.kiosk.delivery == Kiosk.Delivery.NETWORK and printer is not None:
        ticket = _ticket(request, code)
        printed = print_ticket(ticket, printer, by=by_of(request), at=timezone.now())
        if printed.done:
            paper_came(request.kiosk)
        else:
            paper_missed(request.kiosk, ticket)


@require_safe
@at_kiosk
def number(request: KioskRequest, code: str) -> HttpResponse:
    ticket = _ticket(request, code)
    story = ticket_story(ticket, at=timezone.now())
    url = track_url(story)
    more = {
        "story": story,
        "ticket": ticket,
        "slip": slip_of(story),
        "qr": qr_svg(url, label=ticket.number),
        "track_url": url,
        "printing": ticket.is_open and _prints(request, ticket),
        "unconfirmed": ticket.state == rules.ISSUED,
        "silent": request.GET.get("ponsel") == SILENT,
        "lapsed": ticket.state == rules.LAPSED,
        "may_print": request.kiosk.delivery != Kiosk.Delivery.PHONE and ticket.is_open,
    }
    return page(request, "number", more, back=None)


def _prints(request: KioskRequest, ticket: Ticket) -> bool:
    """Whether the browser prints now: a new number, or one that is printed again."""
    asked = "cetak" in request.GET or ticket.state == rules.ISSUED
    browser = request.kiosk.delivery == Kiosk.Delivery.BROWSER
    return browser and asked and "ponsel" not in request.GET


@require_safe
@at_kiosk
def state(request: KioskRequest, code: str) -> HttpResponse:
    return JsonResponse({"state": _ticket(request, code).state})


@require_POST
@at_kiosk
def printed(request: KioskRequest, code: str) -> HttpResponse:
    """The paper is in the hand (or the number noted down): now it waits."""
    how = NOTED if "noted" in request.POST else PAPER
    try:
        confirm_ticket(_ticket(request, code), by=by_of(request), at=timezone.now(), how=how)
    except Refusal as refusal:
        more = {"refusal": refusal}
        return page(request, "refused", more, back="queueing:kiosk", status=refusal.status)
    if how == PAPER:
        paper_came(request.kiosk)
    return redirect("queueing:kiosk-number", code)


@require_POST
@at_kiosk
def paperless(request: KioskRequest, code: str) -> HttpResponse:
    """The paper did not come, or nobody said that it did: the QR code stands in for it."""
    ticket = _ticket(request, code)
    silent = SILENT in request.POST
    if ticket.state == rules.ISSUED or not silent:
        paper_missed(request.kiosk, ticket)
    there = redirect("queueing:kiosk-number", code)
    there["Location"] += f"?ponsel={SILENT if silent else 'ya'}"
    return there


@require_POST
@at_kiosk
def reprint(request: KioskRequest, code: str) -> HttpResponse:
    ticket = _ticket(request, code)
    if not ticket.is_open:
        return redirect("queueing:kiosk-number", code)
    _print(request, code)
    there = redirect("queueing:kiosk-number", code)
    if request.kiosk.delivery == Kiosk.Delivery.BROWSER:
        there["Location"] += "?cetak=1"
    return there


@require_http_methods(["GET", "HEAD", "POST"])
@at_kiosk
def own(request: KioskRequest) -> HttpResponse:
    """Somebody has a number already: show it, confirm a remote one, print it, add another."""
    form = TicketCodeForm(request.POST or None)
    answer, status = with_code(form, lambda code: _shown(request, code))
    more = {"form": form, "here": request.path}
    return answer or page(request, "own", more, back="queueing:kiosk", status=status)


def _shown(request: KioskRequest, code: str) -> HttpResponse:
    now = timezone.now()
    ticket = ticket_in_hall(request.hall, code, at=now)
    if ticket.delivery == Ticket.Delivery.REMOTE and ticket.state == rules.ISSUED:
        confirm_ticket(ticket, by=by_of(request), at=now)
    return redirect("queueing:kiosk-number", ticket.code)


def _ticket(request: KioskRequest, code: str) -> Ticket:
    ticket = ticket_by_code(code)
    today = request.hall.local(timezone.now()).date()
    if ticket is None or (ticket.hall_id, ticket.day) != (request.hall.pk, today):
        raise Http404
    ticket.hall = request.hall
    return ticket
