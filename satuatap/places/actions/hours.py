"""Timetables that a hall may start from."""

from satuatap.places.models import Hall, OpeningHours
from satuatap.places.tables import table


def start_with_hours(hall: Hall, timetable: str) -> None:
    """Give the hall the hours of ``mall`` or ``office`` (Perpres 21/2023) where it has none.

    Weekdays that already have hours keep them.
    """
    rows = (OpeningHours(hall=hall, **row) for row in table(f"{timetable}_hours"))
    OpeningHours.objects.bulk_create(rows, ignore_conflicts=True)
