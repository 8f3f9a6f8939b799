"""What is stored of hours and days, read as a working calendar for clocks."""

from datetime import date, datetime, time

import pytest

from satuatap.core.clocks import Day, Term, Unit, Window, due, measure
from satuatap.places.actions import start_with_hours
from satuatap.places.models import CalendarDay, Province, Season
from satuatap.places.queries import hall_calendar, hall_calendars, region_calendar
from satuatap.places.tests import halls

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 23), date(2026, 12, 31)
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def windows(*turns):
    times = [time.fromisoformat(each) for each in turns]
    return tuple(Window(*pair) for pair in zip(times[::2], times[1::2], strict=True))


def hall(**given):
    made = halls.hall(**given)
    start_with_hours(made, "mall")
    return made


def special(kind="holiday", name="Hari Raya", day=MONDAY, scope="national", **more):
    return CalendarDay.objects.create(date=day, kind=kind, name=name, scope=scope, **more)


def read(of, **more):
    return hall_calendar(of, first=FIRST, last=LAST, **more)


def test_hours_become_windows_with_the_friday_break_and_no_gap_at_lunch():
    found = read(hall())

    assert found.day(MONDAY) == Day(windows("08:00", "15:30"))
    assert len(found.day(FRIDAY).windows) == 2
    assert found.day(date(2026, 11, 28)) == Day()
    assert found.zone.key == "Asia/Jakarta"


def test_a_holiday_has_no_windows_and_says_why():
    special()

    assert read(hall()).day(MONDAY) == Day((), "holiday", "Hari Raya")


def test_a_halls_half_day_goes_before_the_nations_holiday():
    here = hall()
    special()
    hours = {"opens_at": time(8), "closes_at": time(11)}
    special(kind="special", name="Setengah hari", scope="hall", hall=here, **hours)

    assert read(here).day(MONDAY) == Day(windows("08:00", "11:00"), "special", "Setengah hari")


def test_joint_leave_is_each_halls_choice():
    special(kind="joint_leave")

    assert read(hall()).day(MONDAY).windows == ()
    assert read(hall(open_on_joint_leave=True)).day(MONDAY).windows


def test_ramadan_has_its_own_hours():
    Season.objects.create(profile="ramadan", starts_on=MONDAY, ends_on=FRIDAY)

    assert read(hall()).day(MONDAY) == Day(windows("08:00", "14:00"))


def test_a_province_and_a_region_have_days_of_their_own():
    here = hall()
    province = Province.objects.create(code="53", name="Nusa Tenggara Timur")
    there = hall(
        region=halls.region(code="53.02", name="Soe", province=province, timezone="Asia/Makassar")
    )
    special(kind="local", scope="province", province=province)
    special(kind="local", scope="region", region=here.region, day=FRIDAY)
    found = hall_calendars([here, there], first=FIRST, last=LAST)

    off = {
        each.pk: [day for day in (MONDAY, FRIDAY) if not found[each.pk].day(day).windows]
        for each in (here, there)
    }
    assert off == {here.pk: [FRIDAY], there.pk: [MONDAY]}


def test_a_sudden_closure_stops_no_clock():
    here = hall()
    at = datetime(2026, 11, 23, 2, tzinfo=halls.region().zone)
    here.overrides.create(state="closed", starts_at=at)

    assert read(here).day(MONDAY).windows


def test_a_hall_without_hours_and_the_offices_of_a_region_work_by_the_rule():
    here = halls.hall()
    offices = region_calendar(here.region, first=FIRST, last=LAST)
    start, end = (datetime(2026, 11, day, tzinfo=offices.zone) for day in (23, 30))

    assert measure(start, end, Unit.HOUR, on=offices) == 37.5
    assert read(here).days == offices.days


def test_years_without_a_recorded_holiday_are_not_known():
    special(day=date(2026, 12, 25))
    found = hall_calendar(hall(), first=FIRST)

    assert found.known_years == {2026}
    assert found.last.year == 2029


def test_a_due_date_of_a_real_hall_leaps_over_weekend_and_holiday():
    special(name="Hari Guru", day=date(2026, 11, 25))
    at = datetime(2026, 11, 20, 14, tzinfo=halls.region().zone)
    on = hall_calendar(hall(), first=date(2026, 11, 1), last=LAST)

    assert due(Term(3, Unit.WORKING_DAY), at, on=on).isoformat() == "2026-11-26T15:30:00+07:00"


def test_many_halls_are_read_in_five_queries(django_assert_num_queries):
    many = [hall() for _ in range(5)]
    with django_assert_num_queries(5):
        hall_calendars(many, first=FIRST, last=LAST)
