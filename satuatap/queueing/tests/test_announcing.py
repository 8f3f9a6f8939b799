"""What a display has to announce."""

from datetime import timedelta

import pytest

from satuatap.queueing.actions import (
    acknowledge_call,
    call_next_ticket,
    display_is_alive,
    finish_ticket,
    recall_ticket,
    undo_last_step,
)
from satuatap.queueing.errors import CallIsUnknown
from satuatap.queueing.models import Call
from satuatap.queueing.queries.announcing import announcements
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db


def calls(offering, count, *, at=NINE):
    """So many people, called at as many counters."""
    return [call_one(offering, at=at) for _ in range(count)]


def call_one(offering, *, at=NINE):
    given.ticket(offering, at=at)
    return call_next_ticket(given.counter(offering), by=ANYBODY, at=at)


def pending(display, *, at=NINE):
    return [call.number for call, _ in announcements(display, display.hall, at=at).pending]


def last(display, *, at=NINE):
    return [call.number for call in announcements(display, display.hall, at=at).last]


def call_of(ticket):
    return Call.objects.filter(ticket=ticket).latest("id").pk


def test_many_calls_at_once_are_announced_in_order():
    offering = given.offering()
    calls(offering, 7)
    assert pending(given.display(offering.hall)) == [f"A-00{each}" for each in range(1, 8)]


def test_what_was_announced_moves_to_the_last_calls():
    offering = given.offering()
    first, _second = calls(offering, 2)
    display = acknowledge_call(given.display(offering.hall), call_of(first))
    assert (pending(display), last(display)) == (["A-002"], ["A-001"])


def test_a_display_shows_its_chosen_offices_only():
    ours = given.offering()
    theirs = given.offering(queue=given.queue(hall=ours.hall))
    call_one(ours)
    call_one(theirs)
    assert pending(given.display(ours.hall, theirs.office)) == ["B-001"]


def test_another_halls_calls_are_not_ours():
    call_one(given.offering())
    assert pending(given.display(given.hall())) == []


def test_acknowledging_never_goes_back():
    offering = given.offering()
    first, second = (call_of(each) for each in calls(offering, 2))
    display = given.display(offering.hall)
    for each in (second, first, second):
        acknowledge_call(display, each)
    display.refresh_from_db()
    assert display.announced == second


def test_a_call_that_the_hall_never_made_cannot_be_acknowledged():
    foreign = call_of(call_one(given.offering()))
    display = given.display(given.hall())
    for made_up in (foreign, 0, -1, 10**30):
        with pytest.raises(CallIsUnknown):
            acknowledge_call(display, made_up)


def test_a_call_that_was_taken_back_is_not_announced():
    offering = given.offering()
    undo_last_step(call_one(offering), by=ANYBODY, at=NINE)
    display = given.display(offering.hall)
    assert (pending(display), last(display)) == ([], [])


def test_after_an_outage_only_those_still_awaited_are_announced():
    offering = given.offering()
    here, gone = calls(offering, 2)
    finish_ticket(gone, by=ANYBODY, at=NINE)
    display = given.display(offering.hall)
    later = NINE + timedelta(minutes=20)
    assert (pending(display, at=later), last(display, at=later)) == (["A-001"], ["A-002"])
    assert here.number == "A-001"


def test_a_repeated_call_is_announced_again_and_listed_once():
    offering = given.offering()
    first, second = calls(offering, 2)
    display = acknowledge_call(given.display(offering.hall), call_of(second))
    recall_ticket(first, by=ANYBODY, at=NINE + timedelta(minutes=1))
    assert pending(display) == ["A-001"]
    acknowledge_call(display, call_of(first))
    assert last(display) == ["A-001", "A-002"]


def test_yesterdays_calls_are_forgotten():
    offering = given.offering()
    call_one(offering)
    display = given.display(offering.hall)
    assert last(display, at=NINE + timedelta(days=1)) == []


def test_the_heartbeat_is_written_at_most_every_ten_seconds(django_assert_num_queries):
    display = given.display(given.hall())
    for seconds, queries in ((0, 1), (9, 0), (10, 1)):
        with django_assert_num_queries(queries):
            display_is_alive(display, at=NINE + timedelta(seconds=seconds))
    display.refresh_from_db()
    assert display.seen_at == NINE + timedelta(seconds=10)
