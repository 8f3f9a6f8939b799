"""Who missed the call comes back only into a line that somebody still calls."""

from datetime import timedelta

import pytest

from satuatap.queueing.actions import (
    call_next_ticket,
    close_counter,
    finish_ticket,
    miss_ticket,
    return_ticket,
)
from satuatap.queueing.errors import ReturnIsOver
from satuatap.queueing.models import HallPolicy
from satuatap.queueing.queries.ticket_story import ticket_by_code, ticket_story
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
CLOSES = NINE + timedelta(hours=6, minutes=30)  # 15.30
LATE = CLOSES + timedelta(minutes=5)


def missed(at=CLOSES - timedelta(minutes=1)):
    service = given.offering()
    desk = given.counter(service)
    HallPolicy.objects.update(return_minutes=24 * 60)
    given.ticket(service, at=at - timedelta(hours=1))
    return miss_ticket(call_next_ticket(desk, by=ANYBODY, at=at), by=ANYBODY, at=at), desk


def told_until(ticket, at):
    found = ticket_by_code(ticket.code)
    assert found is not None
    return ticket_story(found, at=at).may_return_until


def is_refused(ticket, at):
    with pytest.raises(ReturnIsOver):
        return_ticket(ticket, by=ANYBODY, at=at)
    return told_until(ticket, at) is None


def test_after_closing_nobody_comes_back_where_no_counter_calls():
    ticket, desk = missed()
    close_counter(desk, at=LATE, by=ANYBODY)
    other = given.offering(hall=desk.hall)
    given.ticket(other, at=NINE)
    finish_ticket(call_next_ticket(given.counter(other), by=ANYBODY, at=LATE), by=ANYBODY, at=LATE)
    assert is_refused(ticket, LATE)


def test_after_closing_one_comes_back_while_an_officer_stays():
    ticket, _ = missed()
    assert told_until(ticket, LATE) is not None
    assert return_ticket(ticket, by=ANYBODY, at=LATE).state == "waiting"


def test_nobody_comes_back_on_another_day():
    ticket, _ = missed(at=NINE)
    assert is_refused(ticket, NINE + timedelta(hours=23))
