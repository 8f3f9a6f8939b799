from datetime import UTC, time, timedelta

import pytest
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.places.rules import (
    Hours,
    Override,
    Reach,
    Reason,
    Scope,
    SpecialDay,
    is_over,
    narrowest_day,
    opening,
    opening_from,
    week_of,
)
from satuatap.places.tests import given
from satuatap.places.tests.given import local


@pytest.mark.parametrize(
    ("at", "is_open", "reason"),
    [
        ("2026-11-16 07.59", False, Reason.BEFORE),
        ("2026-11-16 08.00", True, Reason.HOURS),
        ("2026-11-16 12.30", True, Reason.HOURS),
        ("2026-11-16 15.29", True, Reason.HOURS),
        ("2026-11-16 15.30", False, Reason.AFTER),
        ("2026-11-20 11.29", True, Reason.HOURS),
        ("2026-11-20 11.30", False, Reason.BREAK),
        ("2026-11-20 12.59", False, Reason.BREAK),
        ("2026-11-20 13.00", True, Reason.HOURS),
        ("2026-11-21 10.00", False, Reason.DAY_OFF),
    ],
)
def test_the_week_decides_with_lunch_by_shifts_and_a_friday_break(at, is_open, reason):
    found = opening(given.plan(), local(at))
    assert (found.open, found.reason) == (is_open, reason)


def test_the_friday_break_ends_the_first_half_but_not_the_day():
    found = opening(given.plan(), local("2026-11-20 10.00"))
    assert (found.until, found.last) == (local("2026-11-20 11.30"), local("2026-11-20 15.30"))


def test_after_the_last_friday_hour_the_next_is_monday():
    found = opening(given.plan(), local("2026-11-20 15.30"))
    assert found.next == local("2026-11-23 08.00")


@pytest.mark.parametrize("zone", given.ZONES, ids=str)
def test_each_zone_has_its_own_midnight(zone):
    plan = given.plan(zone=zone, days={given.day("2026-12-25"): given.holiday("Natal")})
    before, after = local("2026-12-24 23.59", zone), local("2026-12-25 00.01", zone)
    assert opening(plan, before.astimezone(UTC)).reason is Reason.AFTER
    assert opening(plan, after.astimezone(UTC)).reason is Reason.HOLIDAY
    assert opening(plan, before.astimezone(UTC)).stands_until == local("2026-12-25 00.00", zone)


@pytest.mark.parametrize("zone", given.ZONES, ids=str)
def test_the_same_moment_is_open_in_the_east_before_the_west(zone):
    at = local("2026-11-16 08.30", given.ZONES[1])
    expected = {"Asia/Jakarta": False, "Asia/Makassar": True, "Asia/Jayapura": True}
    assert opening(given.plan(zone=zone), at).open is expected[zone.key]


def test_a_holiday_says_its_name_and_the_next_working_day():
    plan = given.plan(days={given.day("2026-12-25"): given.holiday("Natal")})
    found = opening(plan, local("2026-12-25 10.00"))
    assert (found.reason, found.note) == (Reason.HOLIDAY, "Natal")
    assert found.next == local("2026-12-28 08.00")


def test_special_hours_stand_in_for_the_week():
    hours = Hours(time(9), time(12))
    plan = given.plan(days={given.day("2026-11-21"): SpecialDay(Reason.SPECIAL, "Pekan", hours)})
    assert opening(plan, local("2026-11-21 10.00")).open
    assert opening(plan, local("2026-11-21 12.00")).reason is Reason.AFTER


def test_the_hall_own_day_goes_before_the_nation():
    hours = Hours(time(9), time(12))
    national = (Scope.NATIONAL, given.holiday())
    own = (Scope.HALL, SpecialDay(Reason.SPECIAL, "Tetap buka", hours))
    assert narrowest_day([own, national]) == own[1]


