"""Doors of the floor's API through which people enter and leave the line: take a number, call."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from satuatap.core.rest.answers import answer
from satuatap.core.rest.body import read
from satuatap.core.rest.endpoint import Endpoint
from satuatap.core.rest.errors import UnreadableHeader
from satuatap.identity.bearer import bearer_in
from satuatap.identity.models import AccessToken, TokenRole
from satuatap.queueing import actions
from satuatap.queueing.actions import TicketRequest
from satuatap.queueing.api import bodies
from satuatap.queueing.api.tokens import by_token, own_counter
from satuatap.queueing.api.told import given_object, ticket_object
from satuatap.queueing.errors import NobodyIsWaiting

LONGEST_KEY = 255
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Makes it safe to ask again: the same key gives the same ticket.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY},
}


class TakeTicket(Endpoint):
    """``POST halls/{hall}/tickets``."""

    name, tag = "take_ticket", "floor"
    summary = "Take a number (token of a kiosk of the hall)"
    members = bodies.NEW_TICKET
    parameters = [KEY]
    answers = {
        201: ("The ticket", "Ticket"),
        200: ("The ticket that this key gave before", "Ticket"),
    }

    def post(self, request: HttpRequest, hall: str) -> HttpResponse:
        token = bearer_in(request, hall, TokenRole.KIOSK)
        key = key_of(request, token)
        given = read(request, bodies.NEW_TICKET)
        asked = TicketRequest(given["service"], given["priority"], given["delivery"])
        ticket = actions.take_ticket(
            token.hall, asked, by=by_token(token), at=timezone.now(), key=key
        )
        return answer(given_object(ticket), 201 if ticket.is_new else 200)


def key_of(request: HttpRequest, token: AccessToken) -> str | None:
    """The request's idempotency key as it is stored: each token has keys of its own."""
    key = request.META.get("HTTP_IDEMPOTENCY_KEY")
    if key is None:
        return None
    if not key.isprintable() or not 0 < len(key) <= LONGEST_KEY:
        raise UnreadableHeader(header="Idempotency-Key")
    return hashlib.sha256(f"{token.pk}:{key}".encode()).hexdigest()


class CallNext(Endpoint):
    """``POST halls/{hall}/counters/{counter}/call-next``."""

    name, tag = "call_next", "floor"
    summary = (
        "Call whoever comes next (token of the counter); opens the counter if need be. While the "
        "counter has somebody: 409 counter-is-busy, with that ticket's id in `ticket`"
    )
    answers = {200: ("The ticket that is called", "Ticket"), 204: ("Nobody waits", "")}

    def post(self, request: HttpRequest, hall: str, counter: str) -> HttpResponse:
        token = bearer_in(request, hall, TokenRole.COUNTER)
        desk, at = own_counter(token, counter), timezone.now()
        read(request, bodies.NOTHING)
        try:
            ticket = actions.call_next_ticket(desk, by=by_token(token), at=at)
        except NobodyIsWaiting:
            return HttpResponse(status=204)
        return answer(ticket_object(ticket, at=at))
