"""Telling somebody something: once, with its cause, in the inbox first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from satuatap.identity.actions import block
from satuatap.notifications.actions import choose, send, start_again, stop
from satuatap.notifications.errors import BadMessage
from satuatap.notifications.models import Copy, Message, QuietHours
from satuatap.notifications.tests import given
from satuatap.notifications.tests.given import NINE, SURVEY

pytestmark = pytest.mark.django_db
EIGHT_IN_THE_EVENING = NINE + timedelta(hours=11)


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.EMAIL_URL = "smtp://127.0.0.1:9"


def test_the_same_thing_is_told_once():
    to = given.person()
    first = given.message(to, key="ticket 7")
    again = given.message(to, key="ticket 7", at=NINE + timedelta(days=1))
    assert first == again
    assert (Message.objects.count(), Copy.objects.count()) == (1, 1)
    assert ProcrastinateJob.objects.filter(queue_name="messages").count() == 1


def test_another_cause_is_another_message():
    to = given.person()
    assert given.message(to, key="ticket 7") != given.message(to, key="ticket 8")


@pytest.mark.django_db(transaction=True)
def test_the_same_thing_told_sixteen_times_at_once_is_told_once():
    to = given.person()
    told = given.at_once(lambda: given.message(to, key="ticket 7").pk)
    assert len(told) == 16
    assert len(set(told)) == 1
    assert (Message.objects.count(), Copy.objects.count()) == (1, 1)


def test_two_rows_of_one_message_are_refused_by_the_database():
    told = given.message()
    told.pk = None
    with pytest.raises(IntegrityError, match="notifications_message_once"):
        told.save(force_insert=True)


def test_one_mailbox_that_two_are_known_by_gets_one_copy():
    account = given.signed_in(email="sari@example.test")
    for to in (account, given.person(email="sari@example.test")):
        given.message(to, key="ticket 7")
    assert (Message.objects.count(), Copy.objects.count()) == (2, 1)


def test_a_cause_that_is_taken_back_takes_its_message_along():
    with transaction.atomic():
        given.message()
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize(
    "context",
    [
        {},
        SURVEY | {"name": "Sari"},
        SURVEY | {"service": "SKCK untuk 3579012345678901"},
        SURVEY | {"service": "hubungi 081234567890"},
        SURVEY | {"hall": "tulis ke sari@example.test"},
    ],
)
def test_words_that_are_missing_unknown_or_personal_are_refused(context):
    with pytest.raises(BadMessage):
        given.message(context=context)
    assert not Message.objects.exists()


def test_an_unknown_event_is_refused():
    with pytest.raises(BadMessage):
        send("tak-ada", given.person(), {}, at=NINE, key="x")


def test_without_an_account_of_the_installation_the_inbox_alone_has_it(settings):
    settings.EMAIL_URL = ""
    assert not given.message().copies.exists()


def test_who_stopped_gets_no_copies_and_has_them_again_after_starting():
    to = given.person()
    stop(to, at=NINE)
    to.refresh_from_db()
    assert not given.message(to).copies.exists()
    start_again(to)
    to.refresh_from_db()
    assert given.message(to).copies.exists()


def test_a_muted_topic_stays_in_the_inbox():
    to = given.person()
    offered = [("survey", "email"), ("account", "email")]
    choose(to, [("account", "email")], offered=offered, phone="", language="id")
    assert not given.message(to).copies.exists()
    assert given.message(to, event="trial", context={}).copies.exists()


def test_in_quiet_hours_a_copy_waits_for_the_morning_of_the_hall():
    east = given.hall("Asia/Jayapura")
    late = given.copy(at=EIGHT_IN_THE_EVENING - timedelta(hours=2), hall=east)
    assert east.local(late.due_at).strftime("%d %H.%M") == "17 07.00"
    assert late.queued_at is None
    assert not ProcrastinateJob.objects.exists()


def test_what_is_urgent_rings_at_night():
    assert given.copy(event="trial", context={}, at=EIGHT_IN_THE_EVENING).queued_at


def test_a_hall_may_keep_other_quiet_hours_or_none():
    hall = given.hall()
    QuietHours.objects.create(hall=hall, begins="07:00", ends="07:00")
    assert given.copy(hall=hall, at=EIGHT_IN_THE_EVENING).due_at == EIGHT_IN_THE_EVENING


def test_who_is_blocked_is_told_by_mail():
    manager = given.manager(given.hall())
    block(manager, actor="user:1", at=NINE)
    assert Copy.objects.get().event == "account-blocked"
    assert Message.objects.get().hall is not None
