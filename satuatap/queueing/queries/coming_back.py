"""Until when somebody who missed the call may come back into the line."""

from datetime import datetime, timedelta

from satuatap.places.queries import door
from satuatap.places.rules import is_over
from satuatap.queueing import rules
from satuatap.queueing.models import CounterSession, Ticket
from satuatap.queueing.queries.plan import floor_plan


def may_return_until(ticket: Ticket, *, at: datetime) -> datetime | None:
    """The last moment to come back, by the hall's policy; None when there is no way back now.

    That is once, on the ticket's own day, and while somebody still calls for its service.
    """
    if ticket.state != rules.NO_SHOW or ticket.returns:
        return None
    until = ticket.state_at + timedelta(minutes=floor_plan(ticket.hall).policy.return_minutes)
    is_today = ticket.day == ticket.hall.local(at).date()
    return until if at <= until and is_today and _is_still_called(ticket, at=at) else None


def _is_still_called(ticket: Ticket, *, at: datetime) -> bool:
    """Whether the service's hours of today go on, or some counter that gives it is still open."""
    offering = ticket.offering
    hours = door(ticket.hall, office=offering.office_id, offering=offering.pk).plan
    open_now = CounterSession.objects.open().filter(counter__gives__offering=offering)
    return not is_over(hours, at) or open_now.exists()
