"""Days that are written down: none that is to come, and none before what it is about began."""

from datetime import date, datetime

from django.utils.formats import date_format

from satuatap.oversight.errors import DayIsBeforeItBegan, DayIsToCome
from satuatap.places.models import Hall


def check_day(on: date, hall: Hall, *, since: date, at: datetime) -> None:
    """Refuse a day out of its time, by the hall's own midnight.

    Raises DayIsToCome or DayIsBeforeItBegan.
    """
    if on > hall.local(at).date():
        raise DayIsToCome
    if on < since:
        raise DayIsBeforeItBegan(since=date_format(since, "j F Y"))
