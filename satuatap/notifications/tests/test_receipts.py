"""What providers say afterwards: in any order, twice, before their answer, or with a false hand."""

import hashlib
import hmac
import json
from datetime import timedelta
from itertools import permutations

import pytest
from django.urls import reverse

from satuatap.notifications.accounts import account_named
from satuatap.notifications.actions import GivenReceipt, deliver, match_lost, take_receipt
from satuatap.notifications.models import Receipt
from satuatap.notifications.tests import given
from satuatap.notifications.tests.conftest import SECRET, http
from satuatap.notifications.tests.given import NINE

pytestmark = pytest.mark.django_db
LATER = NINE + timedelta(hours=1)
ACCOUNT = "national-whatsapp"


@pytest.fixture
def sent(provider, accounts):
    """A copy that the provider has taken."""
    accounts(national={"whatsapp": http(provider.url)})
    copy = given.copy(given.person(email="", phone="+6281234567890"))
    deliver(copy.pk, at=NINE)
    copy.refresh_from_db()
    return copy


def known(name):
    found = account_named(name)
    assert found is not None
    return found


def receipt(copy, kind, *, minutes=1, **more):
    values = {"name": kind, "kind": kind, "reference": copy.reference} | more
    given_ = GivenReceipt(at=NINE + timedelta(minutes=minutes), **values)
    take_receipt(known(ACCOUNT), given_, at=LATER)
    copy.refresh_from_db()
    return copy


@pytest.mark.parametrize("order", [*permutations(["delivered", "read", "failed"])])
def test_in_any_order_they_say_the_same(sent, order):
    moments = {"delivered": 1, "read": 2, "failed": 3}
    for kind in order:
        receipt(sent, kind, minutes=moments[kind])
    assert sent.status == "read"
    assert sent.delivered_at == NINE + timedelta(minutes=1)
    assert sent.bounced_at == NINE + timedelta(minutes=3)


@pytest.mark.parametrize(
    ("kind", "status"), [("delivered", "delivered"), ("read", "read"), ("failed", "bounced")]
)
def test_each_kind_says_what_became_of_it(sent, kind, status):
    assert receipt(sent, kind).status == status


def test_the_same_receipt_twice_is_one(sent):
    receipt(sent, "delivered", minutes=1)
    receipt(sent, "delivered", minutes=30)
    assert sent.delivered_at == NINE + timedelta(minutes=1)
    assert Receipt.objects.count() == 1


def test_the_first_moment_counts_however_late_it_comes(sent):
    receipt(sent, "delivered", name="second", minutes=20)
    receipt(sent, "delivered", name="first", minutes=10)
    assert sent.delivered_at == NINE + timedelta(minutes=10)


def test_a_clock_that_is_ahead_is_not_believed(sent):
    assert receipt(sent, "delivered", minutes=10**6).delivered_at == LATER


def test_our_own_key_is_known_too(sent):
    assert receipt(sent, "delivered", reference="", ours=str(sent.pk)).status == "delivered"


def test_another_account_cannot_speak_of_our_copies(sent, provider, accounts):
    hall = {"mal-lain": {"whatsapp": http(provider.url)}}
    accounts(national={"whatsapp": http(provider.url)}, halls=hall)
    false = GivenReceipt("x", "delivered", NINE, sent.reference, str(sent.pk))
    take_receipt(known("mal-lain-whatsapp"), false, at=LATER)
    sent.refresh_from_db()
    assert sent.status == "sent"


def test_a_receipt_that_comes_in_the_very_moment_is_found_by_the_sweep(sent):
    Receipt.objects.create(
        account=ACCOUNT, name="x", reference="wa-1", kind="delivered", at=NINE, received_at=NINE
    )
    assert match_lost(since=NINE) == 1
    sent.refresh_from_db()
    assert sent.status == "delivered"
    assert match_lost(since=NINE) == 0


def test_who_answers_stop_is_stopped(sent):
    receipt(sent, "stop")
    assert sent.message.recipient.stopped_at == NINE + timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_receipts_before_the_answer_find_their_copy(provider, accounts, live_server):
    accounts(national={"whatsapp": http(provider.url, timeout=5)})
    provider.callback = live_server.url + reverse("notifications:receipts", args=[ACCOUNT])
    provider.faults = ["receipt-first:delivered,read"]
    copy = given.copy(given.person(email="", phone="+6281234567890"))
    deliver(copy.pk, at=NINE)
    copy.refresh_from_db()
    assert copy.status == "read"
    assert provider.report(provider.taken[0], "delivered") == 204
    assert provider.report(provider.taken[0], "delivered", name="again") == 204
    assert Receipt.objects.count() == 3


def post(client, body, *, secret=SECRET, account=ACCOUNT):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    sign = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return client.post(
        reverse("notifications:receipts", args=[account]),
        body,
        content_type="application/json",
        headers={"X-Signature": f"sha256={sign}"},
    ).status_code


GOOD = {"id": "wa-1", "kind": "delivered", "at": "2026-11-16T02:01:00+00:00"}


def test_a_provider_signs_what_it_says(sent, client):
    assert post(client, [GOOD], secret="somebody-elses") == 401
    assert post(client, [GOOD], account="tak-ada") == 404
    assert post(client, [GOOD]) == 204
    sent.refresh_from_db()
    assert sent.status == "delivered"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 100_000,
        {},
        [],
        [{}],
        [GOOD | {"kind": "eaten"}],
        [GOOD | {"at": "soon"}],
        [GOOD | {"at": "2026-11-16T02:01:00"}],
        [GOOD | {"at": "0001-01-01T00:00:00+14:00"}],
        [GOOD | {"id": "x\0"}],
        [GOOD | {"id": 7}],
        [GOOD | {"reference": "z" * 36}],
        [GOOD] * 501,
    ],
)
def test_what_is_no_receipt_is_refused_and_changes_nothing(sent, client, body):
    assert post(client, body) == 400
    assert not Receipt.objects.exists()
