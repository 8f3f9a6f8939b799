"""When the next survey is due: at least one every six months (the minister, June 2024)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 6
WARN_BEFORE = timedelta(days=61)


class Standing(StrEnum):
    """How a hall stands with its surveys."""

    CURRENT = "current"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Due:
    """By when the next survey must have ended, and how that stands today."""

    by: date
    standing: Standing


def next_due(since: date, *, today: date) -> Due:
    """What follows from the end of the last survey, or from the hall's opening without one."""
    by = months_after(since, MONTHS)
    if today > by:
        return Due(by, Standing.OVERDUE)
    return Due(by, Standing.DUE_SOON if today >= by - WARN_BEFORE else Standing.CURRENT)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    _weekday, last = monthrange(year, month + 1)
    return date(year, month + 1, min(day.day, last))
