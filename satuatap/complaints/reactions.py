"""What complaints do when something happens below them.

Their due dates follow calendars, and what people write to us by message is a complaint begun.
"""

from satuatap.complaints.actions import KEEPER
from satuatap.complaints.actions.texts import take_text
from satuatap.core.events import reacts_to
from satuatap.notifications.events import TextReceived
from satuatap.places import keepers

keepers.register(KEEPER)


@reacts_to(TextReceived)
def begin_from_text(got: TextReceived) -> None:
    """A draft, and a link to finish it."""
    take_text(got.name, got.text, phone=got.phone, hall=got.hall, at=got.at)
