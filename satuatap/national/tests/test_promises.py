"""What a hall promises of a day stands when it begins, and nothing changes a day that is over."""

from datetime import time, timedelta

import pytest
from django.db import ProgrammingError, transaction

from satuatap.complaints.tests.given import filed
from satuatap.national import tasks
from satuatap.national.actions import mark_yesterday, promise_today
from satuatap.national.models import BookMonth, ChangedDay, HallBook, HallPromise
from satuatap.national.queries.figures import of_books
from satuatap.national.tests.given import LATER, MINUTE, MONDAY, desk, rolled
from satuatap.places.actions import keep
from satuatap.places.models import CalendarDay, OpeningHours
from satuatap.places.rules import Scope
from satuatap.queueing.actions import close_counter, open_counter
from satuatap.queueing.errors import NumbersAreGone
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
OPENS = NINE - timedelta(hours=1)
CLOSES = NINE + timedelta(hours=6, minutes=30)
MIDNIGHT = NINE - timedelta(hours=9)
TOMORROW = LATER + timedelta(days=1)
SHUT, SHORT = {"kind": "local"}, {"kind": "special", "opens_at": time(8), "closes_at": time(9)}


def sat(counter, *spans):
    """Somebody sat there, from and to so many minutes after the promised opening."""
    for begins, ends in spans:
        open_counter(counter, by=ANYBODY, at=OPENS + begins * MINUTE)
        close_counter(counter, by=ANYBODY, at=OPENS + ends * MINUTE)


def own_day(hall, *, at, **what):
    """The hall puts Monday into its own calendar."""
    row = CalendarDay(scope=Scope.HALL.value, hall=hall, date=MONDAY, name="Libur", **what)
    keep(row, by="test", at=at)


def book(hall, *, at=LATER):
    ChangedDay.objects.create(hall=hall, day=MONDAY)
    rolled(at)
    return HallBook.objects.get(hall=hall, day=MONDAY)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ([(0, 1)], [(410, 450)], False),
        ([(0, 240)], [(230, 450)], True),
        ([(0, 200), (240, 450)], [(199, 241)], True),
        ([(0, 200), (210, 450)], [], True),
        ([(0, 200), (216, 450)], [], False),
        ([(10, 200), (210, 450)], [], False),
    ],
)
def test_a_day_is_kept_by_the_minutes_that_somebody_sat_there(first, second, kept):
    offered, counter = desk()
    other = given.counter(offered)
    sat(counter, *first)
    sat(other, *second)
    assert book(offered.hall).kept is kept


def test_a_break_was_never_promised():
    offered, counter = desk()
    noon = {"break_from": time(12), "break_to": time(13)}
    OpeningHours.objects.filter(hall=offered.hall).update(**noon)
    sat(counter, (0, 240), (300, 450))
    assert book(offered.hall).kept


def test_a_day_that_goes_on_is_kept_so_far():
    offered, counter = desk()
    open_counter(counter, by=ANYBODY, at=OPENS)
    assert book(offered.hall, at=NINE).kept
    close_counter(counter, by=ANYBODY, at=NINE)
    assert not book(offered.hall, at=NINE + 20 * MINUTE).kept


@pytest.mark.parametrize("what", [SHUT, SHORT])
def test_a_hall_that_shortens_its_own_day_has_promised_it_all_the_same(what):
    offered, counter = desk()
    promise_today(at=MIDNIGHT + MINUTE)
    sat(counter, (0, 60))
    own_day(offered.hall, at=NINE, **what)
    found = book(offered.hall)
    assert (found.planned, found.kept) == (True, False)


@pytest.mark.parametrize("what", [SHUT, SHORT])
def test_nor_does_it_where_the_promise_is_written_late(what):
    """The worker stood still at midnight."""
    offered, counter = desk()
    sat(counter, (0, 60))
    own_day(offered.hall, at=MIDNIGHT + MINUTE, **what)
    found = book(offered.hall, at=TOMORROW)
    assert (found.planned, found.kept) == (True, False)


def test_a_day_off_that_was_announced_the_day_before_is_none_that_was_promised():
    hall = given.hall()
    own_day(hall, at=MIDNIGHT - MINUTE, **SHUT)
    promise_today(at=MIDNIGHT + MINUTE)
    assert not book(hall).planned


def test_a_decree_from_above_lowers_the_promise():
    hall = given.hall()
    promise_today(at=MIDNIGHT + MINUTE)
    row = CalendarDay(scope=Scope.REGION.value, region=hall.region, date=MONDAY, name="Banjir")
    row.kind = "local"
    keep(row, by="test", at=NINE)
    assert not book(hall).planned


def test_shorter_weekly_hours_hold_from_the_next_day():
    offered, counter = desk()
    promise_today(at=MIDNIGHT + MINUTE)
    OpeningHours.objects.filter(hall=offered.hall).update(closes_at=time(9))
    sat(counter, (0, 60))
    assert not book(offered.hall).kept


def test_what_a_past_day_was_no_later_timetable_changes():
    offered, counter = desk()
    sat(counter, (0, 450))
    was = book(offered.hall, at=TOMORROW)
    assert (was.planned, was.opened, was.kept, was.complaints) == (True, True, True, 0)
    OpeningHours.objects.filter(hall=offered.hall).delete()
    type(offered.hall).objects.filter(pk=offered.hall_id).update(status="listed")
    filed(offered.hall, at=NINE)
    now = book(offered.hall, at=TOMORROW + timedelta(days=30))
    assert (now.planned, now.opened, now.kept, now.complaints) == (True, True, True, 1)


def test_a_day_stays_open_until_the_night_after():
    offered, counter = desk()
    sat(counter, (0, 60))
    assert not book(offered.hall).settled
    sat(counter, (60, 450))
    found = book(offered.hall, at=TOMORROW)
    assert (found.kept, found.settled) == (True, True)


def test_a_hall_that_stops_has_its_last_day_written_down():
    hall = given.hall()
    promise_today(at=MIDNIGHT + MINUTE)
    type(hall).objects.filter(pk=hall.pk).update(status="listed")
    mark_yesterday(at=TOMORROW)
    rolled(TOMORROW)
    assert HallBook.objects.get(hall=hall, day=MONDAY).planned


def test_who_got_no_number_stands_in_the_day():
    queue = given.queue(daily_cap=1)
    offered = given.offering(queue=queue)
    given.ticket(offered)
    rolled(NINE)
    with pytest.raises(NumbersAreGone):
        given.ticket(offered, at=NINE + MINUTE)
    rolled(LATER)
    found = of_books([queue.hall_id], MONDAY, MONDAY)[queue.hall_id]
    assert (HallBook.objects.get().refused, found.refused) == (1, 1)
    assert BookMonth.objects.get().refused == 1


def test_a_promise_is_written_once():
    hall = given.hall()
    assert promise_today(at=NINE) == 1
    assert promise_today(at=NINE + MINUTE) == 0
    with pytest.raises(ProgrammingError), transaction.atomic():
        HallPromise.objects.filter(hall=hall).update(closes_at=time(9))


def test_the_worker_writes_promises_every_five_minutes():
    hall = given.hall()
    tasks.roll_up_nation(0)
    assert HallPromise.objects.filter(hall=hall).count() == 1


def test_promises_of_many_halls_ask_few_questions(django_assert_max_num_queries):
    for _ in range(4):
        given.hall()
    with django_assert_max_num_queries(9):
        assert promise_today(at=NINE) == 4
