"""Calling: whose turn it is, who may call, again and again, out of order."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from satuatap.queueing.actions import (
    By,
    call_chosen_ticket,
    call_held_ticket,
    call_next_ticket,
    cancel_ticket,
    close_counter,
    finish_ticket,
    hold_ticket,
    open_counter,
    pause_counter,
    recall_ticket,
    resume_counter,
    start_ticket,
    transfer_ticket,
)
from satuatap.queueing.errors import (
    CounterIsBusy,
    CounterIsClosed,
    CounterIsPaused,
    CounterIsTaken,
    NobodyIsWaiting,
    NotFromHere,
    ReasonIsMissing,
    RecalledTooSoon,
    RecallsAreUsedUp,
    VisitIsElsewhere,
    WrongCounter,
)
from satuatap.queueing.models import Call, CounterSession, HallPolicy, Ticket
from satuatap.queueing.queries.line import position_of
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
TEN_SECONDS = timedelta(seconds=10)


def arrivals(service, *kinds):
    return [
        given.ticket(service, at=NINE + timedelta(seconds=nth), priority=kind)
        for nth, kind in enumerate(kinds)
    ]


def called_order(desk, count):
    found = []
    for _ in range(count):
        ticket = call_next_ticket(desk, by=ANYBODY, at=NINE + timedelta(minutes=1))
        finish_ticket(ticket, by=ANYBODY, at=NINE + timedelta(minutes=1))
        found.append(ticket.sequence)
    return found


@pytest.mark.parametrize(
    ("most", "expected"),
    [(1, [1, 5, 2, 6, 3, 4]), (2, [1, 2, 5, 3, 4, 6]), (3, [1, 2, 3, 5, 4, 6])],
)
def test_so_many_regular_people_go_between_two_with_priority(most, expected):
    service = given.offering()
    HallPolicy.objects.update(regular_between_priority=most)
    arrivals(service, "none", "none", "none", "none", "elderly", "infant")
    assert called_order(given.counter(service), 6) == expected


def test_no_policy_may_let_regular_people_starve():
    given.offering()
    with pytest.raises(IntegrityError):
        HallPolicy.objects.update(regular_between_priority=0)


def test_calling_opens_the_counter():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service)
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    assert CounterSession.objects.open().get(counter=desk).actor == ANYBODY.actor


def test_a_busy_counter_calls_nobody():
    service = given.offering()
    desk = given.counter(service)
    arrivals(service, "none", "none")
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    with pytest.raises(CounterIsBusy):
        call_next_ticket(desk, by=ANYBODY, at=NINE)


def test_a_paused_counter_calls_nobody_until_it_goes_on():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service)
    open_counter(desk, by=ANYBODY, at=NINE)
    pause_counter(desk, at=NINE)
    with pytest.raises(CounterIsPaused):
        call_next_ticket(desk, by=ANYBODY, at=NINE)
    resume_counter(desk)
    assert call_next_ticket(desk, by=ANYBODY, at=NINE).sequence == 1


def test_nobody_calls_from_somebody_elses_counter():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service)
    open_counter(desk, by=By("user:1"), at=NINE)
    with pytest.raises(CounterIsTaken):
        call_next_ticket(desk, by=By("token:2"), at=NINE)
    assert Ticket.objects.get().state == "waiting"


def test_a_counter_calls_only_for_what_it_gives():
    hall = given.hall()
    mine, other = given.offering(hall=hall), given.offering(hall=hall)
    given.ticket(other)
    with pytest.raises(NobodyIsWaiting):
        call_next_ticket(given.counter(mine), by=ANYBODY, at=NINE)


def test_three_recalls_and_then_it_is_a_no_show():
    service = given.offering()
    given.ticket(service)
    ticket = call_next_ticket(given.counter(service), by=ANYBODY, at=NINE)
    for nth in range(1, 4):
        recall_ticket(ticket, by=ANYBODY, at=NINE + nth * TEN_SECONDS)
    with pytest.raises(RecallsAreUsedUp):
        recall_ticket(ticket, by=ANYBODY, at=NINE + 4 * TEN_SECONDS)
    assert list(Call.objects.order_by("id").values_list("nth", flat=True)) == [1, 2, 3, 4]


def test_a_call_is_not_repeated_before_it_was_heard():
    service = given.offering()
    given.ticket(service)
    ticket = call_next_ticket(given.counter(service), by=ANYBODY, at=NINE)
    with pytest.raises(RecalledTooSoon) as refused:
        recall_ticket(ticket, by=ANYBODY, at=NINE + timedelta(seconds=6.5))
    assert "Panggil ulang dalam 4 detik" in str(refused.value)
    assert Call.objects.count() == 1
    assert recall_ticket(ticket, by=ANYBODY, at=NINE + TEN_SECONDS).calls == 2


def test_the_pause_between_two_calls_is_the_halls_to_set():
    service = given.offering()
    HallPolicy.objects.update(recall_seconds=0)
    given.ticket(service)
    ticket = call_next_ticket(given.counter(service), by=ANYBODY, at=NINE)
    assert recall_ticket(ticket, by=ANYBODY, at=NINE).calls == 2


def test_calling_out_of_order_needs_a_reason_and_keeps_it():
    service = given.offering()
    desk = given.counter(service)
    _, second = arrivals(service, "none", "none")
    with pytest.raises(ReasonIsMissing):
        call_chosen_ticket(second, desk, by=ANYBODY, at=NINE, reason="")
    call_chosen_ticket(second, desk, by=ANYBODY, at=NINE, reason="ill")
    assert second.events.get(kind="call").reason == "ill"
    assert Call.objects.get().out_of_order == "ill"


def test_somebody_who_has_left_is_not_called():
    service = given.offering()
    [ticket] = arrivals(service, "none")
    cancel_ticket(ticket, by=ANYBODY, at=NINE)
    with pytest.raises(NotFromHere):
        call_chosen_ticket(ticket, given.counter(service), by=ANYBODY, at=NINE, reason="ill")


def test_a_visitor_at_one_counter_is_not_called_to_another():
    hall = given.hall()
    one, other = given.offering(hall=hall), given.offering(hall=hall)
    first = given.ticket(one)
    second = given.ticket(other, visit=first.visit)
    call_next_ticket(given.counter(one), by=ANYBODY, at=NINE)
    desk = given.counter(other)
    with pytest.raises(NobodyIsWaiting):
        call_next_ticket(desk, by=ANYBODY, at=NINE)
    with pytest.raises(VisitIsElsewhere):
        call_chosen_ticket(second, desk, by=ANYBODY, at=NINE, reason="ill")


def held():
    service = given.offering()
    desk = given.counter(service)
    arrivals(service, "none", "none")
    ticket = call_next_ticket(desk, by=ANYBODY, at=NINE)
    return hold_ticket(ticket, by=ANYBODY, at=NINE), desk, service


def test_somebody_on_hold_is_called_back_by_a_free_counter_only():
    ticket, desk, _ = held()
    other = call_next_ticket(desk, by=ANYBODY, at=NINE)
    with pytest.raises(CounterIsBusy):
        call_held_ticket(ticket, desk, by=ANYBODY, at=NINE)
    finish_ticket(other, by=ANYBODY, at=NINE)
    assert call_held_ticket(ticket, desk, by=ANYBODY, at=NINE).state == "called"


def test_a_closed_counter_calls_nobody_back():
    ticket, desk, _ = held()
    close_counter(desk, at=NINE)
    with pytest.raises(CounterIsClosed):
        call_held_ticket(ticket, desk, by=ANYBODY, at=NINE)


def test_somebody_on_hold_is_served_on_by_a_free_counter_only():
    ticket, desk, _ = held()
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    with pytest.raises(CounterIsBusy):
        start_ticket(ticket, by=ANYBODY, at=NINE)


def test_somebody_on_hold_is_not_finished():
    ticket, _, _ = held()
    with pytest.raises(NotFromHere):
        finish_ticket(ticket, by=ANYBODY, at=NINE)


def test_another_counter_does_not_finish_for_this_one():
    service = given.offering()
    given.ticket(service)
    ticket = call_next_ticket(given.counter(service), by=ANYBODY, at=NINE)
    with pytest.raises(WrongCounter):
        finish_ticket(ticket, by=ANYBODY, at=NINE, counter=given.counter(service))


def test_who_is_sent_to_one_counter_is_called_there_by_the_time_of_arrival():
    service = given.offering()
    one, other = given.counter(service), given.counter(service)
    open_counter(other, by=ANYBODY, at=NINE)
    arrivals(service, "none", "none")
    first = call_next_ticket(one, by=ANYBODY, at=NINE)
    transfer_ticket(first, by=ANYBODY, at=NINE, to_counter=other)
    assert call_next_ticket(one, by=ANYBODY, at=NINE).sequence == 2
    assert call_next_ticket(other, by=ANYBODY, at=NINE).pk == first.pk


def test_a_counter_that_closes_releases_who_was_sent_there():
    service = given.offering()
    one, other = given.counter(service), given.counter(service)
    given.ticket(service)
    open_counter(other, by=ANYBODY, at=NINE)
    first = call_next_ticket(one, by=ANYBODY, at=NINE)
    transfer_ticket(first, by=ANYBODY, at=NINE, to_counter=other)
    close_counter(other, at=NINE)
    assert call_next_ticket(one, by=ANYBODY, at=NINE).pk == first.pk


def test_a_transferred_person_keeps_number_and_first_arrival():
    hall = given.hall()
    one, other = given.offering(hall=hall), given.offering(hall=hall)
    desk = given.counter(other)
    first = given.ticket(one)
    given.ticket(other, at=NINE + timedelta(seconds=30))
    called = call_next_ticket(given.counter(one), by=ANYBODY, at=NINE + timedelta(minutes=1))
    moved = transfer_ticket(called, by=ANYBODY, at=NINE + timedelta(minutes=2), offering=other)
    assert (moved.number, moved.arrived_at) == (first.number, NINE)
    assert call_next_ticket(desk, by=ANYBODY, at=NINE + timedelta(minutes=3)).pk == first.pk


@pytest.mark.parametrize(("carried", "is_first"), [(60, False), (240, True)])
def test_who_came_long_ago_brings_at_most_the_policys_minutes_along(carried, is_first):
    hall = given.hall()
    one, other = given.offering(hall=hall), given.offering(hall=hall)
    HallPolicy.objects.update(carried_minutes=carried)
    given.ticket(one)
    called = call_next_ticket(given.counter(one), by=ANYBODY, at=NINE)
    noon = NINE + timedelta(hours=3)
    waiting = given.ticket(other, at=noon - timedelta(minutes=90))
    moved = transfer_ticket(called, by=ANYBODY, at=noon, offering=other)
    assert moved.arrived_at == NINE
    assert (position_of(moved, at=noon) == 1) is is_first
    assert (position_of(waiting, at=noon) == 1) is not is_first
