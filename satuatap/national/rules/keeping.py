"""Whether a hall was open as it had promised."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from satuatap.places.rules import Hours

GRACE = timedelta(minutes=15)  # how late the first counter may open, how early the last may close


@dataclass(frozen=True)
class Sat:
    """From when until when anybody sat at a counter; ``closed_at`` None while somebody does."""

    opened_at: datetime | None
    closed_at: datetime | None


def begun(hours: Hours, day: date, zone: ZoneInfo, *, at: datetime) -> bool:
    """Whether the promised opening of this day is past, so that it counts as a promised day."""
    return at >= datetime.combine(day, hours.opens_at, zone) + GRACE


def kept(hours: Hours, day: date, zone: ZoneInfo, *, sat: Sat) -> bool:
    """Whether counters were open from the promised opening to the promised end, within the grace.

    Closing early breaks it; breaks and pauses in between do not.
    """
    if sat.opened_at is None:
        return False
    opens = datetime.combine(day, hours.opens_at, zone)
    closes = datetime.combine(day, hours.closes_at, zone)
    stayed = sat.closed_at is None or sat.closed_at >= closes - GRACE
    return sat.opened_at <= opens + GRACE and stayed
