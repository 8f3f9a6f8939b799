"""The survey's link by message, for who asked for it while waiting."""

import logging
from datetime import datetime

from django.db import transaction

from satuatap.notifications.actions import send
from satuatap.notifications.errors import BadMessage
from satuatap.notifications.models import Recipient
from satuatap.queueing.events import TicketServed
from satuatap.queueing.models import Ticket
from satuatap.surveys.errors import TooLateForLink
from satuatap.surveys.models import SurveyLink

log = logging.getLogger(__name__)


def ask_for_link(ticket: Ticket, to: Recipient, *, at: datetime) -> None:
    """Send the link to them once the ticket is served; the last address asked for is the one.

    Raises TooLateForLink for a ticket that is over.
    """
    if not ticket.is_open:
        raise TooLateForLink
    SurveyLink.objects.update_or_create(ticket=ticket, defaults={"recipient": to, "asked_at": at})


def send_link(served: TicketServed) -> None:
    """Send the link if somebody asked for it, and forget who that was.

    A message that cannot be written holds nobody up at the counter.
    """
    named = ("recipient", "ticket__offering", "ticket__hall__region")
    asked = SurveyLink.objects.select_related(*named).filter(ticket=served.ticket_id).first()
    if asked is None:
        return
    ticket = asked.ticket
    words = {"service": ticket.offering.title, "hall": ticket.hall.title, "code": ticket.code}
    key = f"ticket {ticket.pk}"
    try:
        with transaction.atomic():
            send(
                "survey-invitation",
                asked.recipient,
                words,
                at=served.at,
                key=key,
                hall=ticket.hall,
            )
    except BadMessage:
        log.warning("survey_link_not_sent", extra={"ticket": str(ticket.pk)})
    asked.delete()
