"""What is decided without clock and database."""

from datetime import UTC, datetime, time, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satuatap.notifications import rules
from satuatap.notifications.rules import Quiet, pause_after, status_of, turn_of_account

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
NAMES = [name for name, _status in rules.BY_MOMENT]
NIGHT = Quiet(time(20), time(7))


def test_no_moment_means_waiting():
    assert status_of({}) == rules.WAITING


@pytest.mark.parametrize(("earlier", "later"), [*combinations(range(len(NAMES)), 2)])
def test_a_later_state_wins_whatever_came_first(earlier, later):
    moments = {NAMES[earlier]: NOON, NAMES[later]: NOON - timedelta(days=1)}
    assert status_of(moments) == dict(rules.BY_MOMENT)[NAMES[earlier]]
    assert status_of(dict(reversed(moments.items()))) == status_of(moments)


def test_pauses_grow_until_it_is_given_up():
    pauses = [pause_after(each) or timedelta() for each in range(1, rules.MOST_ATTEMPTS)]
    assert timedelta() < pauses[0]
    assert pauses == sorted(pauses)
    assert pause_after(rules.MOST_ATTEMPTS) is None


def test_a_providers_wish_is_kept_within_reason():
    assert pause_after(1, timedelta(minutes=20)) == timedelta(minutes=20)
    assert pause_after(1, timedelta(days=300)) == rules.LONGEST_WISH
    assert pause_after(3, timedelta(seconds=1)) == rules.PAUSES[2]


@given(st.times(), st.times(), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
def test_after_quiet_it_is_never_quiet_and_never_earlier(begins, ends, local):
    quiet = Quiet(begins.replace(second=0, microsecond=0), ends.replace(second=0, microsecond=0))
    after = quiet.after(local)
    assert not quiet.holds(after)
    assert timedelta() <= after - local <= timedelta(days=1)


@pytest.mark.parametrize(
    ("hour", "held"), [(19, False), (20, True), (23, True), (0, True), (6, True), (7, False)]
)
def test_quiet_holds_over_midnight(hour, held):
    assert NIGHT.holds(NOON.replace(hour=hour)) is held


def test_the_nation_takes_over_after_some_tries_of_the_hall():
    turns = [turn_of_account("hall", "nation", attempts=each) for each in range(5)]
    assert turns == ["hall"] * 3 + ["nation"] * 2
    assert turn_of_account("", "nation", attempts=0) == "nation"
    assert turn_of_account("hall", "", attempts=9) == "hall"


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("MPP TANGERANG 16 November 2026", False),
        ("A-007", False),
        ("3579012345678901", True),
        ("+6281234567890", True),
        ("0812 3456", False),
        ("a@b.id", True),
        ("01a2059f-7869-7715-a6c7-a08123456789", False),  # a key, with digits by chance
    ],
)
def test_what_is_personal(text, personal):
    assert rules.is_personal(text) is personal
