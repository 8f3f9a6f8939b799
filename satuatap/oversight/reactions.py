"""What oversight does when something happens below."""

from satuatap.core.events import reacts_to
from satuatap.oversight.actions import record_known_lives
from satuatap.oversight.actions.telling import tell_of_step
from satuatap.oversight.events import HallMoved
from satuatap.places.events import HallsLoaded


@reacts_to(HallsLoaded)
def write_their_lives(loaded: HallsLoaded) -> None:
    """Halls that came onto the record get the steps that are known of them."""
    record_known_lives(at=loaded.at)


@reacts_to(HallMoved)
def tell_whoever_waits(moved: HallMoved) -> None:
    """A region hears that its hall was sent back, the ministry of a new proposal."""
    tell_of_step(moved)
