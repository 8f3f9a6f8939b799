"""What changes places: closures, imports of halls, and the data that comes with the platform."""

from satuatap.places.actions.closures import Closure, close_suddenly, open_hall, reopen
from satuatap.places.actions.hours import start_with_hours
from satuatap.places.actions.importing import ImportReport, import_halls
from satuatap.places.actions.loading import load_once, load_places, upsert

__all__ = [
    "Closure",
    "ImportReport",
    "close_suddenly",
    "import_halls",
    "load_once",
    "load_places",
    "open_hall",
    "reopen",
    "start_with_hours",
    "upsert",
]
