"""What oversight does when something happens below."""

from satuatap.core.events import reacts_to
from satuatap.oversight.actions import record_known_lives
from satuatap.places.events import HallsLoaded


@reacts_to(HallsLoaded)
def write_their_lives(loaded: HallsLoaded) -> None:
    """Halls that came onto the record get the steps that are known of them."""
    record_known_lives(at=loaded.at)
