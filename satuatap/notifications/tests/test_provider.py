"""Copies to the telephone, at a provider that fails in every way: it rings once."""

from datetime import timedelta

import pytest

from satuatap.identity.tests.mail_server import free_port
from satuatap.notifications import rules
from satuatap.notifications.actions import deliver
from satuatap.notifications.models import Copy
from satuatap.notifications.tests import given
from satuatap.notifications.tests.conftest import http
from satuatap.notifications.tests.given import NINE

pytestmark = pytest.mark.django_db
PHONE = "+6281234567890"


@pytest.fixture
def whatsapp(provider, accounts):
    """The nation has WhatsApp and SMS at the same provider."""
    accounts(national={"whatsapp": http(provider.url), "sms": http(provider.url)})
    return provider


def to_phone(**more):
    return given.copy(given.person(email="", phone=PHONE), **more)


def delivered(copy, *, at=NINE):
    deliver(copy.pk, at=at)
    copy.refresh_from_db()
    return copy


def until_it_ends(copy):
    while copy.status == "waiting":
        delivered(copy, at=copy.due_at)
    return copy


def test_a_text_has_the_words_the_link_and_the_key(whatsapp):
    copy = delivered(to_phone())
    taken = whatsapp.taken[0]
    assert (copy.status, copy.channel, copy.reference) == ("sent", "whatsapp", "wa-1")
    assert (taken["to"], taken["key"]) == (PHONE, str(copy.pk))
    assert taken["text"].endswith("/survei/pesan/ABCDEFGHJKMN/")


def test_a_person_with_mail_and_telephone_gets_one_of_each(whatsapp, settings):
    settings.EMAIL_URL = "smtp://127.0.0.1:9"
    to = given.person(phone=PHONE)
    assert {each.channel for each in given.message(to).copies.all()} == {"email", "whatsapp"}


@pytest.mark.parametrize(
    "fault",
    ["429", "429:7", "500", "500-taken", "503", "401", "drop", "drop-taken", "hang", "hang-taken"],
)
def test_whatever_goes_wrong_once_the_telephone_rings_once(whatsapp, fault):
    whatsapp.faults = [fault]
    copy = until_it_ends(to_phone())
    assert (copy.status, copy.attempts) == ("sent", 2)
    assert len(whatsapp.taken) == 1
    assert {each["key"] for each in whatsapp.asked} == {str(copy.pk)}


def test_an_answer_that_is_no_answer_counts_by_its_status(whatsapp):
    whatsapp.faults = ["garbage"]
    copy = delivered(to_phone())
    assert (copy.status, copy.reference) == ("sent", "")


def test_a_provider_that_asks_for_time_gets_it(whatsapp):
    whatsapp.faults = ["429:1800"]
    assert delivered(to_phone()).due_at == NINE + timedelta(minutes=30)


@pytest.mark.parametrize("wish", ["-5", "soon", "99999999999999", "Mon, 16 Nov 2026 02:30:00 GMT"])
def test_no_wish_of_a_provider_breaks_anything(whatsapp, wish):
    whatsapp.faults = [f"429:{wish}"]
    copy = delivered(to_phone(event="trial", context={}))
    assert NINE + rules.PAUSES[0] <= copy.due_at <= NINE + rules.LONGEST_WISH


def test_a_number_without_whatsapp_gets_a_text_message_instead(whatsapp):
    whatsapp.faults = ["refused"]
    first = delivered(to_phone())
    second = first.message.copies.get(channel="sms")
    assert (first.status, first.error) == ("dead", "422 number-refused")
    assert delivered(second).status == "sent"
    assert len(whatsapp.taken) == 1


def test_a_number_that_nobody_takes_is_given_up(whatsapp):
    whatsapp.faults = ["refused", "refused"]
    first = delivered(to_phone())
    assert delivered(first.message.copies.get(channel="sms")).status == "dead"
    assert Copy.objects.count() == 2


def test_what_is_wrong_with_the_request_is_not_asked_again(whatsapp):
    whatsapp.faults = ["bad"]
    assert (delivered(to_phone()).status, len(whatsapp.asked)) == ("dead", 1)


def test_a_provider_that_does_not_know_keys_is_not_asked_again_in_doubt(provider, accounts):
    provider.remembers = False
    accounts(national={"whatsapp": http(provider.url, repeats=False)})
    provider.faults = ["drop-taken"]
    assert until_it_ends(to_phone()).status == "unsure"
    assert len(provider.taken) == 1


def test_such_a_provider_would_ring_twice_if_it_were_asked_again(provider, accounts):
    provider.remembers = False
    accounts(national={"whatsapp": http(provider.url)})
    provider.faults = ["drop-taken"]
    until_it_ends(to_phone())
    assert len(provider.taken) == 2


def test_a_hall_sends_through_its_own_account(provider, accounts):
    hall = given.hall()
    away = f"http://127.0.0.1:{free_port()}"
    accounts(national={"whatsapp": http(away)}, halls={hall.slug: {"whatsapp": http(provider.url)}})
    assert delivered(to_phone(hall=hall)).account == f"{hall.slug}-whatsapp"


def test_a_hall_without_an_account_sends_through_the_nations(whatsapp):
    assert delivered(to_phone(hall=given.hall())).account == "national-whatsapp"


def test_the_nation_takes_over_where_the_halls_provider_is_away(provider, accounts):
    hall = given.hall()
    away = f"http://127.0.0.1:{free_port()}"
    accounts(national={"whatsapp": http(provider.url)}, halls={hall.slug: {"whatsapp": http(away)}})
    copy = until_it_ends(to_phone(hall=hall))
    assert (copy.attempts, copy.account) == (rules.OWN_ATTEMPTS + 1, "national-whatsapp")
    assert len(provider.taken) == 1


def test_nobody_takes_over_while_the_halls_provider_may_have_it(provider, accounts):
    hall = given.hall()
    own = {hall.slug: {"whatsapp": http(provider.url)}}
    accounts(national={"whatsapp": http(provider.url, token="of-the-nation")}, halls=own)
    provider.faults = ["drop-taken"] * (rules.MOST_ATTEMPTS - 1)
    copy = until_it_ends(to_phone(hall=hall))
    assert (copy.status, copy.account) == ("sent", f"{hall.slug}-whatsapp")
    assert len(provider.taken) == 1
