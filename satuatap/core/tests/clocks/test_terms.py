"""Terms as rules and people write them, on the days that halls really have."""

from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from satuatap.core.clocks import (
    Calendar,
    Counting,
    Day,
    Term,
    Unit,
    Window,
    add,
    due,
    measure,
    subtract,
)
from satuatap.core.tests.clocks import oracle
from satuatap.core.tests.clocks.given import (
    HALF,
    MONDAY,
    RAMADAN,
    SHIFTS,
    calendar,
    local,
)

HOLIDAY = Day(kind="holiday", note="Hari Raya")
CASES = {
    "hours run over the night": (4, Unit.HOUR, None, "23-11 14.00", "24-11 10.30"),
    "the Friday break does not count": (4, Unit.HOUR, None, "27-11 09.00", "27-11 14.30"),
    "a weekend does not count": (60, Unit.MINUTE, None, "27-11 15.00", "30-11 08.30"),
    "what ends with the day ends at closing": (90, Unit.MINUTE, None, "23-11 14.00", "23-11 15.30"),
    "the first day is the next one": (3, Unit.WORKING_DAY, None, "23-11 10.12", "26-11 15.30"),
    "a night later is the same day": (3, Unit.WORKING_DAY, None, "23-11 20.00", "26-11 15.30"),
    "Saturday counts from Monday": (1, Unit.WORKING_DAY, None, "28-11 09.00", "30-11 15.30"),
    "received on Monday, counted from Tuesday": (
        1,
        Unit.WORKING_DAY,
        Counting.DAY_AFTER_RECEIPT,
        "28-11 09.00",
        "01-12 15.30",
    ),
    "received after closing is received tomorrow": (
        1,
        Unit.WORKING_DAY,
        Counting.DAY_AFTER_RECEIPT,
        "23-11 16.00",
        "25-11 15.30",
    ),
    "an exact working day": (1, Unit.WORKING_DAY, Counting.EXACT, "23-11 10.00", "24-11 10.00"),
    "calendar days end at midnight": (3, Unit.DAY, None, "27-11 09.00", "01-12 00.00"),
    "three times twenty-four hours": (72, Unit.CLOCK_HOUR, None, "27-11 09.00", "30-11 09.00"),
}


@pytest.mark.parametrize(("amount", "unit", "rule", "start", "end"), CASES.values(), ids=CASES)
def test_a_term_ends(amount, unit, rule, start, end):
    assert due(Term(amount, unit, rule), local(start), on=calendar()) == local(end)


def test_a_holiday_moves_what_is_due():
    on = calendar(d25_11=HOLIDAY)
    term = Term(3, Unit.WORKING_DAY)

    assert due(term, local("23-11 10.12"), on=on) == local("27-11 15.30")


def test_the_last_closing_of_a_calendar_can_be_reached():
    on = calendar(days=5)

    assert due(Term(4, Unit.WORKING_DAY), local("23-11 09.00"), on=on) == local("27-11 15.30")


def test_a_half_day_is_a_day_with_fewer_hours():
    on = calendar(d24_11=Day(HALF))

    assert due(Term(1, Unit.WORKING_DAY), local("23-11 09.00"), on=on) == local("24-11 11.00")
    assert due(Term(1, Unit.HOUR), local("24-11 10.30"), on=on) == local("25-11 08.30")


def test_ramadan_hours_are_shorter_hours():
    on = calendar(d24_11=Day(RAMADAN), d25_11=Day(RAMADAN))

    assert due(Term(9, Unit.HOUR), local("24-11 12.00"), on=on) == local("26-11 09.00")


def test_shifts_through_lunch_leave_no_gap_and_count_once():
    on = calendar(d24_11=Day(SHIFTS))
    start, end = local("24-11 11.30"), local("24-11 13.00")

    assert measure(start, end, Unit.MINUTE, on=on) == 90
    assert measure(local("24-11 00.00"), local("25-11 00.00"), Unit.HOUR, on=on) == 7.5


def test_a_reminder_two_working_days_before():
    assert subtract(local("01-12 15.30"), 2, Unit.WORKING_DAY, on=calendar()) == local(
        "30-11 08.00"
    )


@pytest.mark.parametrize("zone", ["Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"])
def test_the_day_is_the_day_of_the_zone(zone):
    on = calendar(zone=ZoneInfo(zone))
    late = local("23-11 23.30", on.zone)

    assert due(Term(1, Unit.WORKING_DAY), late, on=on) == local("24-11 15.30", on.zone)


SHIFTED = {
    "back by an hour": ("Europe/Amsterdam", date(2026, 10, 20), 60),
    "back by half an hour": ("Australia/Lord_Howe", date(2026, 4, 1), 30),
    "forward by night": ("America/New_York", date(2026, 3, 2), -60),
    "forward at midnight": ("Asia/Beirut", date(2026, 3, 23), -60),
}


@pytest.mark.parametrize(("zone", "first", "minutes"), SHIFTED.values(), ids=SHIFTED)
def test_a_clock_that_is_shifted_changes_the_day_and_no_office_hours(zone, first, minutes):
    on = calendar(days=20, zone=ZoneInfo(zone), first=first)
    start, end = on.midnight(on.first), on.midnight(on.last)

    assert measure(start, end, Unit.DAY, on=on) == 19
    assert measure(start, end, Unit.CLOCK_HOUR, on=on) == 19 * 24 + Fraction(minutes, 60)
    assert measure(start, end, Unit.MINUTE, on=on) == oracle.measured(on, start, end, Unit.MINUTE)


def test_windows_must_end_after_they_begin_and_terms_have_a_length():
    with pytest.raises(ValueError, match="not before"):
        Window(time(9), time(8))
    with pytest.raises(ValueError, match="at least one"):
        Term(0, Unit.DAY)


def test_a_short_window_in_the_hour_that_a_clock_leaps_over_is_no_time():
    zone = ZoneInfo("Europe/Amsterdam")  # 28 March 2027, 02.00 is 03.00
    day = MONDAY.replace(year=2027, month=3, day=28)
    made = {day: Day((Window(time(2, 30), time(3, 15)), Window(time(9), time(10))))}
    on = Calendar(zone, day, day, made)

    assert add(on.midnight(day), 1, Unit.HOUR, on=on) == datetime(2027, 3, 28, 10, tzinfo=zone)