def test_ramadan_has_hours_of_its_own():
    season = ((given.day("2026-02-18"), given.day("2026-03-19")),)
    plan = given.plan(ramadan=given.RAMADAN, ramadans=season)
    assert opening(plan, local("2026-02-18 13.59")).last == local("2026-02-18 14.00")
    assert not opening(plan, local("2026-03-19 14.30")).open
    assert opening(plan, local("2026-03-20 09.00")).last == local("2026-03-20 15.30")


def test_without_ramadan_hours_the_week_goes_on():
    season = ((given.day("2026-02-18"), given.day("2026-03-19")),)
    assert opening(given.plan(ramadans=season), local("2026-02-18 15.00")).open


def test_an_office_with_hours_of_its_own_does_not_follow_the_hall():
    own = {0: Hours(time(9), time(12))}
    assert week_of({Reach.HALL: (given.WEEK, {}), Reach.OFFICE: (own, {})}) == (own, {0: own[0]})


def test_own_hours_are_cut_to_the_ramadan_hours_of_the_hall():
    own = {0: Hours(time(7), time(16)), 5: Hours(time(8), time(12))}
    levels = {Reach.HALL: (given.WEEK, given.RAMADAN), Reach.OFFERING: (own, {})}
    assert week_of(levels)[1] == {0: Hours(time(8), time(14))}


def test_no_hours_at_all_is_said():
    assert opening(given.plan(week=week_of({})[0]), local("2026-11-16 09.00")).reason is (
        Reason.NO_HOURS
    )


def test_a_hall_that_does_not_operate_is_closed_without_a_promise():
    found = opening(given.plan(operating=False), local("2026-11-16 09.00"))
    assert (found.open, found.reason, found.next) == (False, Reason.NOT_OPERATING, None)


def test_a_sudden_closure_shows_its_message_and_ends_in_time():
    shut = given.override("2026-11-16 10.00", "2026-11-16 11.00")
    found = opening(given.plan(overrides=(shut,)), local("2026-11-16 10.15"))
    assert (found.open, found.reason, found.note) == (False, Reason.OVERRIDE, "Pesan")
    assert found.next == local("2026-11-16 11.00")


def test_a_coming_closure_is_when_it_closes():
    shut = given.override("2026-11-16 10.00", "2026-11-16 11.00")
    found = opening(given.plan(overrides=(shut,)), local("2026-11-16 09.00"))
    assert (found.until, found.last) == (local("2026-11-16 10.00"), local("2026-11-16 15.30"))


@pytest.mark.parametrize(("wide", "narrow", "is_open"), [(True, False, False), (False, True, True)])
def test_the_narrowest_override_wins(wide, narrow, is_open):
    overrides = (
        given.override("2026-11-01 00.00", None, is_open=narrow, reach=Reach.OFFERING),
        given.override("2026-11-02 00.00", None, is_open=wide, reach=Reach.OFFICE),
        given.override("2026-11-03 00.00", None, is_open=wide, reach=Reach.HALL),
    )
    assert opening(given.plan(overrides=overrides), local("2026-11-16 09.00")).open is is_open


def test_of_two_overrides_alike_the_later_one_wins():
    first = given.override("2026-11-16 08.00", None)
    second = given.override("2026-11-16 09.00", None, is_open=True)
    plan = given.plan(overrides=(second, first))
    assert opening(plan, local("2026-11-16 09.30")).open


def test_always_open_has_no_end_and_no_last_number():
    plan = given.plan(overrides=(given.override("2026-11-01 00.00", None, is_open=True),))
    found = opening(plan, local("2026-11-22 02.00"))
    assert (found.open, found.until, found.last) == (True, None, None)


def test_closed_for_good_promises_nothing():
    plan = given.plan(overrides=(given.override("2026-11-01 00.00", None),))
    assert opening(plan, local("2026-11-16 09.00")).next is None


