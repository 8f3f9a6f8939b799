"""What surveys do when the queue says that something happened."""

from satuatap.core.events import reacts_to
from satuatap.queueing.events import TicketServed
from satuatap.surveys.actions import invite, send_link


@reacts_to(TicketServed)
def invite_to_rate(served: TicketServed) -> None:
    """Ask everyone who was helped how it went."""
    invite(served)
    send_link(served)
