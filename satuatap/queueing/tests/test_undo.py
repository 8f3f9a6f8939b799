"""Taking the last step back restores everything, or is refused."""

from datetime import timedelta

import pytest
from django.forms.models import model_to_dict

from satuatap.queueing.actions import (
    call_next_ticket,
    finish_ticket,
    hold_ticket,
    miss_ticket,
    recall_ticket,
    start_ticket,
    transfer_ticket,
    undo_last_step,
)
from satuatap.queueing.errors import CounterIsBusy, NothingToUndo, WrongCounter
from satuatap.queueing.models import QueueDay, Ticket
from satuatap.queueing.queries.line import counter_line
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
SOON = NINE + timedelta(seconds=4)


def state_of(ticket):
    fresh = Ticket.objects.get(pk=ticket.pk)
    values = model_to_dict(fresh) | {"state_at": fresh.state_at, "rank_at": fresh.rank_at}
    values.pop("undos")
    return values


def called(service=None):
    service = service or given.offering()
    desk = given.counter(service)
    given.ticket(service, at=NINE - timedelta(minutes=5))
    return call_next_ticket(desk, by=ANYBODY, at=NINE), desk, service


def serving():
    ticket, desk, service = called()
    return start_ticket(ticket, by=ANYBODY, at=NINE), desk, service


@pytest.mark.parametrize(
    ("make", "step"),
    [
        (called, lambda t, s: start_ticket(t, by=ANYBODY, at=SOON)),
        (called, lambda t, s: miss_ticket(t, by=ANYBODY, at=SOON)),
        (called, lambda t, s: hold_ticket(t, by=ANYBODY, at=SOON)),
        (serving, lambda t, s: finish_ticket(t, by=ANYBODY, at=SOON, outcome="incomplete")),
        (serving, lambda t, s: hold_ticket(t, by=ANYBODY, at=SOON)),
        (serving, lambda t, s: transfer_ticket(t, by=ANYBODY, at=SOON)),
        (
            serving,
            lambda t, s: transfer_ticket(
                t, by=ANYBODY, at=SOON, offering=given.offering(hall=s.hall)
            ),
        ),
    ],
)
def test_undo_restores_exactly(make, step):
    ticket, desk, service = make()
    before = state_of(ticket)
    step(ticket, service)
    assert state_of(ticket) != before
    undo_last_step(ticket, by=ANYBODY, at=SOON, counter=desk)
    assert state_of(ticket) == before


def test_an_undone_call_gives_place_and_turn_back():
    service = given.offering()
    desk = given.counter(service)
    for nth, priority in enumerate(["none", "none", "elderly", "none"]):
        given.ticket(service, at=NINE + timedelta(seconds=nth), priority=priority)
    for _ in range(2):
        finish_ticket(call_next_ticket(desk, by=ANYBODY, at=SOON), by=ANYBODY, at=SOON)
    line = [each.number for each in counter_line(desk, at=SOON)]
    first = call_next_ticket(desk, by=ANYBODY, at=SOON)
    assert first.priority
    undo_last_step(first, by=ANYBODY, at=SOON, counter=desk)
    assert [each.number for each in counter_line(desk, at=SOON)] == line
    assert QueueDay.objects.get(queue=service.queue).since_priority == 2


def test_an_undone_call_leaves_the_turn_to_those_called_since():
    service = given.offering()
    one, other = given.counter(service), given.counter(service)
    for nth, priority in enumerate(["elderly", "none", "none"]):
        given.ticket(service, at=NINE + timedelta(seconds=nth), priority=priority)
    first = call_next_ticket(one, by=ANYBODY, at=SOON)
    call_next_ticket(other, by=ANYBODY, at=SOON)
    undo_last_step(first, by=ANYBODY, at=SOON, counter=one)
    assert QueueDay.objects.get(queue=service.queue).since_priority == 1


@pytest.mark.parametrize(
    ("first", "turn"), [("elderly", 2), ("none", 3)], ids=["priority", "regular"]
)
def test_a_transfer_that_was_taken_back_is_no_call(first, turn):
    service = given.offering()
    desks = [given.counter(service) for _ in range(4)]
    for nth, priority in enumerate([first, "none", "none", "none"]):
        given.ticket(service, at=NINE + timedelta(seconds=nth), priority=priority)
    sent, _, _ = [call_next_ticket(desk, by=ANYBODY, at=SOON) for desk in desks[:3]]
    transfer_ticket(sent, by=ANYBODY, at=SOON)
    undo_last_step(sent, by=ANYBODY, at=SOON, counter=desks[0])
    last = call_next_ticket(desks[3], by=ANYBODY, at=SOON)
    undo_last_step(last, by=ANYBODY, at=SOON, counter=desks[3])
    assert QueueDay.objects.get(queue=service.queue).since_priority == turn


def test_after_ten_seconds_it_is_too_late():
    ticket, desk, _ = called()
    with pytest.raises(NothingToUndo):
        undo_last_step(ticket, by=ANYBODY, at=NINE + timedelta(seconds=11), counter=desk)


def test_once_is_enough():
    ticket, desk, _ = serving()
    undo_last_step(ticket, by=ANYBODY, at=SOON, counter=desk)
    with pytest.raises(NothingToUndo):
        undo_last_step(ticket, by=ANYBODY, at=SOON, counter=desk)


def test_a_recall_cannot_be_unsaid():
    ticket, desk, _ = called()
    again = NINE + timedelta(seconds=15)
    recall_ticket(ticket, by=ANYBODY, at=again)
    with pytest.raises(NothingToUndo):
        undo_last_step(ticket, by=ANYBODY, at=again, counter=desk)


def test_a_counter_that_has_gone_on_takes_no_earlier_step_back():
    ticket, desk, service = serving()
    finish_ticket(ticket, by=ANYBODY, at=SOON)
    given.ticket(service, at=SOON)
    call_next_ticket(desk, by=ANYBODY, at=SOON)
    with pytest.raises((NothingToUndo, CounterIsBusy)):
        undo_last_step(ticket, by=ANYBODY, at=SOON, counter=desk)


def test_another_counter_takes_nothing_back():
    ticket, _, service = called()
    with pytest.raises(WrongCounter):
        undo_last_step(ticket, by=ANYBODY, at=SOON, counter=given.counter(service))
