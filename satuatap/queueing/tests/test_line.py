"""The line that people are shown is the line that PostgreSQL calls."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satuatap.queueing.actions import (
    call_next_ticket,
    cancel_ticket,
    finish_ticket,
    open_counter,
    transfer_ticket,
)
from satuatap.queueing.errors import NobodyIsWaiting
from satuatap.queueing.models import HallPolicy
from satuatap.queueing.queries.line import counter_line, position_of
from satuatap.queueing.tests import given as givens
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
people = st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=14)


def floor():
    """Three services in two queues, and a fourth that the counter does not give."""
    hall = givens.hall()
    first, second = givens.queue(hall=hall), givens.queue(hall=hall)
    offerings = [givens.offering(queue=line) for line in (first, first, second, second)]
    return offerings, givens.counter(*offerings[:3])


def arrive(offerings, arrivals):
    return [
        givens.ticket(
            offerings[service],
            at=NINE + timedelta(seconds=nth),
            priority="elderly" if priority else "none",
        )
        for nth, (service, priority) in enumerate(arrivals)
    ]


def numbers_called(counter, at):
    try:
        while True:
            ticket = call_next_ticket(counter, by=ANYBODY, at=at)
            finish_ticket(ticket, by=ANYBODY, at=at)
            yield ticket.number
    except NobodyIsWaiting:
        return


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(people, st.integers(1, 3), st.integers(0, 4))
def test_the_counters_line_is_what_the_database_calls(arrivals, most, called_before):
    offerings, desk = floor()
    HallPolicy.objects.filter(hall=desk.hall).update(regular_between_priority=most)
    arrive(offerings, arrivals)
    later = NINE + timedelta(hours=1)
    for _ in zip(range(called_before), numbers_called(desk, later), strict=False):
        pass
    at_counter = counter_line(desk, at=later)
    assert [each.number for each in at_counter] == list(numbers_called(desk, later))


def test_a_transferred_person_stands_where_the_line_says():
    offerings, desk = floor()
    arrive(offerings, [(0, False), (2, False), (0, True), (2, False)])
    other = givens.counter(offerings[3], code="other")
    ticket = arrive(offerings, [(3, False)])[0]
    call_next_ticket(other, by=ANYBODY, at=NINE)
    transfer_ticket(ticket, by=ANYBODY, at=NINE, offering=offerings[2])
    line = [each.number for each in counter_line(desk, at=NINE)]
    assert ticket.number in line
    assert line == list(numbers_called(desk, NINE))


def test_a_reserved_person_is_in_the_line_of_that_counter_only():
    offerings, desk = floor()
    ticket = arrive(offerings, [(0, False)])[0]
    second = givens.counter(*offerings[:3], code="second")
    open_counter(second, by=ANYBODY, at=NINE)
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    transfer_ticket(ticket, by=ANYBODY, at=NINE, to_counter=second)
    lines = [counter_line(each, at=NINE) for each in (desk, second)]
    assert sorted(len(line) for line in lines) == [0, 1]
    assert counter_line(second, at=NINE)[0].pk == ticket.pk


def test_a_priority_person_is_overtaken_by_at_most_two():
    offerings, _ = floor()
    tickets = arrive(offerings, [(0, False)] * 4 + [(1, True)])
    assert [position_of(each, at=NINE) for each in tickets] == [1, 2, 4, 5, 3]


def test_who_gave_up_has_no_place():
    offerings, _ = floor()
    tickets = arrive(offerings, [(0, False), (0, False)])
    cancelled = cancel_ticket(tickets[0], by=ANYBODY, at=NINE)
    assert position_of(cancelled, at=NINE) is None
    assert position_of(tickets[1], at=NINE) == 1
    assert position_of(tickets[1], at=NINE + timedelta(days=1)) is None


def test_an_unconfirmed_number_knows_the_place_it_would_have():
    offerings, _ = floor()
    arrive(offerings, [(0, False)])
    paper = givens.ticket(offerings[0], at=NINE + timedelta(minutes=1), delivery="paper")
    assert position_of(paper, at=NINE) == 2
