"""The public snapshot of a hall."""

from datetime import timedelta

import pytest
from django.utils import translation

from satuatap.places.models import Hall
from satuatap.queueing.actions import call_next_ticket, pause_counter, start_ticket
from satuatap.queueing.queries.snapshot import hall_snapshot
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db


def snapshot_of(hall, at=NINE):
    return hall_snapshot(Hall.objects.select_related("region").get(pk=hall.pk), at=at)


def test_an_empty_floor_is_open_and_nobody_waits():
    skck = given.offering()
    shot = snapshot_of(skck.hall)
    assert (shot["hall"], shot["at"], shot["open"]) == (
        skck.hall.slug,
        "2026-11-16T02:00:00Z",
        True,
    )
    assert shot["services"] == [
        {
            "code": skck.code,
            "name": "SKCK baru",
            "agency": "Polres",
            "open": True,
            "message": "",
            "waiting": 0,
            "longest_wait_minutes": 0,
            "estimate": shot["services"][0]["estimate"],
        }
    ]
    assert [each["state"] for each in shot["counters"]] == ["closed"]
    assert shot["calls"] == []


def test_those_who_wait_are_counted_from_the_first_arrival():
    skck = given.offering()
    given.ticket(skck)
    given.ticket(skck, at=NINE + timedelta(minutes=5))
    service = snapshot_of(skck.hall, NINE + timedelta(minutes=12, seconds=59))["services"][0]
    assert (service["waiting"], service["longest_wait_minutes"]) == (2, 12)


def test_a_call_shows_at_the_counter_and_among_the_calls():
    skck = given.offering()
    desk = given.counter(skck, code="3")
    called = given.ticket(skck)
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    shot = snapshot_of(skck.hall)
    counter, call = shot["counters"][0], shot["calls"][0]
    assert (counter["code"], counter["name"], counter["state"]) == ("3", "Loket 3", "open")
    assert (counter["serving"], counter["ticket_state"]) == (called.number, "called")
    assert (call["number"], call["counter"]) == (called.number, "3")
    assert call["at"] == "2026-11-16T02:00:00Z"


def test_counters_stand_in_the_order_of_their_numbers_with_their_state():
    skck = given.offering()
    desks = [given.counter(skck, code=code) for code in ("10", "2", "1")]
    given.ticket(skck)
    start_ticket(call_next_ticket(desks[0], by=ANYBODY, at=NINE), by=ANYBODY, at=NINE)
    pause_counter(desks[0], at=NINE)
    counters = snapshot_of(skck.hall)["counters"]
    states = [(each["code"], each["state"], each["ticket_state"]) for each in counters]
    assert states == [("1", "closed", None), ("2", "closed", None), ("10", "paused", "serving")]


def test_yesterdays_calls_and_other_halls_stay_out():
    skck, elsewhere = given.offering(), given.offering()
    for each in (skck, elsewhere):
        given.ticket(each)
        call_next_ticket(given.counter(each), by=ANYBODY, at=NINE)
    assert len(snapshot_of(skck.hall)["calls"]) == 1
    assert snapshot_of(skck.hall, NINE + timedelta(days=1))["calls"] == []


def test_names_are_in_the_readers_language():
    skck = given.offering()
    with translation.override("en"):
        assert snapshot_of(skck.hall)["services"][0]["name"] == "New SKCK"


def test_a_large_hall_costs_few_queries(django_assert_max_num_queries):
    hall = given.hall()
    line = given.queue(hall=hall)
    for _ in range(20):
        given.ticket(given.offering(queue=line))
    snapshot_of(hall)
    with django_assert_max_num_queries(6):
        snapshot_of(hall)
