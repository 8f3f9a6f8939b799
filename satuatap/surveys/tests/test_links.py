"""The survey's link by message: for who asked while waiting, sent after the service, once."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from satuatap.notifications.models import Message
from satuatap.queueing import actions as queue
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.models import Sheet, SurveyLink
from satuatap.surveys.tests.asked import opened
from satuatap.surveys.tests.worked import SKM

pytestmark = pytest.mark.django_db
WHOLE = {f"jawab-{slug}": "3" for slug in SKM.slugs}


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(NINE, tick=False):
        yield


@pytest.fixture
def waiting():
    return given.ticket(given.offering())


def serve(ticket):
    queue.call_next_ticket(ticket.offering.given_at.first().counter, by=ANYBODY, at=NINE)
    queue.finish_ticket(ticket, by=ANYBODY, at=NINE + timedelta(minutes=5))


def ask(client, ticket, **typed):
    return client.post(f"/survei/kabari/{ticket.code}/", typed)


@pytest.mark.parametrize("typed", [{"email": "sari@example.test"}, {"phone": "0812 3456 7890"}])
def test_who_left_an_address_gets_the_link_after_the_service(client, waiting, typed):
    assert "setelah Anda selesai" in ask(client, waiting, **typed).content.decode()
    assert not Message.objects.exists()
    serve(waiting)
    message = Message.objects.get()
    assert (message.event, message.path) == (
        "survey-invitation",
        f"/survei/pesan/{waiting.code}/",
    )
    assert not SurveyLink.objects.exists()


def test_the_ticket_page_offers_it_while_one_waits(client, waiting):
    assert (
        f"/survei/kabari/{waiting.code}/" in client.get(f"/tiket/{waiting.code}/").content.decode()
    )


def test_an_account_needs_no_address(waiting):
    client, user = Client(), given.user()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    ask(client, waiting, mine="1")
    serve(waiting)
    assert Message.objects.get().recipient.user == user


def test_nobody_is_written_to_who_did_not_ask(waiting):
    serve(waiting)
    assert not Message.objects.exists()


@pytest.mark.parametrize("typed", [{}, {"email": "sari"}, {"phone": "12"}])
def test_what_is_no_address_is_told_and_stays_typed(client, waiting, typed):
    answer = ask(client, waiting, **typed)
    assert answer.status_code == 422
    assert not SurveyLink.objects.exists()
    assert all(value in answer.content.decode() for value in typed.values())


def test_after_the_service_it_is_too_late_to_ask(client, waiting):
    serve(waiting)
    assert ask(client, waiting, email="sari@example.test").status_code == 409


def test_what_comes_by_the_link_is_counted_as_this_way(client, waiting):
    opened(waiting.hall)
    serve(waiting)
    came = client.get(f"/survei/pesan/{waiting.code}/")
    onwards = client.post(came["Location"], {"score": 4})["Location"]
    client.post(onwards, WHOLE)
    assert Sheet.objects.get().channel == "message"
