"""Whether a hall was open as it had promised."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from satuatap.places.rules import Hours, turns_of

GRACE = timedelta(minutes=15)  # how much of a day's promised time may lack, all in all
Span = tuple[datetime, datetime]


def begun(hours: Hours, day: date, zone: ZoneInfo, *, at: datetime) -> bool:
    """Whether the promised opening of this day is past, so that it counts as a promised day."""
    return at >= datetime.combine(day, hours.opens_at, zone) + GRACE


def promised(hours: Hours, day: date, zone: ZoneInfo) -> list[Span]:
    """From when until when counters were to be open: the day's hours without its break."""
    turns = [datetime.combine(day, turn, zone) for turn in turns_of(hours)]
    return list(zip(turns[::2], turns[1::2], strict=True))


def kept(promise: Iterable[Span], sat: Sequence[Span], *, at: datetime) -> bool:
    """Whether some counter was open all of the promised time up to ``at``, within the grace.

    A counter for a minute in the morning and another in the afternoon keep two minutes.
    """
    if not sat:
        return False
    lacking = (_uncovered(begins, min(ends, at), sat) for begins, ends in promise)
    return sum(lacking, timedelta()) <= GRACE


def lesser(one: Hours | None, other: Hours | None) -> Hours | None:
    """What of some hours is left within others; None is shut."""
    if one is None or other is None:
        return None
    opens, closes = max(one.opens_at, other.opens_at), min(one.closes_at, other.closes_at)
    return Hours(opens, closes, one.break_from, one.break_to) if opens < closes else None


def wider(one: Hours | None, other: Hours | None) -> Hours | None:
    """The longer of two hours; the first of two that are alike."""
    return max(one, other, key=_length)


def _length(hours: Hours | None) -> timedelta:
    if hours is None:
        return timedelta(-1)
    of = promised(hours, date.min, ZoneInfo("UTC"))
    return sum((ends - begins for begins, ends in of), timedelta())


def _uncovered(begins: datetime, ends: datetime, sat: Iterable[Span]) -> timedelta:
    """How much of a span nobody sat through."""
    covered_until, lacking = begins, timedelta()
    for opened, closed in [*sorted(sat), (ends, ends)]:
        lacking += max(min(opened, ends) - covered_until, timedelta())
        covered_until = max(covered_until, closed)
    return lacking
