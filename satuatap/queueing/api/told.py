"""The one ticket object of the floor's API."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from satuatap.queueing import rules
from satuatap.queueing.actions.arriving import GivenTicket
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.estimating import ticket_estimate
from satuatap.queueing.queries.line import position_of
from satuatap.queueing.queries.snapshot import moment
from satuatap.queueing.queries.targets import counter_state


def given_object(given: GivenTicket) -> dict[str, Any]:
    """A number as it was given: always the same for the same ticket."""
    return {
        "id": str(given.id),
        "number": given.number,
        "service": given.service,
        "position": given.position,
        "estimate": {
            "likely_minutes": given.likely_minutes,
            "late_minutes": given.late_minutes,
        },
        "issued_at": moment(given.issued_at),
        "track_url": track_url(given.code),
    }


def ticket_object(ticket: Ticket, *, at: datetime) -> dict[str, Any]:
    """A ticket as it stands now: the same members, its state and its counter.

    Whoever is called or served has position 0 and nothing left to wait; position is null for who
    left the line.
    """
    at_counter = ticket.state in rules.AT_COUNTER
    estimate = (0, 0) if at_counter else _minutes(ticket, at)
    return {
        "id": str(ticket.pk),
        "number": ticket.number,
        "service": ticket.offering.code,
        "position": 0 if at_counter else position_of(ticket, at=at),
        "estimate": {"likely_minutes": estimate[0], "late_minutes": estimate[1]},
        "issued_at": moment(ticket.issued_at.astimezone(UTC)),
        "track_url": track_url(ticket.code),
        "state": ticket.state,
        "priority": ticket.priority,
        "counter": ticket.counter.code if ticket.counter else None,
        "reserved_for": _reserved(ticket),
    }


def _reserved(ticket: Ticket) -> dict[str, str] | None:
    """The one counter that may call the ticket, and how it stands now."""
    if ticket.reserved_for is None:
        return None
    return {"counter": ticket.reserved_for.code, "state": counter_state(ticket.reserved_for)}


def _minutes(ticket: Ticket, at: datetime) -> tuple[int | None, int | None]:
    estimate = ticket_estimate(ticket, at=at)
    return estimate.likely_minutes, estimate.late_minutes


def track_url(code: str) -> str:
    """The whole address of a ticket's page, for a link or a QR."""
    return f"{settings.PUBLIC_URL}/tiket/{code}/"
