"""Whether a hall counts as a mall: its life decides, and tells it here."""

from datetime import date

from satuatap.places.models import Hall


def recognise(hall: Hall, *, on: date | None = None, source: str = "") -> None:
    """From now on the hall counts; a first day of inauguration (``on``) is kept with its source."""
    if on is not None and hall.inaugurated_on is None:
        hall.inaugurated_on, hall.inauguration_source = on, source
    hall.is_recognised = True
    hall.save(update_fields=["is_recognised", "inaugurated_on", "inauguration_source"])


def stop_recognising(hall: Hall) -> None:
    """From now on the hall is in no count, and citizens are not sent there as to a mall."""
    hall.is_recognised = False
    hall.save(update_fields=["is_recognised"])
