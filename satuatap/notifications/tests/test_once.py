"""One person gets one message once: stalled workers, late receipts, ways that replace others."""

from datetime import timedelta

import pytest

from satuatap.notifications import rules
from satuatap.notifications.accounts import account_named
from satuatap.notifications.actions import (
    GivenReceipt,
    choose,
    deliver,
    match_lost,
    release_abandoned,
    resend,
    take_receipt,
)
from satuatap.notifications.actions.delivering import claim, hand_over
from satuatap.notifications.errors import NothingToSendAgain
from satuatap.notifications.models import Copy, Mute, Receipt
from satuatap.notifications.tests import given
from satuatap.notifications.tests.conftest import http
from satuatap.notifications.tests.given import NINE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]
ACCOUNT, PHONE = "national-whatsapp", "+6281234567890"
LATER = NINE + rules.LEASE + timedelta(minutes=1)


@pytest.fixture
def phone(provider, accounts):
    """WhatsApp and SMS at one provider."""
    accounts(national={"whatsapp": http(provider.url), "sms": http(provider.url)})
    return provider


def to_phone(**more):
    return given.copy(given.person(email="", phone=PHONE), **more)


def claimed(copy):
    found = claim(copy.pk, at=NINE)
    assert found is not None
    return found


def told(copy, kind, *, at=NINE, **more):
    account = account_named(ACCOUNT)
    assert account is not None
    values = {"name": kind, "ours": str(copy.pk)} | more
    take_receipt(account, GivenReceipt(kind=kind, at=at, **values), at=at)
    copy.refresh_from_db()
    return copy


def test_a_worker_that_was_taken_for_dead_sends_nothing_when_it_goes_on(box):
    copy = given.copy()
    stalled = claimed(copy)
    release_abandoned(at=LATER)
    copy.refresh_from_db()
    deliver(copy.pk, at=copy.due_at)
    hand_over(stalled, at=copy.due_at)

    copy.refresh_from_db()
    assert (copy.status, copy.attempts, len(box.mails)) == ("sent", 2, 1)


def test_such_a_worker_asks_no_provider_either(phone):
    copy = to_phone()
    stalled = claimed(copy)
    release_abandoned(at=LATER)
    hand_over(stalled, at=LATER)

    copy.refresh_from_db()
    assert (copy.status, phone.asked) == ("waiting", [])


def test_what_has_arrived_is_not_sent_again_though_its_worker_died(phone):
    copy = to_phone()
    claim(copy.pk, at=NINE)
    told(copy, "delivered")
    release_abandoned(at=LATER)
    deliver(copy.pk, at=NINE + timedelta(hours=1))

    copy.refresh_from_db()
    assert (copy.status, phone.asked) == ("delivered", [])


def test_what_was_uncertain_and_arrived_is_nobodys_to_send_again(provider, accounts):
    accounts(national={"whatsapp": http(provider.url, repeats=False)})
    provider.faults = ["drop-taken"]
    copy = to_phone()
    deliver(copy.pk, at=NINE)
    assert list(Copy.objects.given_up()) == [copy]

    told(copy, "delivered")
    assert not Copy.objects.given_up().exists()
    with pytest.raises(NothingToSendAgain):
        resend(copy, at=NINE)


def test_a_number_that_has_no_whatsapp_after_all_gets_a_text_message(phone):
    copy = to_phone()
    deliver(copy.pk, at=NINE)
    told(copy, "failed")
    text = copy.message.copies.get(channel="sms")
    assert text.due_at == NINE + timedelta(minutes=10)

    deliver(text.pk, at=text.due_at)
    assert [each["to"] for each in phone.taken] == [PHONE, PHONE]
    told(copy, "failed", name="again")
    assert Copy.objects.count() == 2


def test_no_text_follows_where_it_arrived_in_spite_of_what_was_said(phone):
    copy = to_phone()
    deliver(copy.pk, at=NINE)
    told(copy, "failed")
    told(copy, "delivered")
    text = copy.message.copies.get(channel="sms")
    deliver(text.pk, at=text.due_at)

    text.refresh_from_db()
    assert (text.status, len(phone.taken)) == ("dropped", 1)


def test_a_failure_told_after_the_arrival_changes_nothing(phone):
    copy = to_phone()
    deliver(copy.pk, at=NINE)
    told(copy, "delivered")
    assert told(copy, "failed").message.copies.count() == 1


def test_receipts_of_somebody_else_cost_one_query(django_assert_num_queries):
    Receipt.objects.bulk_create(
        Receipt(
            account=ACCOUNT,
            name=str(number),
            reference=f"x{number}",
            kind="delivered",
            at=NINE,
            received_at=NINE,
        )
        for number in range(200)
    )
    with django_assert_num_queries(1):
        assert match_lost(since=NINE) == 0


@pytest.mark.django_db(transaction=True)
def test_choices_saved_many_times_at_once_are_kept_once():
    to, offered = given.person(), [("survey", "email"), ("account", "email")]
    given.at_once(lambda: choose(to, [], offered=offered, phone="", language="id"))
    assert Mute.objects.count() == 2
