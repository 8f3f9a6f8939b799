"""What a test of clocks may take as given: calendars that halls really have, and made-up ones."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from satuatap.core.clocks import Calendar, ClockEvent, Day, Unit, Verb, Window

WIB = ZoneInfo("Asia/Jakarta")
ZONES = [WIB, ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")]
PLAIN = (Window(time(8), time(15, 30)),)
FRIDAY = (Window(time(8), time(11, 30)), Window(time(13), time(15, 30)))
RAMADAN = (Window(time(8), time(14)),)
HALF = (Window(time(8), time(11)),)
SHIFTS = (Window(time(8), time(12, 30)), Window(time(12), time(15, 30)))
ALL_DAY = (Window(time(0), time(0)),)
KINDS = [(), PLAIN, FRIDAY, RAMADAN, HALF, SHIFTS, ALL_DAY]
MONDAY = date(2026, 11, 23)
YEARS = frozenset({2026, 2027})
WORKING = [Unit.MINUTE, Unit.HOUR, Unit.WORKING_DAY]


def calendar(days=60, *, zone=WIB, first=MONDAY, **off):
    """Monday to Friday with the Friday break, but for the days named: ``d24_12=Day(note="…")``."""
    dates = [first + timedelta(days=each) for each in range(days)]
    week = {each: Day(FRIDAY if each.weekday() == 4 else PLAIN) for each in dates}
    week = {each: day for each, day in week.items() if each.weekday() < 5}
    special = {date(first.year, int(key[4:]), int(key[1:3])): day for key, day in off.items()}
    return Calendar(zone, dates[0], dates[-1], week | special, YEARS)


def local(text, zone=WIB):
    """``24-11 10.30`` of 2026 on the clock of a zone."""
    return datetime.strptime(f"2026-{text}", "%Y-%d-%m %H.%M").replace(tzinfo=zone)


def said(*words):
    """``said(("run", "23-11 09.00"), …)`` as events."""
    return [ClockEvent(Verb(verb), local(at)) for verb, at in words]


@st.composite
def calendars(draw, zones=ZONES, days=12):
    """A fortnight of any kinds of days, at least one of them worked."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=days - 1, max_size=days - 1))
    kinds = [*kinds, draw(st.sampled_from(KINDS[1:]))]
    dates = [MONDAY + timedelta(days=each) for each in range(days)]
    made = {each: Day(windows) for each, windows in zip(dates, kinds, strict=True)}
    return Calendar(draw(st.sampled_from(zones)), dates[0], dates[-1], made, YEARS)


@st.composite
def moments(draw, of, *, minutes=1, most=None):
    """A moment of a calendar, on a whole minute or on a whole number of them."""
    span = of.midnight(of.last + timedelta(days=1)) - of.midnight(of.first)
    end = int(span.total_seconds()) // 60 if most is None else most
    steps = draw(st.integers(0, end // minutes))
    return of.midnight(of.first) + timedelta(minutes=steps * minutes)
