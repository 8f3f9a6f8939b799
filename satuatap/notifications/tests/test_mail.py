"""Copies by mail, over real SMTP."""

import gc
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest

from satuatap.identity.tests.mail_server import free_port
from satuatap.notifications import rules
from satuatap.notifications.actions import choose, deliver, stop
from satuatap.notifications.models import Copy
from satuatap.notifications.tests import given
from satuatap.notifications.tests.given import NINE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]


def delivered(copy, *, at=NINE):
    deliver(copy.pk, at=at)
    copy.refresh_from_db()
    return copy


def test_a_mail_has_the_words_the_link_and_nobodys_name(box):
    to = given.signed_in(email="sari@example.test", name="Sari Dewi")
    copy = delivered(given.copy(to))
    mail = box.mails[0]
    text = mail.get_content()

    assert (copy.status, copy.attempts) == ("sent", 1)
    assert (mail["To"], mail["From"]) == ("sari@example.test", "SatuAtap <mpp@example.test>")
    assert mail["Subject"] == "Bagaimana pelayanan di MPP Kota Batu?"
    assert "https://mpp.example/survei/pesan/ABCDEFGHJKMN/" in text
    assert f"https://mpp.example/pesan/berhenti/{to.stop_code}/" in text
    assert "Sari" not in text


def test_a_mail_is_known_by_its_copy_and_can_be_stopped_by_one_click(box):
    copy = delivered(given.copy())
    mail = box.mails[0]
    assert mail["Message-ID"] == f"<{copy.pk}@mpp.example>"
    assert "/pesan/berhenti/" in mail["List-Unsubscribe"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_mail_is_in_the_language_of_whoever_gets_it(box):
    delivered(given.copy(given.person(language="en")))
    assert box.mails[0]["Subject"] == "How was the service at MPP Kota Batu?"


def test_a_copy_that_has_left_does_not_leave_again(box):
    copy = delivered(given.copy())
    delivered(copy, at=NINE + timedelta(days=1))
    assert len(box.mails) == 1


def test_a_server_that_says_later_is_asked_later(box):
    box.refusing = True
    copy = delivered(given.copy())
    assert (copy.status, copy.error) == ("waiting", "SMTPDataError 451")
    assert copy.due_at == NINE + rules.PAUSES[0]

    box.refusing = False
    assert delivered(copy, at=NINE + timedelta(seconds=59)).status == "waiting"
    assert delivered(copy, at=copy.due_at).status == "sent"
    assert len(box.mails) == 1


def test_a_later_attempt_does_not_ring_at_night(box):
    box.refusing = True
    evening = NINE + timedelta(hours=10, minutes=59, seconds=30)
    copy = delivered(given.copy(at=evening, hall=given.hall()), at=evening)
    assert copy.due_at == NINE + timedelta(hours=22)


def test_a_copy_is_given_up_after_the_last_attempt(box):
    box.refusing = True
    copy = given.copy(event="trial", context={})
    for _ in range(rules.MOST_ATTEMPTS + 3):
        delivered(copy, at=copy.due_at)
    assert (copy.status, copy.attempts) == ("dead", rules.MOST_ATTEMPTS)


def test_a_server_that_is_not_there_is_asked_later(settings):
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"
    copy = delivered(given.copy())
    assert (copy.status, copy.error, copy.handed_at) == ("waiting", "ConnectionRefusedError", None)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Django's socket
def test_a_wrong_password_is_an_attempt_that_handed_nothing_over(box, settings):
    settings.EMAIL_URL = settings.EMAIL_URL.replace("r%40hasia", "salah")
    copy = delivered(given.copy())
    assert (copy.status, copy.handed_at) == ("waiting", None)
    gc.collect()


@pytest.mark.parametrize(
    ("answer", "status"),
    [("550 5.1.1 no such mailbox", "dead"), ("450 4.2.0 mailbox is busy", "waiting")],
)
def test_an_address_is_given_up_only_if_the_server_will_never_take_it(box, answer, status):
    box.to_address = answer
    copy = delivered(given.copy())
    assert (copy.status, copy.error) == (status, f"SMTPRecipientsRefused {answer[:3]}")


def test_a_mail_that_the_server_will_never_take_is_given_up(box):
    box.answer = "554 5.7.1 not this"
    copy = delivered(given.copy())
    assert (copy.status, copy.error) == ("dead", "SMTPDataError 554")


def test_a_connection_that_breaks_after_the_words_leaves_it_uncertain(box):
    box.breaks = True
    copy = delivered(given.copy())
    assert (copy.status, copy.error) == ("unsure", SMTPServerDisconnected.__name__)
    assert delivered(copy, at=NINE + timedelta(days=9)).attempts == 1


def test_who_stopped_meanwhile_gets_nothing(box):
    to = given.person()
    copy = given.copy(to)
    stop(to, at=NINE)
    assert delivered(copy).status == "dropped"
    assert box.mails == []


def test_who_muted_the_topic_meanwhile_gets_nothing(box):
    to = given.person()
    copy = given.copy(to)
    choose(to, [], offered=[("survey", "email")], phone="", language="id")
    assert delivered(copy).status == "dropped"


def test_an_installation_that_lost_its_mail_server_gives_up_at_once(box, settings):
    copy = given.copy()
    settings.EMAIL_URL = ""
    assert (delivered(copy).status, copy.error) == ("dead", "no-account")


@pytest.mark.django_db(transaction=True)
def test_sixteen_workers_send_one_copy_once(box):
    copy = given.copy()
    given.at_once(lambda: deliver(copy.pk, at=NINE))
    assert len(box.mails) == 1
    assert Copy.objects.get().attempts == 1
