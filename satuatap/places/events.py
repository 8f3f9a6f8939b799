"""What happened to places that modules above must know."""

from dataclasses import dataclass
from datetime import datetime

from satuatap.core.events import Event


@dataclass(frozen=True)
class HallsLoaded(Event):
    """Halls may have come onto the record, or a day on which one was inaugurated."""

    at: datetime


@dataclass(frozen=True)
class CalendarMoved(Event):
    """Hours or days have changed: due dates that lie beyond them are to be computed again.

    ``change_id`` is the `CalendarChange`, which says where and from when to when;
    ``queries.halls_of_change`` gives the halls.
    """

    change_id: int
    at: datetime
