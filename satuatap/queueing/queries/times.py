"""Where everybody's time went, derived from the event log each time it is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.places.models import Hall

TIMES = Path(__file__).parent.parent / "sql" / "ticket_times.sql"


@dataclass(frozen=True)
class TicketTimes:
    """One ticket's times in seconds, and the moments that bound them.

    ``first_wait`` runs from when the person could be called to the first call (None before it);
    ``waiting`` counts every wait, also those after a transfer or a return. ``callers``
    has one entry per call from the line; ``out_of_order`` holds the reasons of those out of order,
    and ``jumped_at`` their counters in the same order. ``first_counter`` called first,
    ``served_by`` served last, ``missed_at`` is where nobody came last.
    """

    ticket: UUID
    number: str
    day: date
    queue: UUID
    offering: UUID
    priority: bool
    state: str
    likely_minutes: int | None
    late_minutes: int | None
    issued_at: datetime
    waits_from: datetime | None
    called_at: datetime | None
    ended_at: datetime | None
    waiting: float
    walking: float
    serving: float
    holding: float
    callers: list[UUID]
    out_of_order: list[str]
    jumped_at: list[UUID]
    missed_at: UUID | None
    first_counter: UUID | None
    served_by: UUID | None
    first_wait: float | None

    @property
    def calls(self) -> int:
        """How often it was called from the line."""
        return len(self.callers)


def ticket_times(
    hall: Hall, *, first: date, at: datetime, last: date | None = None
) -> list[TicketTimes]:
    """Every ticket of the hall's days from ``first`` to ``last`` (one day if left out).

    Time in a state that has not ended yet runs until ``at``. Three to ten thousand events of a
    day are read in one query.
    """
    return sql.rows(TicketTimes, TIMES, hall=hall.pk, first=first, last=last or first, at=at)