def test_a_year_without_recorded_holidays_is_named():
    assert opening(given.plan(), local("2027-12-31 16.00")).unknown_year == 2028
    assert opening(given.plan(), local("2027-12-30 16.00")).unknown_year is None
    assert opening(given.plan(), local("2028-01-03 09.00")).unknown_year == 2028


def test_an_override_needs_no_calendar():
    always = given.override("2026-11-01 00.00", None, is_open=True)
    plan = given.plan(overrides=(always,), known_years=frozenset())
    assert opening(plan, local("2026-11-22 02.00")).unknown_year is None


def test_the_next_day_of_an_always_open_door_begins_at_midnight():
    plan = given.plan(overrides=(given.override("2026-11-01 00.00", None, is_open=True),))
    assert opening_from(plan, given.day("2026-11-22")) == local("2026-11-22 00.00")
    assert opening_from(given.plan(), given.day("2026-11-21")) == local("2026-11-23 08.00")


MOMENTS = st.integers(0, 60 * 24 * 60).map(
    lambda minutes: local("2026-11-01 00.00") + timedelta(minutes=minutes)
)
OVERRIDES = st.builds(
    lambda start, length, is_open, reach: Override(
        is_open, start, start + timedelta(minutes=length) if length else None, reach
    ),
    MOMENTS, st.integers(0, 5000), st.booleans(), st.sampled_from(Reach),
)  # fmt: skip
DAYS = st.dictionaries(
    MOMENTS.map(lambda moment: moment.date()),
    st.sampled_from(
        [given.holiday(), SpecialDay(Reason.SPECIAL, "Khusus", Hours(time(9), time(12)))]
    ),
    max_size=8,
)
PLANS = st.builds(
    given.plan,
    zone=st.sampled_from(given.ZONES),
    overrides=st.lists(OVERRIDES, max_size=4).map(tuple),
    days=DAYS,
)


@fact(plan=PLANS, at=MOMENTS)
def test_the_next_opening_is_ahead_and_truly_open(plan, at):
    found = opening(plan, at)
    assert (found.next is None) or (found.next > at and opening(plan, found.next).open)
    assert not (found.open and found.next)


@fact(plan=PLANS, at=MOMENTS)
def test_it_is_open_until_it_says_and_closed_then(plan, at):
    found = opening(plan, at)
    if found.until is not None:
        assert opening(plan, found.until - timedelta(seconds=1)).open
        assert not opening(plan, found.until).open


@fact(plan=PLANS, at=MOMENTS, part=st.floats(0, 0.999))
def test_an_answer_stands_as_long_as_it_says(plan, at, part):
    found = opening(plan, at)
    later = at + (found.stands_until - at) * part
    again = opening(plan, later)
    assert (again.open, again.reason, again.next) == (found.open, found.reason, found.next)


@pytest.mark.parametrize(
    ("at", "over"),
    [
        ("2026-11-16 07.59", False),
        ("2026-11-16 15.29", False),
        ("2026-11-16 15.30", True),
        ("2026-11-20 12.00", False),  # the Friday break
        ("2026-11-21 23.59", False),  # a day off never began
    ],
)
def test_hours_end_a_day_and_nothing_else_does(at, over):
    assert is_over(given.plan(), local(at)) is over


@pytest.mark.parametrize("until", [None, "2026-11-16 11.00"])
def test_a_closure_ends_no_day(until):
    plan = given.plan(overrides=(given.override("2026-11-16 10.00", until),))
    assert not is_over(plan, local("2026-11-16 10.30"))
    assert is_over(plan, local("2026-11-16 15.30"))


@pytest.mark.parametrize(("until", "over"), [(None, False), ("2026-11-16 20.00", True)])
def test_an_evening_opening_lengthens_the_day(until, over):
    evening = given.override("2026-11-16 18.00", until, is_open=True)
    plan = given.plan(overrides=(evening,))
    assert not is_over(plan, local("2026-11-16 17.00"))
    assert is_over(plan, local("2026-11-16 20.00")) is over
