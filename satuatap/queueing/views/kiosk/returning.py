"""At the kiosk: back in line after a missed call."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from satuatap.core.errors import Refusal
from satuatap.queueing import rules
from satuatap.queueing.access import KioskRequest, at_kiosk, by_of
from satuatap.queueing.actions import return_ticket
from satuatap.queueing.errors import TicketIsUnknown
from satuatap.queueing.forms.visitors import TicketCodeForm
from satuatap.queueing.queries.finding import ticket_in_hall
from satuatap.queueing.views.kiosk.choosing import page
from satuatap.queueing.views.typed import with_code


@require_http_methods(["GET", "HEAD", "POST"])
@at_kiosk
def come_back(request: KioskRequest) -> HttpResponse:
    """Somebody missed the call and is here again.

    The code on the slip says who it is: a number is called aloud, so anybody could type it.
    """
    form = TicketCodeForm(request.POST or None)
    answer, status = with_code(form, lambda code: _returned_or_refused(request, code))
    return answer or _told(request, "own", {"form": form}, status=status)


def _returned_or_refused(request: KioskRequest, code: str) -> HttpResponse:
    """A code that leads nowhere is typed again; any other refusal has a page of its own."""
    try:
        return _returned(request, code)
    except TicketIsUnknown:
        raise
    except Refusal as refusal:
        return _told(request, "refused", {"refusal": refusal}, status=refusal.status)


def _returned(request: KioskRequest, code: str) -> HttpResponse:
    """Only who was missed goes back into the line; the page tells everybody else how it stands."""
    now = timezone.now()
    ticket = ticket_in_hall(request.hall, code, at=now)
    if ticket.state == rules.NO_SHOW:
        return_ticket(ticket, by=by_of(request), at=now)
    return redirect("queueing:kiosk-number", ticket.code)


def _told(
    request: KioskRequest, name: str, more: dict[str, object], *, status: int
) -> HttpResponse:
    more = more | {"returning": True, "here": request.path}
    return page(request, name, more, back="queueing:kiosk", status=status)
