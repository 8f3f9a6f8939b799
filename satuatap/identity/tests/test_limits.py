"""Strangers may try a few times."""

from datetime import UTC, datetime, timedelta

import pytest

from satuatap.core.errors import Refusal
from satuatap.identity.limits import (
    Limit,
    TooManyAttempts,
    attempt,
    counting_misses,
    forget_attempts,
)
from satuatap.identity.models import Attempt

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
THRICE = Limit("test", most=3, minutes=10)


class Wrong(Refusal):
    """Not what was asked for."""

    message = "wrong"


class Late(Refusal):
    """Right, and refused for another reason."""

    message = "late"


def guess(request, said=None):
    with counting_misses(THRICE, request, at=NINE, miss=Wrong):
        if said:
            raise said


def test_the_fourth_attempt_is_refused_until_the_window_is_over(rf):
    for _ in range(3):
        attempt(THRICE, rf.get("/"), at=NINE)
    with pytest.raises(TooManyAttempts, match="10 menit"):
        attempt(THRICE, rf.get("/"), at=NINE)
    attempt(THRICE, rf.get("/"), at=NINE + timedelta(minutes=10))


def test_right_guesses_and_other_refusals_use_nothing_up(rf):
    for _ in range(5):
        guess(rf.get("/"))
        with pytest.raises(Late):
            guess(rf.get("/"), Late())
    assert not Attempt.objects.exists()


def test_after_the_last_miss_nothing_is_judged_any_more(rf):
    for _ in range(3):
        with pytest.raises(Wrong):
            guess(rf.get("/"), Wrong())
    for said in (None, Wrong()):
        with pytest.raises(TooManyAttempts):
            guess(rf.get("/"), said)
    assert Attempt.objects.get().count == 3


def test_another_client_is_not_held_up(rf):
    for _ in range(3):
        attempt(THRICE, rf.get("/"), at=NINE)
    attempt(THRICE, rf.get("/", REMOTE_ADDR="10.0.0.9"), at=NINE)


def test_behind_our_proxy_the_address_is_the_one_it_saw(rf, settings):
    settings.PROXY_HOPS = 1
    for last in range(3):
        attempt(THRICE, rf.get("/", headers={"X-Forwarded-For": f"1.1.1.{last}, 2.2.2.2"}), at=NINE)
    assert Attempt.objects.get().count == 3


def test_no_address_is_kept(rf):
    attempt(THRICE, rf.get("/", REMOTE_ADDR="10.1.2.3"), at=NINE)
    assert "10.1.2.3" not in Attempt.objects.get().client


def test_old_counts_are_forgotten(rf):
    attempt(THRICE, rf.get("/"), at=NINE)
    assert forget_attempts(at=NINE + timedelta(days=2)) == 1
