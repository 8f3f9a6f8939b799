"""What is rolled up is what the tickets say: counts to the last one, percentiles in one bucket."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, settings
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.national import tasks
from satuatap.national.actions import mark_yesterday, roll_up, seal
from satuatap.national.models import (
    AreaMonth,
    ChangedDay,
    HallBook,
    HallDay,
    HallMonth,
    PartDay,
    PartMonth,
    ServiceMonth,
    Watermark,
)
from satuatap.national.rules import Histogram
from satuatap.national.rules.histogram import bounds_of, bucket_of
from satuatap.national.tests.given import LATER, MINUTE, MONDAY, came, closed, desk, rolled
from satuatap.queueing.actions import (
    call_next_ticket,
    cancel_ticket,
    clear_old_days,
    finish_ticket,
    miss_ticket,
    return_ticket,
    start_ticket,
)
from satuatap.queueing.models import Queue
from satuatap.queueing.queries.times import ticket_times
from satuatap.queueing.tests import given, shown
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
HOWS = ["done", "left", "missed", "returned", "undone"]
people = st.lists(
    st.tuples(st.sampled_from(HOWS), st.integers(1, 70), st.integers(1, 40)), max_size=6
)


def exact(hall):
    """What the events of the hall's Monday say, ticket by ticket."""
    times = ticket_times(hall, first=MONDAY, at=LATER)
    waits = [each.first_wait for each in times if each.first_wait is not None]
    served = [each.serving for each in times if each.state == "done"]
    return times, waits, served


def test_a_day_is_counted_as_it_was():
    offered, counter = desk()
    for minute, how in enumerate(["done", "returned", "missed", "left", "undone"]):
        came(offered, counter, at=NINE + 30 * minute * MINUTE, how=how)
    rolled()
    day = HallDay.objects.get()
    assert (day.visits, day.tickets, day.served, day.returned) == (5, 5, 3, 1)
    assert (day.no_shows, day.left, day.judged, day.on_time) == (1, 1, 4, 4)
    assert (day.agencies, day.services) == (1, 1)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@fact(people)
