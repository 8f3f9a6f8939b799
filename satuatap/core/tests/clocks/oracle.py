"""Clocks the slow way: every minute is asked on the wall whether it counts. Shares no code."""

from datetime import UTC, timedelta
from fractions import Fraction

from satuatap.core.clocks import Unit

MINUTE = timedelta(minutes=1)


def is_worked(calendar, at):
    """Whether the minute that begins here lies in a window of its local date."""
    here = at.astimezone(calendar.zone)
    windows = calendar.days[here.date()].windows if here.date() in calendar.days else ()
    for window in windows:
        ends = window.closes.isoformat() if window.closes.isoformat() != "00:00:00" else "24"
        if window.opens.isoformat() <= here.time().isoformat() < ends:
            return True
    return False


def minutes(start, end):
    at = start.astimezone(UTC)
    while at < end:
        yield at
        at += MINUTE


def length_of_day(calendar, day):
    """How many minutes of a local date are worked."""
    start = calendar.midnight(day)
    return sum(is_worked(calendar, at) for at in minutes(start, start + timedelta(days=1)))


def measured(calendar, start, end, unit):
    """What a measure must be, for whole minutes and working units."""
    weight = {Unit.MINUTE: Fraction(1), Unit.HOUR: Fraction(1, 60)}
    total, lengths = Fraction(0), {}
    for at in minutes(start, end):
        if is_worked(calendar, at):
            day = at.astimezone(calendar.zone).date()
            if unit is Unit.WORKING_DAY and day not in lengths:
                lengths[day] = Fraction(1, length_of_day(calendar, day))
            total += weight.get(unit) or lengths[day]
    return total


def reached(calendar, start, amount, unit):
    """The first whole minute at which so much has counted; None within the calendar's days."""
    total, end = Fraction(0), calendar.midnight(calendar.last + timedelta(days=1))
    for at in minutes(start, end):
        total += measured(calendar, at, at + MINUTE, unit)
        if total >= amount:
            return at + MINUTE
    return None


def watched(calendar, events, at):
    """The working minutes in which the clock ran, by the last verb said before each."""
    counted = []
    for minute in minutes(events[0].at, at):
        last = [event.verb for event in events if event.at <= minute][-1]
        if last in {"run", "resume"} and is_worked(calendar, minute):
            counted.append(minute)
    return counted
