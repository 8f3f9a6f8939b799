"""Opening a hall for its work."""

from satuatap.places.actions import open_hall
from satuatap.places.models import Hall
from satuatap.queueing.errors import HallIsNotReady
from satuatap.queueing.queries.readiness import can_open, readiness


def open_ready_hall(hall: Hall) -> None:
    """Open the hall; raises HallIsNotReady while something essential is missing."""
    if not can_open(readiness(hall)):
        raise HallIsNotReady
    open_hall(hall)
