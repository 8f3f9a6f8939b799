"""What goes wrong when many act at once without the lock, and does not with it.

Each test first shows that the race is real: real threads, real connections, real commits. They
meet between looking and acting, where the unlucky meet by chance.
"""

from collections import Counter as Tally
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction

from satuatap.core.errors import Refusal
from satuatap.core.ids import uuid7
from satuatap.queueing.actions import (
    By,
    TicketRequest,
    call_next_ticket,
    cancel_ticket,
    close_day,
    confirm_ticket,
    finish_ticket,
    open_counter,
    release_counter,
    start_ticket,
    take_ticket,
    undo_last_step,
)
from satuatap.queueing.errors import CounterIsTaken, NobodyIsWaiting, VisitIsElsewhere
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent, Visit
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 16
PATIENCE = 20  # seconds until one that the others wait for is missed


def all_at_once(act, workers: int = WORKERS, *, times: int = 1):
    """What ``act(worker)`` gave or raised, for each worker and time."""
    barrier = Barrier(workers)

    def work(worker):
        try:
            barrier.wait(PATIENCE)
            return [attempt(act, worker) for _ in range(times)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(workers) as pool:
        return [each for found in pool.map(work, range(workers)) for each in found]


def attempt(act, worker):
    try:
        return act(worker)
    except (Refusal, IntegrityError) as refused:
        return refused


def counted_number(service, together):
    """The way of the field: count, add one, insert; ``together`` lets all have counted first."""
    with transaction.atomic():
        number = Ticket.objects.filter(queue=service.queue, day=NINE.date()).count() + 1
        together.wait(PATIENCE)
        visit = Visit.objects.create(hall=service.hall, day=NINE.date(), arrived_at=NINE)
        Ticket.objects.create(
            hall=service.hall,
            visit=visit,
            offering=service,
            queue=service.queue,
            numbered_by=service.queue,
            day=NINE.date(),
            sequence=number,
            number=f"A-{number:03}",
            delivery="phone",
            issued_at=NINE,
            arrived_at=NINE,
            rank_at=NINE,
            state_at=NINE,
        )
    return number


def test_counting_gives_numbers_out_twice():
    service, together = given.offering(), Barrier(WORKERS)
    found = all_at_once(lambda _: counted_number(service, together))
    assert sum(isinstance(each, IntegrityError) for each in found) == WORKERS - 1


def test_our_numbers_are_unique_and_without_gaps():
    service = given.offering()
    request = TicketRequest(service=service.code)
    found = all_at_once(lambda _: take_ticket(service.hall, request, by=ANYBODY, at=NINE), times=10)
    given_out = sorted(Ticket.objects.values_list("sequence", flat=True))
    assert given_out == list(range(1, 10 * WORKERS + 1))
    assert len({each.number for each in found}) == len(found)
    assert QueueDay.objects.get().issued == len(found)


def test_the_last_numbers_of_a_cap_are_given_once():
    service = given.offering(queue=given.queue(daily_cap=7))
    request = TicketRequest(service=service.code)
    found = all_at_once(lambda _: take_ticket(service.hall, request, by=ANYBODY, at=NINE))
    assert sum(not isinstance(each, Refusal) for each in found) == 7
    assert sorted(Ticket.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6, 7]


def test_one_key_is_one_number_however_often_it_comes_at_once():
    service = given.offering()
    request = TicketRequest(service=service.code)
    found = all_at_once(
        lambda _: take_ticket(service.hall, request, by=ANYBODY, at=NINE, key="tap"), times=3
    )
    assert len({each.number for each in found}) == 1
    assert sum(each.is_new for each in found) == 1
    assert QueueDay.objects.get().issued == 1


def unlocked_call(service, desk, together):
    """The way of the field: look who is first, then mark them as called."""
    first = Ticket.objects.waiting().filter(queue=service.queue).in_rank_order().first()
    assert first is not None
    together.wait(PATIENCE)
    Ticket.objects.filter(pk=first.pk).update(state="called", counter=desk)
    return first.pk


def test_looking_before_calling_calls_people_twice():
    service = given.offering()
    desks = [given.counter(service) for _ in range(WORKERS)]
    for _ in range(WORKERS):
        given.ticket(service)
    together = Barrier(WORKERS)
    found = all_at_once(lambda worker: unlocked_call(service, desks[worker], together))
    assert (len(found), len(set(found))) == (WORKERS, 1)


def test_no_two_counters_get_the_same_person():
    service = given.offering()
    desks = [given.counter(service) for _ in range(WORKERS)]
    for nth in range(WORKERS):
        given.ticket(service, priority="elderly" if nth % 3 == 0 else "none")
    found = all_at_once(lambda worker: call_next_ticket(desks[worker], by=ANYBODY, at=NINE))
    assert Tally(each.pk for each in found).most_common(1)[0][1] == 1
    assert len(found) == WORKERS
    assert TicketEvent.objects.filter(kind="call").count() == WORKERS


def test_the_last_person_is_called_once_and_the_others_hear_that_nobody_waits():
    service = given.offering()
    desks = [given.counter(service) for _ in range(WORKERS)]
    given.ticket(service)
    found = all_at_once(lambda worker: call_next_ticket(desks[worker], by=ANYBODY, at=NINE))
    assert sum(isinstance(each, NobodyIsWaiting) for each in found) == WORKERS - 1


def test_a_visitor_with_two_numbers_is_called_by_one_counter():
    hall = given.hall()
    services = [given.offering(hall=hall) for _ in range(4)]
    desks = [given.counter(each) for each in services]
    first = given.ticket(services[0])
    for each in services[1:]:
        given.ticket(each, visit=first.visit)
    found = all_at_once(lambda worker: call_next_ticket(desks[worker], by=ANYBODY, at=NINE), 4)
    refused = [each for each in found if isinstance(each, NobodyIsWaiting | VisitIsElsewhere)]
    assert len(refused) == 3
    assert Ticket.objects.at_counter().count() == 1


def test_giving_numbers_from_afar_back_and_calling_at_once_never_block_each_other():
    service = given.offering(queue=given.queue(daily_cap=200))
    desks = [given.counter(service) for _ in range(WORKERS // 2)]
    mine = [[given.ticket(service, delivery="remote") for _ in range(5)] for _ in desks]
    for each in [ticket for tickets in mine for ticket in tickets]:
        confirm_ticket(each, by=ANYBODY, at=NINE)

    def work(worker):
        desk, tickets = worker // 2, mine[worker // 2]
        if worker % 2:
            return cancel_ticket(tickets.pop(), by=ANYBODY, at=NINE)
        called = call_next_ticket(desks[desk], by=ANYBODY, at=NINE)
        return finish_ticket(called, by=ANYBODY, at=NINE)

    all_at_once(work, times=5)
    states = Tally(Ticket.objects.values_list("state", flat=True))
    assert states.total() == states["done"] + states["cancelled"]
    assert QueueDay.objects.get().issued_remote == states["done"]


def side_by_side(acts, desks):
    """Both acts at once at each of these counters, whoever is called there."""
    called = {desk.pk: call_next_ticket(desk, by=ANYBODY, at=NINE) for desk in desks}

    def work(worker):
        desk = desks[worker // 2]
        return acts[worker % 2](desk, called[desk.pk])

    all_at_once(work, 2 * len(desks))


def undo(_desk, ticket):
    return undo_last_step(ticket, by=ANYBODY, at=NINE)


def cancel(_desk, ticket):
    return cancel_ticket(ticket, by=ANYBODY, at=NINE)


def start(_desk, ticket):
    return start_ticket(ticket, by=ANYBODY, at=NINE)


def release(desk, _ticket):
    return release_counter(desk, by=ANYBODY, at=NINE)


def end_day(desk, _ticket):
    tomorrow = NINE + timedelta(days=1)
    return close_day(desk.hall, before=tomorrow.date(), at=tomorrow)


@pytest.mark.parametrize("acts", [(undo, cancel), (release, start), (end_day, start)])
def test_what_meets_at_a_counter_waits_and_never_blocks(acts):
    service = given.offering()
    desks = [given.counter(service) for _ in range(WORKERS // 2)]
    for _ in desks:
        ticket = given.ticket(service, delivery="remote")
        confirm_ticket(ticket, by=ANYBODY, at=NINE)
    side_by_side(acts, desks)
    states = set(Ticket.objects.values_list("state", flat=True))
    assert states <= {"waiting", "cancelled", "on_hold", "serving", "expired"}


def looked_session(desk, worker, together):
    """Look whether the counter is free, then sit down."""
    if CounterSession.objects.open().filter(counter=desk).exists():
        return None
    together.wait(PATIENCE)
    return CounterSession.objects.create(
        id=uuid7(), hall=desk.hall, counter=desk, actor=f"user:{worker}", opened_at=NINE
    )


def test_looking_before_sitting_down_seats_two():
    desk, together = given.counter(given.offering()), Barrier(WORKERS)
    found = all_at_once(lambda worker: looked_session(desk, worker, together))
    assert sum(isinstance(each, IntegrityError) for each in found) == WORKERS - 1


def test_one_officer_sits_at_a_counter_and_the_others_are_told():
    desk = given.counter(given.offering())
    found = all_at_once(lambda worker: open_counter(desk, by=By(f"user:{worker}"), at=NINE))
    assert sum(isinstance(each, CounterIsTaken) for each in found) == WORKERS - 1
    assert CounterSession.objects.open().count() == 1


def test_one_officer_with_two_windows_has_one_session():
    desk = given.counter(given.offering())
    found = all_at_once(lambda _: open_counter(desk, by=ANYBODY, at=NINE))
    assert len({each.pk for each in found}) == 1
