"""How long people will be told that they wait."""

from datetime import time, timedelta
from uuid import UUID, uuid4

import pytest

from satuatap.queueing.actions import (
    TicketRequest,
    call_next_ticket,
    finish_ticket,
    open_counter,
    pause_counter,
    take_ticket,
)
from satuatap.queueing.estimates import (
    UNKNOWN,
    Desk,
    Expected,
    Flow,
    Pace,
    Sample,
    ahead_of_newcomer,
    blended,
)
from satuatap.queueing.queries.estimating import (
    forget_estimates,
    newcomer_ranges,
    offering_estimates,
    ticket_estimate,
)
from satuatap.queueing.rules import Standing
from satuatap.queueing.tests import given

SERVICE, QUEUE = uuid4(), uuid4()


@pytest.fixture(autouse=True)
def _fresh():
    forget_estimates()


def people(count: int, *, priority: bool = False, start: int = 0) -> list[Standing]:
    times = [given.NINE + timedelta(minutes=start + n) for n in range(count)]
    return [
        Standing(uuid4(), at, at, start + n, priority, QUEUE, SERVICE) for n, at in enumerate(times)
    ]


def flow(desks: int, line: list[Standing], minutes: float = 10) -> Flow:
    counters = [Desk(uuid4(), frozenset({SERVICE})) for _ in range(desks)]
    return Flow(counters, line, {SERVICE: Pace(minutes, 5)}, {}, most=2)


def newcomer(floor: Flow, service: UUID = SERVICE) -> float:
    expected = floor.newcomer(service)
    assert expected is not None
    return expected.minutes


def test_a_free_counter_means_no_wait():
    assert newcomer(flow(1, [])) == 0


def test_four_people_before_two_free_counters_take_two_rounds():
    assert newcomer(flow(2, people(4))) == 20


def test_nobody_knows_when_no_counter_gives_the_service():
    assert flow(1, []).newcomer(uuid4()) is None


def test_a_priority_person_waits_less_than_the_regular_ones_before():
    regular = people(6)
    [first] = people(1, priority=True, start=6)
    waits = flow(1, [*regular, first]).waits
    assert waits[first.ticket].minutes == 20
    assert waits[regular[2].ticket].minutes == 30


def test_a_priority_newcomer_goes_after_the_streak_only():
    counts = {"regular": 9, "priority": 1, "since": 1, "most": 2}
    assert ahead_of_newcomer(**counts, first=True) == 1 + 3
    assert ahead_of_newcomer(**counts, first=False) == 10


def test_a_range_is_whole_minutes_and_late_is_later():
    found = Expected(20.0, 60.0).as_range()
    assert found.likely_minutes is not None
    assert found.late_minutes is not None
    assert 18 <= found.likely_minutes <= 22 < found.late_minutes


def test_few_seen_times_move_the_pace_little_and_many_a_lot():
    few = blended(10, history=Sample(), recent=Sample(1, 20, 4))
    many = blended(10, history=Sample(50, 20, 4), recent=Sample(30, 20, 4))
    assert few.minutes == 12
    assert 19 < many.minutes < 20


@pytest.mark.django_db
def test_a_hall_without_open_counters_says_that_it_does_not_know():
    service = given.offering()
    given.counter(service)
    assert offering_estimates(service.hall, at=given.NINE) == {service.code: UNKNOWN}


@pytest.mark.django_db
def test_a_paused_counter_does_not_count():
    service = given.offering()
    desk = given.counter(service)
    open_counter(desk, by=given.ANYBODY, at=given.NINE)
    assert offering_estimates(service.hall, at=given.NINE)[service.code].likely_minutes == 0
    pause_counter(desk, at=given.NINE)
    assert offering_estimates(service.hall, at=given.NINE)[service.code] == UNKNOWN


@pytest.mark.django_db
def test_a_ticket_waits_for_those_before_it():
    service = given.offering()
    open_counter(given.counter(service), by=given.ANYBODY, at=given.NINE)
    first, second = given.ticket(service), given.ticket(service)
    assert ticket_estimate(first, at=given.NINE).likely_minutes == 0
    assert 6 <= (ticket_estimate(second, at=given.NINE).likely_minutes or 0) <= 10


@pytest.mark.django_db
def test_a_newcomer_is_told_without_asking_the_database_again(django_assert_num_queries):
    service = given.offering()
    open_counter(given.counter(service), by=given.ANYBODY, at=given.NINE)
    request = TicketRequest(service=service.code)
    tickets = [
        take_ticket(service.hall, request, by=given.ANYBODY, at=given.NINE) for _ in range(3)
    ]
    with django_assert_num_queries(0):
        newcomer_ranges(service.hall, service.code, at=given.NINE)
    likely = [each.likely_minutes or 0 for each in tickets]
    assert likely == sorted(likely)
    assert likely[0] < likely[2]


@pytest.mark.django_db
def test_what_people_really_took_is_learned_from_the_events():
    service = given.offering(minutes_at_counter=10)
    desk = given.counter(service)
    for turn in range(12):
        at = given.NINE + timedelta(minutes=3 * turn)
        given.ticket(service, at=at)
        called = call_next_ticket(desk, by=given.ANYBODY, at=at)
        finish_ticket(called, by=given.ANYBODY, at=at + timedelta(minutes=3))
    later = given.NINE + timedelta(minutes=36)
    waiting = [given.ticket(service, at=later) for _ in range(3)]
    told = ticket_estimate(waiting[2], at=later).likely_minutes
    assert told is not None
    assert 5 <= told <= 11


def resting(minutes_from: float, minutes_to: float, line: list[Standing], desks: int = 1) -> Flow:
    counters = [Desk(uuid4(), frozenset({SERVICE})) for _ in range(desks)]
    counters[0].rest = (minutes_from, minutes_to)
    return Flow(counters, line, {SERVICE: Pace(10, 5)}, {}, most=2)


def test_a_break_that_comes_is_part_of_the_wait():
    assert newcomer(resting(15, 45, people(1))) == 10
    assert newcomer(resting(15, 45, people(2))) == 45


def test_a_second_counter_works_on_through_the_break_of_the_first():
    assert newcomer(resting(-5, 30, [], desks=2)) == 0
    assert newcomer(resting(-5, 30, people(2), desks=2)) == 20


@pytest.mark.django_db
def test_a_counter_that_pauses_in_its_break_comes_back_after_it():
    service = given.offering()
    desk = given.counter(service, break_from=time(9), break_to=time(9, 30))
    open_counter(desk, by=given.ANYBODY, at=given.NINE)
    pause_counter(desk, at=given.NINE)
    told = offering_estimates(service.hall, at=given.NINE)[service.code]
    assert told.likely_minutes is not None
    assert 25 <= told.likely_minutes <= 35


@pytest.mark.django_db
def test_a_counter_that_calls_in_its_break_takes_none_today():
    service = given.offering(minutes_at_counter=10)
    desk = given.counter(service, break_from=time(8, 30), break_to=time(11))
    given.ticket(service, at=given.NINE - timedelta(minutes=40))
    call_next_ticket(desk, by=given.ANYBODY, at=given.NINE)
    told = offering_estimates(service.hall, at=given.NINE)[service.code]
    assert told.likely_minutes is not None
    assert told.likely_minutes <= 12
