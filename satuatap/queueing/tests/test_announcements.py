"""How a display announces a call."""

from datetime import UTC, datetime, timedelta

import pytest

from satuatap.queueing import rules
from satuatap.queueing.announcements import Calling, How, how_to_announce

NOW = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
FRESH, OLD = timedelta(seconds=20), timedelta(minutes=10)


def how(state, age, *, here=True, latest=True):
    return how_to_announce(Calling(NOW - age, state, here=here, latest=latest), at=NOW)


@pytest.mark.parametrize(
    ("state", "fresh", "old"),
    [
        (rules.CALLED, How.VOICE, How.VOICE),
        (rules.NO_SHOW, How.VOICE, How.LIST),
        (rules.SERVING, How.SHOW, How.LIST),
        (rules.DONE, How.SHOW, How.LIST),
        (rules.ON_HOLD, How.SHOW, How.LIST),
        (rules.EXPIRED, How.SHOW, How.LIST),
        (rules.WAITING, How.DROP, How.DROP),
        (rules.TRANSFERRED, How.DROP, How.DROP),
        (rules.CANCELLED, How.DROP, How.DROP),
    ],
)
def test_what_became_of_the_ticket_decides(state, fresh, old):
    assert (how(state, FRESH), how(state, OLD)) == (fresh, old)


def test_a_fresh_call_is_voiced_though_it_was_repeated():
    assert how(rules.CALLED, FRESH, latest=False) is How.VOICE


def test_after_an_outage_only_the_last_repetition_is_voiced():
    assert how(rules.CALLED, OLD, latest=False) is How.LIST


def test_a_call_of_a_counter_that_the_person_has_left_is_only_listed():
    assert how(rules.CALLED, FRESH, here=False) is How.LIST


def test_every_state_has_an_answer():
    assert {how(state, OLD) for state in rules.ARROWS} == {How.VOICE, How.LIST, How.DROP}