def test_rolled_up_in_any_steps_the_figures_are_those_of_the_events(some):
    offered, counter = desk()
    at = NINE - timedelta(minutes=40)
    for how, waits, takes in some:
        came(offered, counter, at=at, waits=waits / 10, takes=takes / 10, how=how)
        at += timedelta(minutes=12)
        rolled()
    times, waits, served = exact(offered.hall)
    days = list(HallDay.objects.filter(hall=offered.hall))
    assert sum(day.tickets for day in days) == len(times)
    assert sum(day.served for day in days) == len(served)
    assert [day.counts.waits for day in days if waits] == [Histogram.of(waits)] * bool(waits)
    for share in (0.5, 0.9) if waits else ():
        ranked = sorted(waits)[max(1, -int(-share * len(waits) // 1)) - 1]
        lower, upper = bounds_of(bucket_of(ranked))
        assert lower <= (days[0].counts.waits.percentile(share) or 0) <= upper


def test_months_areas_and_services_are_the_sum_of_their_days():
    known = shown.service()
    desks = [desk(service=known), desk(service=known)]
    for offered, counter in desks:
        came(offered, counter)
        came(offered, counter, at=NINE + timedelta(days=1))
    rolled(LATER + timedelta(days=1))
    assert [month.tickets for month in HallMonth.objects.all()] == [2, 2]
    assert [month.days for month in HallMonth.objects.all()] == [2, 2]
    areas = AreaMonth.objects.order_by("area").values_list("area", "visits", "halls")
    assert list(areas) == [("", 4, 2), ("35", 4, 2)]
    nation = ServiceMonth.objects.get(area="")
    assert (nation.service, nation.tickets, nation.halls) == (known, 4, 2)
    assert nation.counts.waits == Histogram.of([300] * 4)


def test_a_service_is_known_at_each_of_its_counters():
    offered, counter = desk()
    other = given.counter(offered)
    came(offered, counter, waits=2)
    came(offered, other, waits=30)
    rolled()
    waits = {part.counter_id: part.counts.wait_p50 or 0 for part in PartMonth.objects.all()}
    assert 120 <= waits[counter.pk] <= 180
    assert 1800 <= waits[other.pk] <= 2100


def test_only_changed_days_are_added_up_again():
    offered, counter = desk()
    came(offered, counter)
    rolled()
    before = HallDay.objects.get().pk
    came(offered, counter, at=NINE + timedelta(days=1))
    assert rolled(LATER + timedelta(days=1)) == 1
    assert HallDay.objects.get(day=MONDAY).pk == before
    assert not ChangedDay.objects.exists()


def test_who_waited_in_vain_was_not_on_time():
    """Closing early, or losing patient people, makes no hall look better."""
    offered, counter = desk()
    came(offered, counter, how="left", waits=45)
    came(offered, counter, how="waiting", at=NINE + 60 * MINUTE)
    closed(offered.hall)
    rolled()
    day = HallDay.objects.get()
    assert (day.judged, day.on_time, day.expired) == (2, 0, 1)


@pytest.mark.parametrize(
    ("how", "minutes", "on_time"), [("served", 90, 0), ("missed again", 90, 0), ("left", None, 0)]
)
def test_who_comes_back_waits_until_the_next_call(how, minutes, on_time):
    offered, counter = desk()
    missed = came(offered, counter, waits=1, how="missed")
    return_ticket(missed, by=ANYBODY, at=NINE + 5 * MINUTE)
    then = NINE + 90 * MINUTE
    if how == "left":
        cancel_ticket(missed, by=ANYBODY, at=then)
    else:
        again = call_next_ticket(counter, by=ANYBODY, at=then)
        act = miss_ticket if how == "missed again" else start_ticket
        act(again, by=ANYBODY, at=then + MINUTE)
        if how == "served":
            finish_ticket(again, by=ANYBODY, at=then + 2 * MINUTE)
    rolled()
    day = HallDay.objects.get()
    assert (day.judged, day.on_time) == (1, on_time)
    assert day.wait_seconds == (minutes or 0) * 60


def test_a_longer_promise_brings_nothing_for_numbers_that_were_given():
    offered, counter = desk()
    came(offered, counter, waits=45)
    Queue.objects.update(promise_minutes=600)
    rolled()
    day = HallDay.objects.get()
    assert (day.judged, day.on_time) == (1, 0)


def test_who_never_came_is_not_counted():
    offered, _counter = desk()
    given.ticket(offered, delivery="remote")
    rolled()
    assert not HallDay.objects.exists()


def test_the_watermark_is_the_moment_of_the_last_roll_up():
    tasks.roll_up_nation(0)
    first = Watermark.objects.get().at
    roll_up(at=first + MINUTE)
    assert Watermark.objects.get().at == first + MINUTE


def test_a_day_on_which_nobody_came_was_promised_and_not_kept():
    hall = given.hall()
    mark_yesterday(at=LATER + timedelta(days=1))
    rolled(LATER + timedelta(days=1))
    book = HallBook.objects.get(hall=hall)
    assert (book.day, book.planned, book.opened, book.kept) == (MONDAY, True, False, False)


def test_cleared_tickets_stay_in_the_figures():
    offered, counter = desk()
    came(offered, counter)
    rolled()
    later = NINE + timedelta(days=200)
    clear_old_days(offered.hall, at=later)
    ChangedDay.objects.create(hall=offered.hall, day=MONDAY)
    rolled(later)
    assert HallDay.objects.get().tickets == 1


def test_months_stay_when_their_days_are_sealed():
    offered, counter = desk()
    came(offered, counter)
    rolled()
    assert seal(at=NINE + timedelta(days=200)) > MONDAY
    ChangedDay.objects.create(hall=offered.hall, day=MONDAY)
    rolled()
    assert not PartDay.objects.exists()
    assert PartMonth.objects.get().tickets == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_on_its_way_is_added_up_the_next_time():
    offered, counter = desk()
    came(offered, counter)
    written, looked = Event(), Event()

    def come():
        try:
            with transaction.atomic():
                came(offered, counter, at=NINE + 20 * MINUTE)
                written.set()
                looked.wait(20)
        finally:
            connections.close_all()

    coming = Thread(target=come)
    coming.start()
    assert written.wait(20)
    assert rolled() == 1
    assert HallDay.objects.get().tickets == 1
    looked.set()
    coming.join(20)
    assert rolled() == 1
    assert HallDay.objects.get().tickets == 2


def test_a_number_that_was_only_taken_marks_its_day():
    offered, _counter = desk()
    rolled()
    given.ticket(offered)
    assert set(ChangedDay.objects.values_list("hall", "day")) == {(offered.hall_id, MONDAY)}


def test_a_clock_that_went_back_stops_no_roll_up():
    offered, counter = desk()
    came(offered, counter, waits=1, takes=-3)
    rolled()
    day = HallDay.objects.get()
    assert (day.served, day.service_seconds) == (1, 0)
