"""Accounts: known by their address, ended at once, never open by accident."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from satuatap.core.events import reacts_to
from satuatap.identity.actions import CLEAR, block, give_new_password, unblock
from satuatap.identity.events import AccountBlocked
from satuatap.identity.limits import Limit, TooManyAttempts, address_of, attempt, digest_of_client
from satuatap.identity.models import Membership, User
from satuatap.identity.queries import is_in_hands_of

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"
blocked: list[AccountBlocked] = []


@reacts_to(AccountBlocked)
def _remember(event: AccountBlocked) -> None:
    blocked.append(event)


@pytest.fixture
def rina():
    blocked.clear()
    return User.objects.create_user("Rina@Example.TEST", "melati-putih-27", name="Rina Dewi")


def test_an_account_is_one_whatever_the_capitals(rina):
    assert rina.email == "rina@example.test"
    assert User.objects.get_by_natural_key("RINA@example.Test") == rina
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("RINA@EXAMPLE.TEST", name="R")


@pytest.mark.parametrize(
    ("name", "short", "shown"),
    [("Rina Dewi", "Rina", "Rina Dewi"), ("Suharto", "Suharto", "Suharto"), ("", "", "x@y.test")],
)
def test_a_name_may_be_one_word_or_none(name, short, shown):
    user = User(name=name, email="x@y.test")
    assert (user.get_short_name(), str(user)) == (short, shown)


def test_a_new_password_can_be_read_aloud_and_works_once_typed(rina):
    password = give_new_password(rina)
    rina.refresh_from_db()
    assert rina.check_password(password)
    assert rina.must_change_password
    assert [len(group) for group in password.split("-")] == [4, 4, 4, 4]
    assert set(password) <= {*CLEAR, "-"}


def test_two_new_passwords_are_never_the_same(rina):
    assert give_new_password(rina) != give_new_password(rina)


def test_a_block_is_announced_once_with_who_did_it(rina):
    for _ in range(2):
        block(rina, actor="user:7", at=NINE)
    assert blocked == [AccountBlocked(rina.pk, "user:7", NINE)]


def test_a_session_from_before_a_block_stays_ended_after_it(rina):
    client = Client()
    client.force_login(rina, BACKEND)
    block(rina, actor="user:7", at=NINE)
    unblock(rina)
    assert client.get("/kerja/").status_code == 302


def test_blocking_and_unblocking_leave_the_password_as_it_was(rina):
    block(rina, actor="user:7", at=NINE)
    assert unblock(rina).check_password("melati-putih-27")


@pytest.mark.parametrize("role", ["counter_officer", "hall_manager", "other"])
def test_only_the_ministry_has_a_role_without_a_hall(rina, role):
    with pytest.raises(IntegrityError, match="membership_reach"), transaction.atomic():
        Membership.objects.create(user=rina, role=role)


def test_a_role_is_given_once(rina):
    Membership.objects.create(user=rina, role="ministry")
    with pytest.raises(IntegrityError, match="membership_once"), transaction.atomic():
        Membership.objects.create(user=rina, role="ministry")


def test_a_blocked_account_has_no_role(rina):
    Membership.objects.create(user=rina, role="ministry")
    block(rina, actor="user:7", at=NINE)
    assert not Membership.objects.of(rina).exists()


@pytest.mark.parametrize("more", [{}, {"is_superuser": True}, {"is_staff": True}])
def test_nobody_has_an_account_in_hand_that_has_no_hall_or_stands_higher(rina, more):
    other = User.objects.create_user("tono@example.test", name="Tono", **more)
    assert not is_in_hands_of(rina, other, halls=set())


def test_nobody_has_the_ministry_or_oneself_in_hand(rina):
    other = User.objects.create_user("tono@example.test", name="Tono")
    Membership.objects.create(user=other, role="ministry")
    assert not is_in_hands_of(rina, other, halls=set())
    assert not is_in_hands_of(rina, rina, halls=set())


@pytest.mark.parametrize(("after", "minutes"), [(0, "10"), (60, "9"), (61, "9"), (599, "1")])
def test_a_refusal_says_in_whole_minutes_when_to_try_again(rf, after, minutes):
    once, at = Limit("once", most=0, minutes=10), NINE + timedelta(seconds=after)
    with pytest.raises(TooManyAttempts, match=f"dalam {minutes} menit"):
        attempt(once, rf.get("/"), at=at)


def test_one_kind_of_attempt_does_not_count_for_another(rf):
    for kind in ("pairing", "password"):
        attempt(Limit(kind, most=1, minutes=10), rf.get("/"), at=NINE)


@pytest.mark.parametrize(
    ("hops", "forwarded", "address"),
    [
        (0, "9.9.9.9", "127.0.0.1"),
        (1, "9.9.9.9, 2.2.2.2", "2.2.2.2"),
        (2, "9.9.9.9, 2.2.2.2", "9.9.9.9"),
        (3, "9.9.9.9, 2.2.2.2", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "9.9.9.9, unknown", "127.0.0.1"),
    ],
)
def test_a_claimed_address_counts_only_behind_our_own_proxies(
    rf, settings, hops, forwarded, address
):
    settings.PROXY_HOPS = hops
    assert address_of(rf.get("/", headers={"X-Forwarded-For": forwarded})) == address


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:9.9.9.9", "9.9.9.9", True),
        ("9.9.9.9", "9.9.9.8", False),
        ("", "unknown", False),
    ],
)
def test_a_telephone_is_one_client_with_whichever_of_its_addresses_it_comes(one, other, same):
    assert (digest_of_client(one, at=NINE) == digest_of_client(other, at=NINE)) is same


def test_a_client_has_another_name_on_every_day():
    names = {digest_of_client("10.0.0.1", at=NINE + timedelta(days=day)) for day in range(3)}
    assert len(names) == 3
