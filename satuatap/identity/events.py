"""What happened to people's accounts."""

from dataclasses import dataclass
from datetime import datetime

from satuatap.core.events import Event


@dataclass(frozen=True)
class AccountBlocked(Event):
    """Somebody may not come in any more, and every session of theirs has ended.

    ``actor`` is who did it (``user:7``).
    """

    user_id: int
    actor: str
    at: datetime
