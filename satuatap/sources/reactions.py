"""What sources do when something happens below."""

from satuatap.core.events import reacts_to
from satuatap.places.events import HallsLoaded
from satuatap.sources.actions import load_sources


@reacts_to(HallsLoaded)
def load_what_is_said(loaded: HallsLoaded) -> None:
    """What others say of halls comes after the regions that it names."""
    load_sources(at=loaded.at)
