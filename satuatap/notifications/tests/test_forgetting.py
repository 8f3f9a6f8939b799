"""What is kept of messages, and for how long."""

from datetime import timedelta

import pytest

from satuatap.notifications.actions import forget_old, stop
from satuatap.notifications.actions.forgetting import KEEP, MOST_AT_ONCE
from satuatap.notifications.models import Copy, Message, Receipt, Recipient
from satuatap.notifications.tasks import forget_messages
from satuatap.notifications.tests import given
from satuatap.notifications.tests.given import NINE

pytestmark = pytest.mark.django_db
IN_TIME, TOO_LATE = NINE + KEEP, NINE + KEEP + timedelta(seconds=1)


def test_a_message_goes_with_its_copies_after_its_time(settings):
    settings.EMAIL_URL = "smtp://127.0.0.1:9"
    given.message()
    assert forget_old(at=IN_TIME) == 0
    assert forget_old(at=TOO_LATE) == 1
    assert (Message.objects.count(), Copy.objects.count(), Recipient.objects.count()) == (0, 0, 0)


def test_whoever_has_an_account_keeps_the_choices():
    given.message(given.signed_in())
    forget_old(at=TOO_LATE)
    assert Recipient.objects.count() == 1


def test_whoever_stopped_stays_stopped():
    to = given.person()
    stop(to, at=NINE)
    forget_old(at=TOO_LATE)
    assert Recipient.objects.get() == to


def test_who_still_has_messages_stays():
    given.message()
    forget_old(at=IN_TIME)
    assert Recipient.objects.count() == 1


def test_receipts_of_nothing_go():
    values = {"account": "a", "kind": "delivered", "at": NINE, "received_at": NINE}
    Receipt.objects.create(name="x", reference="y", **values)
    forget_old(at=NINE + timedelta(days=31))
    assert not Receipt.objects.exists()


def test_one_night_forgets_more_than_one_part():
    first = given.message()
    old = first.created_at - timedelta(days=3000)
    facts = {"recipient": first.recipient, "event": "trial", "version": 1, "topic": "account"}
    Message.objects.bulk_create(
        Message(key=str(number), path="/pesan/", created_at=old, **facts)
        for number in range(MOST_AT_ONCE + 1)
    )
    forget_messages(0)
    assert not Message.objects.filter(created_at=old).exists()
