"""The same races between thirty-two processes, as between web workers on several machines.

Threads of one process share its caches and take turns; processes share the database alone.
"""

from collections import Counter as Tally

import pytest

from satuatap.core.errors import Refusal
from satuatap.queueing.actions import (
    TicketRequest,
    call_next_ticket,
    finish_ticket,
    take_ticket,
)
from satuatap.queueing.errors import NumbersAreGone
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.queueing.tests.processes import fork, in_processes
from satuatap.queueing.tests.test_races import counted_number

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 32
EACH = 5
CAP = 150


def taking(service, times=EACH):
    """A process that takes numbers, ``gone`` where there are none left."""
    request = TicketRequest(service=service.code)

    def take(_worker):
        try:
            return take_ticket(service.hall, request, by=ANYBODY, at=NINE).number
        except NumbersAreGone:
            return "gone"

    return lambda worker: [take(worker) for _ in range(times)]


def calling(desks):
    """A process that serves at its counter until nobody waits, and whom it had."""

    def serve(worker):
        had = []
        try:
            while True:
                called = call_next_ticket(desks[worker], by=ANYBODY, at=NINE)
                finish_ticket(called, by=ANYBODY, at=NINE)
                had.append(called.number)
        except Refusal as over:
            return had, over.type

    return serve


def numbers(count):
    return {f"A-{each:03}" for each in range(1, count + 1)}


def test_counting_gives_numbers_out_twice_between_processes_too():
    service, together = given.offering(), fork.Barrier(WORKERS)
    found = in_processes(lambda _worker: counted_number(service, together), WORKERS)
    refused = [each for each in found if str(each).startswith("IntegrityError: duplicate key")]
    assert (len(found), len(refused)) == (WORKERS, WORKERS - 1)


def test_thirty_two_processes_get_numbers_without_a_double_or_a_gap_up_to_the_cap():
    service = given.offering(queue=given.queue(daily_cap=CAP))
    found = Tally(number for each in in_processes(taking(service)) for number in each)
    assert found.pop("gone") == WORKERS * EACH - CAP
    assert set(found) == numbers(CAP)
    assert set(found.values()) == {1}
    assert Ticket.objects.count() == QueueDay.objects.get().issued == CAP
    assert TicketEvent.objects.filter(kind="issue").count() == CAP


def test_thirty_two_counters_call_everybody_once():
    service = given.offering()
    desks = [given.counter(service) for _ in range(WORKERS)]
    for nth in range(2 * WORKERS):
        given.ticket(service, priority="elderly" if nth % 4 == 0 else "none")
    found = in_processes(calling(desks))
    had = Tally(number for numbers_had, _ in found for number in numbers_had)
    assert set(had) == numbers(2 * WORKERS)
    assert set(had.values()) == {1}
    assert {over for _, over in found} == {"nobody-is-waiting"}
    assert CounterSession.objects.open().count() == WORKERS


def test_taking_and_calling_at_once_loses_nobody():
    service = given.offering()
    desks = [given.counter(service) for _ in range(WORKERS)]
    for _ in range(WORKERS):
        given.ticket(service)
    take, call = taking(service), calling(desks)
    in_processes(lambda worker: take(worker) if worker % 2 else call(worker))
    states = Tally(Ticket.objects.values_list("state", flat=True))
    assert set(states) <= {"done", "waiting"}
    assert states.total() == WORKERS + EACH * WORKERS // 2
    calls = Tally(TicketEvent.objects.filter(kind="call").values_list("ticket", flat=True))
    assert (len(calls), set(calls.values())) == (states["done"], {1})
