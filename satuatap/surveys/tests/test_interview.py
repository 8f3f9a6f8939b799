"""The interviewer's form: who may ask, and what is taken of what was kept without a network."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE
from satuatap.surveys.models import Sheet
from satuatap.surveys.tests.asked import opened
from satuatap.surveys.tests.worked import SKM

pytestmark = pytest.mark.django_db
ANSWERS = {f"jawab-{slug}": "4" for slug in SKM.slugs}
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(NINE, tick=False):
        yield


@pytest.fixture
def skck():
    made = given.offering()
    opened(made.hall)
    return made


def interviewer(*halls):
    user = given.user()
    for hall in halls:
        Membership.objects.create(user=user, role=Role.INTERVIEWER, hall=hall)
    client = Client()
    client.force_login(user, BACKEND)
    return client, user


def send(client, hall, *sheets):
    body = json.dumps({"sheets": sheets})
    address = f"/survei/pewawancara/{hall.slug}/kirim/"
    return client.post(address, body, content_type="application/json")


def sheet(**more):
    return {"key": str(uuid4()), "age": 7200, "answers": ANSWERS | more}


def test_an_interviewer_goes_straight_to_the_only_hall(skck):
    client, _user = interviewer(skck.hall)
    answer = client.get("/survei/pewawancara/", follow=True)
    assert answer.redirect_chain == [(f"/survei/pewawancara/{skck.hall.slug}/", 302)]
    assert answer.content.count(b'type="radio"') == 36
    assert "Wawancara survei" in client.get("/kerja/").content.decode()


def test_an_interviewer_of_two_halls_chooses(skck):
    elsewhere = given.hall()
    client, _user = interviewer(skck.hall, elsewhere)
    page = client.get("/survei/pewawancara/").content.decode()
    assert f"/survei/pewawancara/{elsewhere.slug}/" in page


def test_an_interviewer_has_no_other_door(skck):
    client, _user = interviewer(skck.hall)
    for address in (f"/lantai/{skck.hall.slug}/", f"/loket/{skck.hall.slug}/"):
        assert client.get(address).status_code == 403
    assert client.get("/kelola/").status_code == 302
    assert client.get(f"/survei/pewawancara/{given.hall().slug}/").status_code == 404


def test_what_was_asked_without_a_network_comes_later_with_its_service(skck):
    client, user = interviewer(skck.hall)
    one = sheet(layanan=skck.code)
    told = [send(client, skck.hall, one).json() for _ in range(2)]
    kept = Sheet.objects.get()
    assert told == [{"taken": [one["key"]], "refused": []}] * 2
    assert (kept.channel, kept.source, kept.offering) == ("interview", f"user:{user.pk}", skck)
    assert kept.at == NINE - timedelta(hours=2)


def test_half_a_sign_does_not_hold_up_what_waits_behind_it(skck):
    client, _user = interviewer(skck.hall)
    odd, next_one = sheet(saran="baik \ud83d"), sheet()
    told = send(client, skck.hall, odd, next_one).json()
    assert told["taken"] == [odd["key"], next_one["key"]]
    assert set(Sheet.objects.values_list("remark", flat=True)) == {"baik ?", ""}


def test_an_officer_of_a_counter_does_not_interview(client, skck):
    client.force_login(given.officer(skck.given_at.first().counter), BACKEND)
    assert client.get(f"/survei/pewawancara/{skck.hall.slug}/").status_code == 403
    assert send(client, skck.hall, sheet()).status_code == 403
    assert not Sheet.objects.exists()


def test_where_no_survey_runs_the_page_says_whom_to_ask():
    hall = given.hall()
    client, _user = interviewer(hall)
    answer = client.get(f"/survei/pewawancara/{hall.slug}/")
    assert answer.status_code == 409
    assert "Minta manajer mal" in answer.content.decode()


def test_the_page_asks_the_database_little(skck, django_assert_max_num_queries):
    client, _user = interviewer(skck.hall)
    client.get("/survei/pewawancara/")
    with django_assert_max_num_queries(6):
        client.get(f"/survei/pewawancara/{skck.hall.slug}/")
