"""Adding and measuring working time: laws that hold for any calendar, and a slow second opinion."""

from datetime import timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from satuatap.core.clocks import BeyondCalendar, Unit, add, measure, subtract
from satuatap.core.tests.clocks import oracle
from satuatap.core.tests.clocks.given import WORKING, calendar, calendars, local, moments

TICK = timedelta(microseconds=1)
UNITS = st.sampled_from(list(Unit))
AMOUNTS = st.builds(Fraction, st.integers(1, 400), st.integers(1, 60))
FEW = settings(max_examples=25)
MANY = settings(max_examples=60)


def pair(data, on, **kind):
    return sorted(data.draw(moments(on, **kind)) for _ in range(2))


def added(at, amount, unit, on):
    """The moment, or an example that the calendar is too short for."""
    try:
        return add(at, amount, unit, on=on)
    except BeyondCalendar:
        assume(False)


@FEW
@given(st.data(), calendars(days=4), st.sampled_from(WORKING))
def test_a_measure_is_what_counting_each_minute_gives(data, on, unit):
    start, end = pair(data, on)

    assert measure(start, end, unit, on=on) == oracle.measured(on, start, end, unit)


@FEW
@given(st.data(), calendars(days=3), st.integers(1, 700))
def test_adding_minutes_ends_where_counting_each_minute_ends(data, on, amount):
    start = data.draw(moments(on))
    expected = oracle.reached(on, start, amount, Unit.MINUTE)
    assume(expected is not None)

    assert add(start, amount, Unit.MINUTE, on=on) == expected


@MANY
@given(st.data(), calendars(), UNITS)
def test_measures_of_neighbours_add_up(data, on, unit):
    one, two, three = sorted(data.draw(moments(on)) for _ in range(3))
    parts = measure(one, two, unit, on=on) + measure(two, three, unit, on=on)

    assert parts == measure(one, three, unit, on=on) == -measure(three, one, unit, on=on)


@MANY
@given(st.data(), calendars(), UNITS, AMOUNTS)
def test_adding_finds_the_first_moment_that_measures_so_much(data, on, unit, amount):
    start = data.draw(moments(on))
    end = added(start, amount, unit, on)

    assert measure(start, end, unit, on=on) >= amount
    assert measure(start, end - TICK, unit, on=on) < amount


@MANY
@given(st.data(), calendars(), UNITS, AMOUNTS)
def test_subtracting_finds_the_last_moment_that_measures_so_much(data, on, unit, amount):
    end = data.draw(moments(on))
    try:
        start = subtract(end, amount, unit, on=on)
    except BeyondCalendar:
        assume(False)

    assert measure(start, end, unit, on=on) >= amount
    assert measure(start + TICK, end, unit, on=on) < amount


@MANY
@given(st.data(), calendars(), st.sampled_from([*WORKING, Unit.CLOCK_HOUR]))
def test_what_was_measured_leads_back(data, on, unit):
    start, end = pair(data, on)
    counted = measure(start, end, unit, on=on)
    assume(counted > 0)
    back = add(start, counted, unit, on=on)

    assert back <= end
    assert measure(back, end, unit, on=on) == 0


@MANY
@given(st.data(), calendars(), UNITS, AMOUNTS)
def test_a_later_start_or_a_larger_amount_is_never_due_earlier(data, on, unit, amount):
    early, late = pair(data, on)
    end = added(late, amount + Fraction(1, 7), unit, on)

    assert add(early, amount, unit, on=on) <= add(late, amount, unit, on=on) <= end
    assert late <= end


@MANY
@given(st.data(), calendars(), st.sampled_from([Unit.MINUTE, Unit.HOUR]), st.data())
def test_adding_in_two_parts_is_adding_at_once(data, on, unit, parts):
    start = data.draw(moments(on))
    one, two = (Fraction(parts.draw(st.integers(1, 300)), 60) for _ in range(2))
    end = added(start, one + two, unit, on)

    assert add(add(start, one, unit, on=on), two, unit, on=on) == end


@MANY
@given(st.data(), calendars(), st.integers(1, 4), st.integers(1, 4))
def test_whole_working_days_in_two_parts_are_those_at_once(data, on, one, two):
    start = on.midnight(data.draw(moments(on)).astimezone(on.zone).date())
    assume(start < on.midnight(on.last + timedelta(days=1)))
    end = added(start, one + two, Unit.WORKING_DAY, on)
    middle = add(start, one, Unit.WORKING_DAY, on=on)

    assert add(middle, two, Unit.WORKING_DAY, on=on) == end
    assert measure(start, end, Unit.WORKING_DAY, on=on) == one + two


@MANY
@given(st.data(), calendars(), st.sampled_from(WORKING))
def test_the_answer_is_one_on_the_wall_clock_of_each_zone(data, on, unit):
    start, end = pair(data, on)
    there = type(on)(ZoneInfo("Asia/Kathmandu"), on.first, on.last, on.days)
    one, two = (at.astimezone(on.zone).replace(tzinfo=there.zone) for at in (start, end))

    assert measure(one, two, unit, on=there) == measure(start, end, unit, on=on)


def test_a_moment_or_an_answer_outside_the_calendar_is_refused():
    on = calendar(days=5)
    for at, amount in [("20-11 09.00", 1), ("27-11 15.00", 1), ("23-11 09.00", 99)]:
        with pytest.raises(BeyondCalendar):
            add(local(at), amount, Unit.HOUR, on=on)
    with pytest.raises(BeyondCalendar):
        subtract(local("23-11 09.00"), 2, Unit.HOUR, on=on)
