"""The code of the day as the hall shows it on its walls."""

from datetime import datetime

from satuatap.places.models import Hall
from satuatap.queueing.daycode import day_code
from satuatap.queueing.printing.slip import short_code_of
from satuatap.queueing.queries.plan import floor_plan


def shown_day_code(hall: Hall, *, at: datetime) -> str:
    """``7K3 M9Q`` for who comes with a number from afar; empty where the hall gives none."""
    return short_code_of(day_code(hall, at=at)) if floor_plan(hall).policy.remote_allowed else ""
