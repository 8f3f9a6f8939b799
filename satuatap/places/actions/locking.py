"""Calendars stand still while due dates are computed, so that no due date misses a change."""

from pathlib import Path

from satuatap.core import sql
from satuatap.places.models import Hall

SQL = Path(__file__).parent.parent / "sql"


def hold_calendars() -> None:
    """Until this transaction ends no calendar changes; before a due date is computed and stored.

    A change that comes meanwhile waits, and its job then finds the clock that was stored here.
    """
    sql.mappings(SQL / "calendar_read_lock.sql")


def hold_for_change() -> None:
    """Until this transaction ends nobody computes due dates; before a calendar is changed."""
    sql.mappings(SQL / "calendar_change_lock.sql")


def hold_due_dates(hall: Hall) -> None:
    """One recomputing of this hall's due dates at a time, until this transaction ends."""
    sql.mappings(SQL / "recompute_lock.sql", hall=str(hall.pk))
