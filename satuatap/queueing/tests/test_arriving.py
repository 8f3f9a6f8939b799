"""Coming into the line: numbers, caps, confirmations, returns, midnight."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta

import pytest

from satuatap.places.models import Hall, OpeningHours
from satuatap.queueing.actions import (
    TicketRequest,
    call_next_ticket,
    cancel_ticket,
    confirm_ticket,
    miss_ticket,
    return_ticket,
    take_ticket,
)
from satuatap.queueing.actions.handing import take_by_phone
from satuatap.queueing.errors import (
    ConfirmedTooLate,
    KeyWasUsed,
    NotFromHere,
    NumbersAreGone,
    RemoteNumbersAreGone,
    RemoteTicketsAreOff,
    ReturnIsOver,
    ServiceIsClosed,
    ServiceIsUnknown,
)
from satuatap.queueing.models import HallPolicy, Queue, QueueDay, Ticket, TurnedAway
from satuatap.queueing.queries.line import counter_line
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db


def take(service, *, at=NINE, key=None, **request):
    hall = Hall.objects.select_related("region").get(pk=service.hall_id)
    asked = TicketRequest(service=service.code, **request)
    return take_ticket(hall, asked, by=ANYBODY, at=at, key=key)


def test_numbers_count_up_from_one_and_say_the_place():
    service = given.offering()
    found = [take(service) for _ in range(3)]
    assert [each.number for each in found] == ["A-001", "A-002", "A-003"]
    assert [each.position for each in found] == [1, 2, 3]


def test_each_queue_counts_for_itself():
    hall = given.hall()
    one, other = given.offering(hall=hall), given.offering(hall=hall)
    assert [take(one).number, take(other).number, take(one).number] == ["A-001", "B-001", "A-002"]


def test_numbers_roll_over_after_the_last_and_stay_unique_by_their_count():
    service = given.offering(queue=given.queue(first_number=5, last_number=7))
    found = [take(service).number for _ in range(4)]
    assert found == ["A-005", "A-006", "A-007", "A-005"]
    assert list(Ticket.objects.order_by("sequence").values_list("sequence", flat=True)) == [
        1,
        2,
        3,
        4,
    ]


def test_a_cap_ends_the_numbers_without_a_gap():
    service = given.offering(queue=given.queue(daily_cap=2))
    take(service), take(service)
    with pytest.raises(NumbersAreGone):
        take(service)
    assert QueueDay.objects.get().issued == 2


def test_who_gets_no_number_in_the_hall_is_counted_once_a_key():
    service = given.offering(queue=given.queue(daily_cap=1, remote_share=100))
    take(service, key="first")
    for key in ("tap", "tap", "first", "other"):
        with suppress(NumbersAreGone):
            take(service, key=key)
    with pytest.raises(NumbersAreGone):
        take(service, delivery="remote")
    assert set(TurnedAway.objects.values_list("key", flat=True)) == {"other", "tap"}


def test_a_number_keeps_what_its_queue_promised_when_it_was_given():
    service = given.offering(queue=given.queue(promise_minutes=20))
    take(service)
    Queue.objects.update(promise_minutes=600)
    assert Ticket.objects.get().promise_minutes == 20


def test_older_numbers_get_what_their_queue_promised_before_that_is_changed():
    service = given.offering(queue=given.queue(promise_minutes=20))
    take(service)
    Ticket.objects.update(promise_minutes=None)
    Queue.objects.update(promise_minutes=600)
    assert Ticket.objects.get().promise_minutes == 20


def test_remote_numbers_take_their_share_and_no_more():
    service = given.offering(queue=given.queue(daily_cap=4, remote_share=50))
    take(service, delivery="remote"), take(service, delivery="remote")
    with pytest.raises(RemoteNumbersAreGone):
        take(service, delivery="remote")
    assert take(service).number == "A-003"


def test_a_hall_may_give_numbers_on_its_floor_only():
    service = given.offering()
    HallPolicy.objects.update(remote_allowed=False)
    with pytest.raises(RemoteTicketsAreOff):
        take(service, delivery="remote")


def test_a_closed_hall_gives_no_number_and_writes_nothing():
    service = given.offering()
    with pytest.raises(ServiceIsClosed):
        take(service, at=NINE + timedelta(hours=12))
    assert not Ticket.objects.exists()
    assert not QueueDay.objects.exists()


def test_an_unknown_service_gives_no_number():
    service = given.offering()
    with pytest.raises(ServiceIsUnknown):
        take_ticket(service.hall, TicketRequest(service="nothing"), by=ANYBODY, at=NINE)


def test_the_same_key_gives_the_same_number_even_after_the_last():
    service = given.offering(queue=given.queue(daily_cap=1))
    first = take(service, key="tap")
    again = take(service, key="tap")
    assert (again.id, again.number, again.position) == (first.id, first.number, first.position)
    assert (first.is_new, again.is_new) == (True, False)
    assert take(service, key="tap", at=NINE + timedelta(hours=12)).id == first.id


def test_the_same_key_for_another_wish_is_refused():
    service = given.offering()
    take(service, key="tap")
    with pytest.raises(KeyWasUsed):
        take(service, key="tap", priority="elderly")


def test_the_same_key_gives_the_same_number_after_a_phone_took_it_over():
    offering = given.offering()
    hall, asked = offering.hall, TicketRequest(service=offering.code, delivery="paper")
    first = take_ticket(hall, asked, by=ANYBODY, at=NINE, key="k")
    take_by_phone(Ticket.objects.get(), at=NINE)
    assert take_ticket(hall, asked, by=ANYBODY, at=NINE, key="k").id == first.id


def test_paper_waits_once_it_is_out_and_confirming_again_changes_nothing():
    ticket = given.ticket(given.offering(), delivery="paper")
    assert ticket.state == "issued"
    for _ in range(2):
        ticket = confirm_ticket(ticket, by=ANYBODY, at=NINE + timedelta(seconds=30))
    assert ticket.state == "waiting"
    assert ticket.events.count() == 2


def test_a_late_confirmation_is_refused_and_the_number_has_lapsed():
    ticket = given.ticket(given.offering(), delivery="paper")
    for _ in range(2):
        with pytest.raises(ConfirmedTooLate):
            confirm_ticket(ticket, by=ANYBODY, at=NINE + timedelta(minutes=3))
    ticket.refresh_from_db()
    assert ticket.state == "lapsed"
    assert ticket.events.count() == 2


def test_a_number_that_was_given_up_is_not_confirmed():
    ticket = given.ticket(given.offering(), delivery="paper")
    cancel_ticket(ticket, by=ANYBODY, at=NINE)
    with pytest.raises(NotFromHere):
        confirm_ticket(ticket, by=ANYBODY, at=NINE)


def missed(others: int, place: str = "after_next"):
    service = given.offering()
    HallPolicy.objects.update(return_place=place)
    desk = given.counter(service)
    first = given.ticket(service)
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    line = [given.ticket(service, at=NINE + timedelta(seconds=n + 1)) for n in range(others)]
    miss_ticket(first, by=ANYBODY, at=NINE + timedelta(minutes=2))
    return first, desk, line


@pytest.mark.parametrize(
    ("place", "others", "expected"),
    [("after_next", 5, 3), ("after_next", 2, 2), ("arrival", 5, 0), ("end", 5, 5)],
)
def test_a_missed_person_comes_back_to_the_policys_place(place, others, expected):
    first, desk, _ = missed(others, place)
    at = NINE + timedelta(minutes=10)
    return_ticket(first, by=ANYBODY, at=at)
    assert [each.pk for each in counter_line(desk, at=at)].index(first.pk) == expected


def test_who_comes_back_by_arrival_brings_at_most_the_policys_minutes_along():
    first, desk, _ = missed(3, "arrival")
    HallPolicy.objects.update(carried_minutes=5)
    at = NINE + timedelta(minutes=10)
    assert return_ticket(first, by=ANYBODY, at=at).rank_at == at - timedelta(minutes=5)
    assert counter_line(desk, at=at)[-1].pk == first.pk


def test_coming_back_twice_at_once_is_once():
    first, _, _ = missed(0)
    at = NINE + timedelta(minutes=10)
    back = [return_ticket(first, by=ANYBODY, at=at) for _ in range(2)]
    assert [each.returns for each in back] == [1, 1]


def test_coming_back_too_late_needs_a_new_number():
    first, _, _ = missed(0)
    with pytest.raises(ReturnIsOver):
        return_ticket(first, by=ANYBODY, at=NINE + timedelta(minutes=18))


def test_nobody_comes_back_a_second_time():
    first, desk, _ = missed(0)
    at = NINE + timedelta(minutes=5)
    return_ticket(first, by=ANYBODY, at=at)
    miss_ticket(call_next_ticket(desk, by=ANYBODY, at=at), by=ANYBODY, at=at)
    with pytest.raises(ReturnIsOver):
        return_ticket(first, by=ANYBODY, at=at)


def test_who_was_never_missed_does_not_come_back():
    ticket = given.ticket(given.offering(), delivery="paper")
    with pytest.raises(NotFromHere):
        return_ticket(ticket, by=ANYBODY, at=NINE)


ZONES = [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)]


@pytest.mark.parametrize(("zone", "hours"), ZONES)
def test_a_new_day_begins_at_the_halls_own_midnight(zone, hours):
    place = given.region(code=f"99.0{hours}", timezone=zone)
    service = given.offering(hall=given.hall(region=place))
    OpeningHours.objects.filter(hall=service.hall).update(opens_at=time(0), closes_at=time.max)
    Queue.objects.filter(hall=service.hall).update(last_ticket_minutes=0)
    midnight = datetime(2026, 11, 17, tzinfo=UTC) - timedelta(hours=hours)
    evening = [take(service, at=midnight - timedelta(minutes=n)).number for n in (2, 1)]
    morning = [take(service, at=midnight + timedelta(minutes=n)).number for n in (1, 2)]
    assert (evening, morning) == (["A-001", "A-002"], ["A-001", "A-002"])
    days = Ticket.objects.order_by("issued_at").values_list("day", flat=True)
    assert [day.day for day in days] == [16, 16, 17, 17]


@pytest.mark.parametrize(("zone", "hours"), ZONES)
def test_yesterdays_line_is_not_called_today(zone, hours):
    place = given.region(code=f"99.0{hours}", timezone=zone)
    service = given.offering(hall=given.hall(region=place))
    OpeningHours.objects.filter(hall=service.hall).update(opens_at=time(0), closes_at=time.max)
    desk = given.counter(service)
    midnight = datetime(2026, 11, 17, tzinfo=UTC) - timedelta(hours=hours)
    take(service, at=midnight - timedelta(hours=1))
    today = take(service, at=midnight + timedelta(minutes=1))
    called = call_next_ticket(desk, by=ANYBODY, at=midnight + timedelta(minutes=2))
    assert called.pk == today.id
