"""What changes places: closures, imports of halls, and the data that comes with the platform."""

from satuatap.places.actions.closures import Closure, close_suddenly, open_hall, reopen
from satuatap.places.actions.hours import start_with_hours
from satuatap.places.actions.importing import ImportReport, import_halls, tell_of_halls
from satuatap.places.actions.keeping import choose_joint_leave, drop, keep
from satuatap.places.actions.loading import load_once, load_places, upsert
from satuatap.places.actions.locking import hold_calendars
from satuatap.places.actions.planning import plan_hall
from satuatap.places.actions.recognising import recognise, stop_recognising
from satuatap.places.actions.recomputing import recompute_due_dates

__all__ = [
    "Closure",
    "ImportReport",
    "choose_joint_leave",
    "close_suddenly",
    "drop",
    "hold_calendars",
    "import_halls",
    "keep",
    "load_once",
    "load_places",
    "open_hall",
    "plan_hall",
    "recognise",
    "recompute_due_dates",
    "reopen",
    "start_with_hours",
    "stop_recognising",
    "tell_of_halls",
    "upsert",
]
