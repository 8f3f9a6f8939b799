"""What happened in the lives of halls."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from satuatap.core.events import Event


@dataclass(frozen=True)
class HallMoved(Event):
    """A hall has come to another stage of its life."""

    hall_id: UUID
    came_from: str
    stage: str
    on: date | None
    at: datetime
