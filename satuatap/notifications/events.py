"""What notifications tell the modules above them."""

from dataclasses import dataclass
from datetime import datetime

from satuatap.core.events import Event


@dataclass(frozen=True)
class TextReceived(Event):
    """Somebody wrote to us by WhatsApp or SMS; ``name`` is the provider's for it, told once.

    Nothing of it is kept here: who reacts keeps what it needs. ``hall`` is the slug of the hall
    whose account it came to, empty for the nation's.
    """

    name: str
    phone: str
    text: str
    hall: str
    at: datetime
