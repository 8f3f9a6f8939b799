"""What happened in the queue, for the modules above."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satuatap.core.events import Event


@dataclass(frozen=True)
class TicketServed(Event):
    """Somebody was helped and leaves the counter."""

    ticket_id: UUID
    visit_id: UUID
    hall_id: UUID
    at: datetime
