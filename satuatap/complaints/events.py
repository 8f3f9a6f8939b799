"""What happened to complaints, for the modules above. None of it holds content."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satuatap.core.events import Event


@dataclass(frozen=True)
class ComplaintStepped(Event):
    """A complaint took a step; ``kind`` is that of its history."""

    complaint_id: UUID
    hall_id: UUID
    kind: str
    at: datetime
