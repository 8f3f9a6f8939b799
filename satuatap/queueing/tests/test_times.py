"""Where the time went, and whether the day was fair, from the events alone."""

from datetime import timedelta

import pytest

from satuatap.queueing.actions import (
    call_chosen_ticket,
    call_held_ticket,
    call_next_ticket,
    finish_ticket,
    hold_ticket,
    miss_ticket,
    open_counter,
    start_ticket,
    transfer_ticket,
    undo_last_step,
)
from satuatap.queueing.figures import Told, percentile, told, waits
from satuatap.queueing.queries.fairness import fairness
from satuatap.queueing.queries.times import ticket_times
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
DAY = NINE.date()


def after(minutes: float):
    return NINE + timedelta(minutes=minutes)


LATER = after(120)


def times(hall, at=LATER):
    return {each.number: each for each in ticket_times(hall, first=DAY, at=at)}


def test_a_visit_is_waiting_walking_serving_and_holding():
    service = given.offering()
    desk = given.counter(service)
    ticket = given.ticket(service)
    call_next_ticket(desk, by=ANYBODY, at=after(10))
    start_ticket(ticket, by=ANYBODY, at=after(11))
    hold_ticket(ticket, by=ANYBODY, at=after(15))
    call_held_ticket(ticket, desk, by=ANYBODY, at=after(20))
    start_ticket(ticket, by=ANYBODY, at=after(21))
    finish_ticket(ticket, by=ANYBODY, at=after(24))
    found = times(service.hall)[ticket.number]
    assert (found.waiting, found.walking) == (600, 120)
    assert (found.serving, found.holding) == (420, 300)
    assert (found.first_wait, found.first_counter, found.served_by) == (600, desk.pk, desk.pk)


def test_time_that_has_not_ended_runs_until_now():
    service = given.offering()
    ticket = given.ticket(service)
    assert times(service.hall, at=after(7))[ticket.number].waiting == 420


def test_an_undone_step_never_happened():
    service = given.offering()
    desk = given.counter(service)
    ticket = given.ticket(service)
    call_next_ticket(desk, by=ANYBODY, at=after(5))
    undo_last_step(ticket, by=ANYBODY, at=after(5.1))
    found = times(service.hall, at=after(10))[ticket.number]
    assert (found.waiting, found.walking, found.calls) == (600, 0, 0)
    assert found.called_at is None


def test_a_remote_person_waits_from_the_confirmation():
    service = given.offering()
    ticket = given.ticket(service, delivery="remote")
    assert times(service.hall, at=after(7))[ticket.number].waiting == 0


def test_percentiles_are_waits_that_somebody_had():
    assert percentile([1, 2, 3, 4], 0.5) == 2
    assert percentile([1, 2, 3, 4], 0.9) == 4
    assert percentile([], 0.5) is None
    assert waits([60, 120]).p90 == 2.0


def test_a_days_fairness_tells_both_lines_and_who_was_called_out_of_order():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service, at=after(0))
    given.ticket(service, at=after(1), priority="elderly")
    last = given.ticket(service, at=after(2))
    for minute in (10, 20):
        finish_ticket(
            call_next_ticket(desk, by=ANYBODY, at=after(minute)), by=ANYBODY, at=after(19)
        )
    call_chosen_ticket(last, desk, by=ANYBODY, at=after(30), reason="flight")
    miss_ticket(last, by=ANYBODY, at=after(33))
    found = fairness(service.hall, day=DAY, at=after(60))
    assert (found.issued, found.served, found.no_shows) == (3, 2, 1)
    assert (found.regular.people, found.regular.p90) == (2, 28.0)
    assert (found.priority.people, found.priority.p90) == (1, 19.0)
    assert (found.called, found.out_of_order, found.reasons) == (3, 1, {"flight": 1})
    assert found.share_out_of_order == pytest.approx(1 / 3)
    [counter] = found.counters
    assert (counter.called, counter.served, counter.no_shows) == (3, 2, 1)


def test_a_counter_answers_for_its_own_calls_alone():
    service = given.offering()
    first, other = given.counter(service, code="1"), given.counter(service, code="2")
    open_counter(other, by=ANYBODY, at=NINE)
    ticket = given.ticket(service)
    call_next_ticket(first, by=ANYBODY, at=after(1))
    transfer_ticket(ticket, by=ANYBODY, at=after(2), to_counter=other)
    reason = "other:anak sakit, obat habis"
    call_chosen_ticket(ticket, other, by=ANYBODY, at=after(3), reason=reason)
    miss_ticket(ticket, by=ANYBODY, at=after(5))
    found = fairness(service.hall, day=DAY, at=after(60))
    assert found.reasons == {reason: 1}
    acts = [(each.called, each.out_of_order, each.no_shows) for each in found.counters]
    assert acts == [(1, 0, 0), (1, 1, 1)]
    assert [each.waits.people for each in found.counters] == [1, 0]


def test_what_was_told_is_judged_by_what_was_waited():
    found = told([(10.0, 8, 15), (20.2, 12, 20), (30.0, 12, 20)])
    assert found == Told(3, 9.4, 2 / 3, 0.0, mean_error=-9.4)


def test_a_day_says_how_good_its_estimates_were():
    service = given.offering(minutes_at_counter=10)
    desk = given.counter(service)
    open_counter(desk, by=ANYBODY, at=NINE)
    for _ in range(2):
        given.ticket(service)
    call_next_ticket(desk, by=ANYBODY, at=after(3))
    found = fairness(service.hall, day=DAY, at=after(60)).told
    assert (found.people, found.mean_absolute_error) == (1, 3.0)


def test_a_day_without_calls_has_no_shares():
    service = given.offering()
    open_counter(given.counter(service), by=ANYBODY, at=NINE)
    found = fairness(service.hall, day=DAY, at=NINE)
    assert found.share_out_of_order is None
    assert found.regular.p90 is None


def test_two_queries_read_a_day(django_assert_max_num_queries):
    service = given.offering()
    for _ in range(5):
        given.ticket(service)
    with django_assert_max_num_queries(2):
        fairness(service.hall, day=DAY, at=after(1))
