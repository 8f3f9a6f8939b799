"""Closing against the timetable: what it replaces, what it leaves alone, how it ends."""

from datetime import UTC, datetime, timedelta

import pytest

from satuatap.places.actions import Closure, close_suddenly, open_hall, reopen
from satuatap.places.models import Hall, OpeningOverride
from satuatap.places.queries import opening_of
from satuatap.places.tests.halls import hall

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)


def shut(there: Hall, at: datetime = NINE, **what) -> OpeningOverride:
    return close_suddenly(there, Closure("Listrik padam", **what), by="user:7", at=at)


def fresh(there: Hall) -> Hall:
    return Hall.objects.select_related("region").get(pk=there.pk)


def test_a_closure_says_who_closed_and_why():
    made = shut(hall())
    assert (made.set_by, made.message, made.ends_at) == ("user:7", "Listrik padam", None)


def test_a_second_closure_takes_the_place_of_the_first():
    there = hall()
    first, second = shut(there), shut(there, TEN, until=TEN + timedelta(hours=2))
    first.refresh_from_db()
    assert first.ends_at == TEN
    assert list(OpeningOverride.objects.holding(TEN)) == [second]


def test_a_closure_of_another_hall_goes_on():
    theirs = shut(hall())
    shut(hall(), TEN)
    theirs.refresh_from_db()
    assert theirs.ends_at is None


def test_a_closure_that_is_over_is_not_touched_again():
    there, noon = hall(), NINE + timedelta(hours=3)
    first = shut(there, until=TEN)
    shut(there, noon)
    first.refresh_from_db()
    assert first.ends_at == TEN


def test_what_somebody_opened_stays_on_record_when_the_hall_is_closed():
    there = hall()
    opened = there.overrides.create(state="open", starts_at=NINE - timedelta(days=1))
    shut(there)
    opened.refresh_from_db()
    assert opened.ends_at is None
    assert not opening_of(fresh(there), at=TEN).open


def test_opening_again_ends_the_closure_at_that_moment():
    made = shut(hall())
    reopen(made, at=TEN)
    made.refresh_from_db()
    assert made.ends_at == TEN


def test_opening_twice_keeps_the_first_end():
    made = shut(hall())
    for at in (TEN, TEN + timedelta(hours=1)):
        reopen(made, at=at)
    made.refresh_from_db()
    assert made.ends_at == TEN


def test_a_closure_taken_back_at_once_leaves_no_trace():
    made = shut(hall())
    reopen(made, at=NINE)
    assert not OpeningOverride.objects.filter(pk=made.pk).exists()


def test_what_is_open_by_hand_is_not_ended_as_a_closure():
    opened = hall().overrides.create(state="open", starts_at=NINE)
    reopen(opened, at=TEN)
    opened.refresh_from_db()
    assert opened.ends_at is None


@pytest.mark.parametrize("status", [Hall.Status.LISTED, Hall.Status.READY])
def test_a_hall_that_opens_gives_numbers_from_now_on(status):
    there = hall(status=status)
    open_hall(there)
    assert fresh(there).status == Hall.Status.OPERATING


def test_opening_a_hall_twice_changes_nothing():
    there = hall()
    before = fresh(there).version
    open_hall(there)
    assert fresh(there).version == before
