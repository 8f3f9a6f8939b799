"""Due dates follow a changed calendar, and each that moves says so in an event of its own."""

from datetime import datetime

from django.db import transaction

from satuatap.places.actions.locking import hold_due_dates
from satuatap.places.models import CalendarChange
from satuatap.places.queries import halls_of_change, moved_clocks
from satuatap.places.queries.opening import Rows


def recompute_due_dates(change: CalendarChange, *, at: datetime) -> int:
    """Move every running clock that this change moves, hall by hall; how many. Safe to repeat."""
    moved = 0
    for hall in halls_of_change(change).order_by("pk"):
        with transaction.atomic():
            hold_due_dates(hall)
            found = moved_clocks([hall], Rows([hall]), touched_from=change.first_on, at=at)
            for each in found:
                each.keeper.move(each.clock, each.now, change=change.pk)
                moved += 1
    return moved
