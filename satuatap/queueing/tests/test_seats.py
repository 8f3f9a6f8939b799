"""Who may go on with a counter's person: whoever sits there, and nobody where nobody sits."""

import pytest

from satuatap.queueing.actions import (
    By,
    call_next_ticket,
    close_counter,
    finish_ticket,
    hold_ticket,
    miss_ticket,
    recall_ticket,
    sit_down,
    start_ticket,
    transfer_ticket,
    undo_last_step,
)
from satuatap.queueing.errors import CounterIsClosed, CounterIsTaken
from satuatap.queueing.models import CounterSession
from satuatap.queueing.tests import given
from satuatap.queueing.tests.api import Machine, open_now, problem_of
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
STEPS = [
    finish_ticket,
    hold_ticket,
    miss_ticket,
    recall_ticket,
    start_ticket,
    transfer_ticket,
]


def called():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service)
    return call_next_ticket(desk, by=ANYBODY, at=NINE), desk


def somebody_sits_down(desk):
    officer = given.officer(desk)
    sit_down(desk, by=By(f"user:{officer.pk}", officer.pk), at=NINE)


@pytest.mark.parametrize("step", STEPS)
def test_a_program_moves_nobody_once_a_person_sits_there(step):
    ticket, desk = called()
    somebody_sits_down(desk)
    with pytest.raises(CounterIsTaken):
        step(ticket, by=ANYBODY, at=NINE)


@pytest.mark.parametrize("step", STEPS)
def test_nobody_moves_whom_nobody_sits_with(step):
    ticket, _ = called()
    CounterSession.objects.update(closed_at=NINE)
    with pytest.raises(CounterIsClosed):
        step(ticket, by=ANYBODY, at=NINE)


def test_a_step_is_not_taken_back_to_where_nobody_sits():
    ticket, desk = called()
    finish_ticket(ticket, by=ANYBODY, at=NINE)
    close_counter(desk, at=NINE, by=ANYBODY)
    with pytest.raises(CounterIsClosed):
        undo_last_step(ticket, by=ANYBODY, at=NINE)


def test_somebody_on_hold_is_served_only_where_somebody_sits():
    ticket, desk = called()
    hold_ticket(ticket, by=ANYBODY, at=NINE)
    close_counter(desk, at=NINE, by=ANYBODY)
    with pytest.raises(CounterIsClosed):
        start_ticket(ticket, by=ANYBODY, at=NINE)
    assert miss_ticket(ticket, by=ANYBODY, at=NINE).state == "no_show"


def test_doing_a_step_again_changes_nothing_whoever_sits_there_now():
    ticket, desk = called()
    finish_ticket(ticket, by=ANYBODY, at=NINE)
    close_counter(desk, at=NINE, by=ANYBODY)
    somebody_sits_down(desk)
    assert finish_ticket(ticket, by=ANYBODY, at=NINE).state == "done"


def test_the_tokens_of_a_counter_speak_for_each_other_but_not_for_a_person():
    service = given.offering()
    open_now(service.hall)
    desk = given.counter(service)
    one, other = [Machine(service.hall, "counter", counter=desk) for _ in range(2)]
    Machine(service.hall, "kiosk").take(service.code)
    ticket = one.call().json()
    assert other.step("start", ticket).json()["state"] == "serving"
    somebody_sits_down(desk)
    assert problem_of(one.step("finish", ticket)) == "counter-is-taken"
