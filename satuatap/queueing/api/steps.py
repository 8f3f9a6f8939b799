"""Doors of the floor's API that take one step of one ticket."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.catalogue.models import Offering
from satuatap.core.rest.answers import answer
from satuatap.core.rest.body import read
from satuatap.core.rest.endpoint import Endpoint
from satuatap.core.rest.errors import NotAllowed, NotFound, WrongFields
from satuatap.identity.bearer import bearer
from satuatap.identity.models import TokenRole
from satuatap.places.models import Counter
from satuatap.queueing import actions
from satuatap.queueing.actions import By
from satuatap.queueing.api.tokens import by_token, is_theirs
from satuatap.queueing.api.told import ticket_object
from satuatap.queueing.errors import ServiceIsUnknown
from satuatap.queueing.models import Ticket

KIOSK, COUNTER = TokenRole.KIOSK, TokenRole.COUNTER


@dataclass(frozen=True)
class Asked:
    """Who asks for a step, when, at which counter, and with what."""

    by: By
    at: datetime
    counter: Counter | None
    given: dict[str, str]


Take = Callable[[Ticket, Asked], Ticket]


def printed(ticket: Ticket, asked: Asked) -> Ticket:
    """Paper came out of the printer."""
    return actions.confirm_ticket(ticket, by=asked.by, at=asked.at)


def cancel(ticket: Ticket, asked: Asked) -> Ticket:
    """The person gives the number up."""
    return actions.cancel_ticket(ticket, by=asked.by, at=asked.at, reason=asked.given["reason"])


def recall(ticket: Ticket, asked: Asked) -> Ticket:
    """Call the same person again."""
    return actions.recall_ticket(ticket, by=asked.by, at=asked.at, counter=asked.counter)


def start(ticket: Ticket, asked: Asked) -> Ticket:
    """The person has come."""
    return actions.start_ticket(ticket, by=asked.by, at=asked.at, counter=asked.counter)


def finish(ticket: Ticket, asked: Asked) -> Ticket:
    """Service ends."""
    outcome = asked.given["outcome"]
    return actions.finish_ticket(
        ticket, by=asked.by, at=asked.at, outcome=outcome, counter=asked.counter
    )


def miss(ticket: Ticket, asked: Asked) -> Ticket:
    """Nobody came."""
    return actions.miss_ticket(ticket, by=asked.by, at=asked.at, counter=asked.counter)


def hold(ticket: Ticket, asked: Asked) -> Ticket:
    """Put the person aside."""
    reason = asked.given["reason"]
    return actions.hold_ticket(
        ticket, by=asked.by, at=asked.at, reason=reason, counter=asked.counter
    )


def transfer(ticket: Ticket, asked: Asked) -> Ticket:
    """Send the person to another service or counter; codes that the hall lacks are unknown."""
    service, code = asked.given["service"], asked.given["counter"]
    if not (service or code):
        raise WrongFields([("service", _("Isi service atau counter."))])
    offerings = Offering.objects.offered().filter(hall=ticket.hall_id, code=service)
    counters = Counter.objects.filter(hall=ticket.hall_id, code=code, is_active=True)
    offering, counter = offerings.first(), counters.first()
    if (service and offering is None) or (code and counter is None):
        raise ServiceIsUnknown
    return actions.transfer_ticket(
        ticket,
        by=asked.by,
        at=asked.at,
        offering=offering,
        to_counter=counter,
        counter=asked.counter,
    )


class Step(Endpoint):
    """``POST tickets/{id}/<step>``; what the step is comes from the address."""

    tag = "floor"
    answers = {200: ("The ticket as it stands now", "Ticket")}
    step: Take = staticmethod(start)
    roles: tuple[TokenRole, ...] = (COUNTER,)

    def post(self, request: HttpRequest, id: UUID) -> HttpResponse:
        token = bearer(request, *TokenRole)
        ticket = Ticket.objects.filter(pk=id, hall=token.hall).first()
        if ticket is None:
            raise NotFound
        if token.role not in self.roles or not is_theirs(ticket, token):
            raise NotAllowed
        at, given = timezone.now(), read(request, self.members)
        self.step(ticket, Asked(by_token(token), at, token.counter, given))
        whole = Ticket.objects.select_related("offering", "counter", "reserved_for", "hall__region")
        return answer(ticket_object(whole.get(pk=id), at=at))
