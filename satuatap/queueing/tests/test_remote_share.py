"""How many numbers people from afar may hold, and that nobody keeps what they gave up."""

from datetime import timedelta

import pytest

from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.actions import (
    call_next_ticket,
    cancel_ticket,
    confirm_ticket,
    lapse_unconfirmed,
)
from satuatap.queueing.errors import ConfirmedTooLate, NumbersAreGone, RemoteNumbersAreGone
from satuatap.queueing.models import QueueDay, Ticket
from satuatap.queueing.queries.choices import remote_left
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
TOO_LATE = NINE + timedelta(minutes=60)


def service(**settings):
    return given.offering(queue=given.queue(**settings))


def from_afar(offering, count=1, at=NINE):
    return [given.ticket(offering, at=at, delivery="remote") for _ in range(count)]


def left(offering):
    hall = Hall.objects.get(pk=offering.hall_id)
    return remote_left(hall, at=NINE)[offering.queue_id]


@pytest.mark.parametrize(
    ("facts", "limit"),
    [
        ({"cap": 30, "share": 50, "issued": 29}, 15),
        ({"cap": None, "share": 50, "issued": 0}, 10),
        ({"cap": None, "share": 50, "issued": 39}, 20),
        ({"cap": None, "share": 0, "issued": 39}, 0),
        ({"cap": None, "share": 100, "issued": 39}, 40),
    ],
)
def test_the_share_is_of_the_cap_or_of_what_was_given(facts, limit):
    assert rules.remote_limit(**facts) == limit


def test_a_cancelled_number_from_afar_gives_its_share_back_once():
    skck = service(daily_cap=4)
    first, _second = from_afar(skck, 2)
    with pytest.raises(RemoteNumbersAreGone):
        from_afar(skck)
    for _ in range(2):
        cancel_ticket(first, by=ANYBODY, at=NINE)
    assert left(skck) == (1, 2)
    from_afar(skck)
    assert QueueDay.objects.get().issued == 3


def test_a_number_that_lapses_gives_its_share_back():
    skck = service(daily_cap=4)
    from_afar(skck, 2)
    assert lapse_unconfirmed(at=TOO_LATE) == 2
    assert left(skck) == (2, 2)


def test_a_number_confirmed_too_late_gives_its_share_back():
    skck = service(daily_cap=2)
    (ticket,) = from_afar(skck)
    with pytest.raises(ConfirmedTooLate):
        confirm_ticket(ticket, by=ANYBODY, at=TOO_LATE)
    assert left(skck) == (1, 1)


def test_who_has_come_keeps_the_share():
    skck = service(daily_cap=2)
    (ticket,) = from_afar(skck)
    confirm_ticket(ticket, by=ANYBODY, at=NINE)
    call_next_ticket(given.counter(skck), by=ANYBODY, at=NINE)
    assert left(skck) == (0, 1)


def test_numbers_of_the_hall_give_nothing_back():
    skck = service(daily_cap=2)
    from_afar(skck)
    cancel_ticket(given.ticket(skck), by=ANYBODY, at=NINE)
    assert left(skck) == (0, 1)


def test_a_queue_without_a_cap_gives_some_first_and_then_in_step_with_the_hall():
    skck = service(remote_share=50)
    from_afar(skck, 10)
    with pytest.raises(RemoteNumbersAreGone):
        from_afar(skck)
    for _ in range(11):
        given.ticket(skck)
    from_afar(skck)
    with pytest.raises(RemoteNumbersAreGone):
        from_afar(skck)


def test_a_queue_without_a_share_gives_nothing_afar():
    skck = service(remote_share=0)
    with pytest.raises(RemoteNumbersAreGone):
        from_afar(skck)
    given.ticket(skck)
    with pytest.raises(RemoteNumbersAreGone):
        from_afar(skck)


def test_the_whole_share_without_a_cap_never_ends():
    skck = service(remote_share=100)
    assert len(from_afar(skck, 15)) == Ticket.objects.count()


def test_when_the_whole_day_is_given_the_sentence_says_so():
    skck = service(daily_cap=1, remote_share=100)
    given.ticket(skck)
    with pytest.raises(NumbersAreGone):
        from_afar(skck)
