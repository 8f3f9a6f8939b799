"""Locks are taken in one order by whatever is done: counter's session, queue's day, ticket."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satuatap.queueing.actions import (
    call_next_ticket,
    cancel_ticket,
    close_day,
    confirm_ticket,
    finish_ticket,
    hold_ticket,
    miss_ticket,
    recall_ticket,
    release_counter,
    start_ticket,
    transfer_ticket,
    undo_last_press,
    undo_last_step,
)
from satuatap.queueing.models import HallPolicy
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
ORDER = ["queueing_countersession", "queueing_queueday", "queueing_ticket"]
LOCKED = re.compile(r'FROM "(\w+)".* FOR UPDATE|^UPDATE "(\w+)"')
TOMORROW = NINE + timedelta(days=1)


def called():
    """Somebody with a number from afar, called to a counter, and the counter."""
    service = given.offering()
    desk = given.counter(service)
    HallPolicy.objects.update(recall_seconds=0)
    ticket = given.ticket(service, delivery="remote")
    confirm_ticket(ticket, by=ANYBODY, at=NINE)
    return call_next_ticket(desk, by=ANYBODY, at=NINE), desk


ACTS = {
    "cancel": lambda ticket, desk: cancel_ticket(ticket, by=ANYBODY, at=NINE),
    "undo": lambda ticket, desk: undo_last_step(ticket, by=ANYBODY, at=NINE),
    "undo_press": lambda ticket, desk: undo_last_press(desk, by=ANYBODY, at=NINE),
    "start": lambda ticket, desk: start_ticket(ticket, by=ANYBODY, at=NINE),
    "finish": lambda ticket, desk: finish_ticket(ticket, by=ANYBODY, at=NINE),
    "miss": lambda ticket, desk: miss_ticket(ticket, by=ANYBODY, at=NINE),
    "hold": lambda ticket, desk: hold_ticket(ticket, by=ANYBODY, at=NINE),
    "recall": lambda ticket, desk: recall_ticket(ticket, by=ANYBODY, at=NINE),
    "transfer": lambda ticket, desk: transfer_ticket(ticket, by=ANYBODY, at=NINE),
    "release": lambda ticket, desk: release_counter(desk, by=ANYBODY, at=NINE),
    "close_day": lambda ticket, desk: close_day(desk.hall, before=TOMORROW.date(), at=TOMORROW),
}


def locked_tables(queries):
    found = [LOCKED.search(each["sql"]) for each in queries]
    return [ORDER.index(each[1] or each[2]) for each in found if each and (each[1] or each[2])]


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_each_act_takes_its_locks_in_the_one_order(act):
    ticket, desk = called()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        act(ticket, desk)
    first = list(dict.fromkeys(locked_tables(queries.captured_queries)))
    assert first == sorted(first)
    assert first
