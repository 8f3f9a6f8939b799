"""Keeping a calendar: each change is numbered, written down and announced."""

from datetime import date, time

import pytest
from django.db import DatabaseError, transaction

from satuatap.core.events import reacts_to
from satuatap.places.actions import choose_joint_leave, drop, keep
from satuatap.places.events import CalendarMoved
from satuatap.places.models import CalendarChange, CalendarDay, Hall, OpeningHours, Province, Season
from satuatap.places.queries import hall_calendar, halls_of_change, region_calendar
from satuatap.places.tests import halls
from satuatap.places.tests.given import local

pytestmark = pytest.mark.django_db
NOON = local("2026-11-20 12.00")
LATER = local("2026-11-20 12.01")
MONDAY = date(2026, 11, 23)
HEARD: list[CalendarMoved] = []


@reacts_to(CalendarMoved)
def _hear(event: CalendarMoved) -> None:
    HEARD.append(event)


def day(**given):
    values = {"date": MONDAY, "kind": "holiday", "name": "Hari Raya", "scope": "national"}
    return CalendarDay(**values | given)


def kept(row):
    return keep(row, by="user:7", at=NOON)


def test_an_added_day_is_written_down_and_announced():
    HEARD.clear()
    (change,) = kept(day(decree="SKB 1"))

    assert (change.verb, change.subject, change.by) == ("added", "day", "user:7")
    assert (change.first_on, change.last_on, change.before) == (MONDAY, MONDAY, None)
    assert CalendarChange.objects.filter(after__decree="SKB 1").get() == change
    assert [CalendarMoved(change.pk, NOON)] == HEARD


def test_a_moved_day_touches_both_dates_and_counts_a_revision():
    row = day()
    kept(row)
    row.date = date(2026, 11, 25)
    (change,) = kept(row)

    assert (change.verb, change.first_on, change.last_on) == ("changed", MONDAY, row.date)
    assert row.revision == 2


def test_saving_without_a_change_writes_nothing():
    row = day()
    kept(row)

    assert kept(row) == []
    assert row.revision == 1
    assert CalendarChange.objects.count() == 1


def test_a_deleted_day_leaves_its_facts_and_deleting_again_nothing():
    row = day()
    kept(row)
    (change,) = drop(row, by="user:7", at=NOON)

    assert (change.verb, change.after) == ("removed", None)
    assert CalendarChange.objects.filter(pk=change.pk, before__name="Hari Raya").exists()
    assert drop(CalendarDay(pk=10**9), by="user:7", at=NOON) == []


def test_a_day_that_goes_to_another_place_is_two_changes():
    row, here = day(), halls.hall()
    kept(row)
    row.scope, row.region = "region", here.region

    assert [(each.verb, each.scope) for each in kept(row)] == [
        ("removed", "national"),
        ("added", "region"),
    ]


def test_a_season_and_hours_and_joint_leave_are_changes_too():
    here = halls.hall(open_on_joint_leave=True)
    season = Season(profile="ramadan", starts_on="2027-02-08", ends_on="2027-03-09")
    hours = OpeningHours(hall=here, weekday=0, opens_at=time(8), closes_at=time(15))
    changes = [*kept(season), *kept(hours), *choose_joint_leave(here, by="user:7", at=NOON)]

    assert [each.subject for each in changes] == ["season", "hours", "joint_leave"]
    assert [each.scope for each in changes] == ["national", "hall", "hall"]
    assert [each.first_on for each in changes] == [date(2027, 2, 8), None, None]


def test_the_last_change_that_reaches_a_hall_is_its_calendars_revision():
    here = halls.hall()
    province = Province.objects.create(code="53", name="Nusa Tenggara Timur")
    (national,) = kept(day())
    (own,) = kept(day(scope="hall", hall=here, kind="local"))
    (far,) = kept(day(scope="province", province=province, kind="local"))

    assert hall_calendar(here, first=MONDAY).revision == own.pk
    assert region_calendar(here.region, first=MONDAY).revision == national.pk
    assert not halls_of_change(far)
    assert set(halls_of_change(national)) == set(Hall.objects.all())


def test_what_was_written_down_is_never_changed():
    (change,) = kept(day())
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        CalendarChange.objects.filter(pk=change.pk).update(by="user:8")


def test_a_change_that_cannot_be_announced_is_taken_back():
    row, heard = day(), []

    @reacts_to(CalendarMoved)
    def refuse(event: CalendarMoved) -> None:
        heard.append(event)
        if event.at == LATER:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        keep(row, by="user:7", at=LATER)
    assert len(heard) == 1
    assert not CalendarDay.objects.exists()
    assert not CalendarChange.objects.exists()
