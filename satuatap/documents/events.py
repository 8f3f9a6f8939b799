"""What documents tell modules above them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satuatap.core.events import Event


@dataclass(frozen=True)
class DocumentSigned(Event):
    """Somebody has signed."""

    document_id: UUID
    user_id: int
    at: datetime


@dataclass(frozen=True)
class DocumentCompleted(Event):
    """Everybody who was to sign has signed."""

    document_id: UUID
    at: datetime
