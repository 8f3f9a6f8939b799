"""The ticket's page on a phone, and what its owner can do with it."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.identity.limits import Limit, counting_misses
from satuatap.queueing import rules
from satuatap.queueing.actions import By, cancel_ticket, return_ticket
from satuatap.queueing.actions.handing import confirm_at_hall, take_by_phone
from satuatap.queueing.errors import NotAtTheHall, TicketIsUnknown
from satuatap.queueing.forms.visitors import DayCodeForm, TicketCodeForm
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.finding import ticket_anywhere
from satuatap.queueing.queries.slips import ahead_words, counters_words
from satuatap.queueing.queries.ticket_story import Story, ticket_story
from satuatap.queueing.views.own import private, remember, remembered, ticket_or_404
from satuatap.queueing.views.typed import with_code

CITIZEN = By("citizen")
LOOKING_UP = Limit("ticket-code", most=20, minutes=10)
DAY_CODES = Limit("day-code", most=10, minutes=10)


@require_safe
@private
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The page; opening it takes over a number whose paper has not come."""
    now = timezone.now()
    ticket = take_by_phone(ticket_or_404(code), at=now)
    answer = _told(request, "queueing/ticket/page.html", ticket_story(ticket, at=now))
    remember(request, answer, code)
    return answer


@require_safe
@private
def part(request: HttpRequest, code: str) -> HttpResponse:
    """What changes of the page, for the page itself to read again; 304 when nothing has."""
    story = ticket_story(ticket_or_404(code), at=timezone.now())
    known = request.headers.get("If-None-Match", "").removeprefix("W/")
    answer: HttpResponse = HttpResponseNotModified()
    if known != story.tag:
        answer = _told(request, "queueing/ticket/_story.html", story)
    answer["ETag"] = story.tag
    return answer


def _told(request: HttpRequest, template: str, story: Story) -> HttpResponse:
    ticket = story.ticket
    more = {
        "story": story,
        "ticket": ticket,
        "hall": ticket.hall,
        "ahead": ahead_words(story.ahead),
        "counters": counters_words(story),
        "may_cancel": rules.may_move(ticket.state, rules.CANCELLED),
        "remote": ticket.delivery == Ticket.Delivery.REMOTE and ticket.state == rules.ISSUED,
    }
    return render(request, template, more)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    ticket = ticket_or_404(code)
    if request.method == "POST":
        cancel_ticket(ticket, by=CITIZEN, at=timezone.now(), reason="citizen")
        return redirect(ticket)
    if not rules.may_move(ticket.state, rules.CANCELLED):
        return redirect(ticket)
    return render(request, "queueing/ticket/cancel.html", {"ticket": ticket, "hall": ticket.hall})


@require_POST
@private
def come_back(_request: HttpRequest, code: str) -> HttpResponse:
    ticket = ticket_or_404(code)
    return_ticket(ticket, by=CITIZEN, at=timezone.now())
    return redirect(ticket)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def arrive(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody with a remote number has come, and types the hall's code of the day."""
    ticket = ticket_or_404(code)
    form = DayCodeForm(request.POST or None)
    answer, status = with_code(form, lambda code: _arrived(request, ticket, code))
    more = {"ticket": ticket, "hall": ticket.hall, "form": form}
    return answer or render(request, "queueing/ticket/arrive.html", more, status=status)


def _arrived(request: HttpRequest, ticket: Ticket, day_code: str) -> HttpResponse:
    now = timezone.now()
    with counting_misses(DAY_CODES, request, at=now, miss=NotAtTheHall):
        confirm_at_hall(ticket, code=day_code, by=CITIZEN, at=now)
    return redirect(ticket)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def find(request: HttpRequest) -> HttpResponse:
    """One's own tickets of today, and any other by the code on its paper."""
    form = TicketCodeForm(request.POST or None)
    answer, status = with_code(form, lambda code: _found(request, code))
    mine = Ticket.objects.filter(code__in=remembered(request)).select_related(
        "hall__region", "offering"
    )
    more = {"form": form, "mine": mine}
    return answer or render(request, "queueing/ticket/find.html", more, status=status)


def _found(request: HttpRequest, code: str) -> HttpResponse:
    now = timezone.now()
    with counting_misses(LOOKING_UP, request, at=now, miss=TicketIsUnknown):
        return redirect(ticket_anywhere(code, at=now))
