"""The tablet in the hall: paired by code, sends what it kept, and each sheet counts once."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.queueing.actions.devices import offer_pairing, pair_device
from satuatap.queueing.models import Tablet
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.models import Sheet
from satuatap.surveys.queries import campaign_flags
from satuatap.surveys.tests.asked import CLOSING, opened, served
from satuatap.surveys.tests.worked import SKM

pytestmark = pytest.mark.django_db
ANSWERS = {f"jawab-{slug}": "3" for slug in SKM.slugs}
LATER = NINE + timedelta(minutes=8)


@pytest.fixture(autouse=True)
def shortly_after_nine():
    with time_machine.travel(LATER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def skck():
    return given.offering()


@pytest.fixture
def campaign(skck):
    return opened(skck.hall)


def paired(tablet):
    client = Client()
    code = offer_pairing(tablet, at=LATER).code
    client.cookies[DEVICE_COOKIE] = pair_device(code, at=LATER).secret
    return client


@pytest.fixture
def at_door(skck):
    return paired(Tablet.objects.create(hall=skck.hall, name="Pintu keluar"))


@pytest.fixture
def at_counter(skck):
    desk = skck.given_at.first().counter
    return paired(Tablet.objects.create(hall=skck.hall, name="Loket 1", counter=desk))


def sheet(age=0, **more):
    return {"key": str(uuid4()), "age": age, "answers": ANSWERS | more}


def sent(client, *sheets, **more):
    body = json.dumps({"sheets": sheets})
    answer = client.post("/survei/tablet/kirim/", body, content_type="application/json", **more)
    return answer.json() if answer["Content-Type"] == "application/json" else answer.status_code


def test_a_code_of_the_manager_makes_a_tablet(client, skck):
    tablet = Tablet.objects.create(hall=skck.hall, name="Pintu keluar")
    code = offer_pairing(tablet, at=LATER).code
    answer = client.post("/perangkat/", {"code": code}, follow=True)
    assert answer.redirect_chain == [("/survei/tablet/", 302)]
    assert "Survei belum dibuka" in answer.content.decode()


def test_the_page_asks_in_every_language_and_keeps_its_right(at_door, campaign):
    answer = at_door.get("/survei/tablet/")
    page = answer.content.decode()
    assert page.count('name="jawab-') == 2 * 36
    assert "How fast was the service given?" in page
    assert answer.cookies[DEVICE_COOKIE]["max-age"]


def test_a_sheet_at_the_door_is_open_and_belongs_to_no_service(at_door, campaign, skck):
    told = sent(at_door, sheet())
    kept = Sheet.objects.get()
    assert len(told["taken"]) == 1
    assert (kept.channel, kept.is_open, kept.office) == ("exit", True, None)
    assert kept.source == f"device:{Tablet.objects.get().token_id}"


def test_a_sheet_at_a_counter_is_about_what_was_finished_there(at_counter, campaign, skck):
    served(skck, at=NINE)  # finished at five past nine
    sent(at_counter, sheet())
    kept = Sheet.objects.get()
    assert (kept.channel, kept.offering, kept.at) == ("counter", skck, NINE)


def test_long_after_the_last_service_a_counter_stands_for_its_office_alone(
    at_counter, campaign, skck, shortly_after_nine
):
    served(skck, at=NINE)
    shortly_after_nine.move_to(NINE + timedelta(minutes=16))
    sent(at_counter, sheet())
    kept = Sheet.objects.get()
    assert (kept.offering, kept.office) == (None, skck.office)


def test_what_is_sent_again_counts_once(at_door, campaign):
    one = sheet()
    told = [sent(at_door, one) for _ in range(3)]
    assert [each["taken"] for each in told] == [[one["key"]]] * 3
    assert Sheet.objects.count() == 1


def test_what_was_answered_without_a_network_keeps_its_time(at_door, campaign):
    sent(at_door, sheet(age=26 * 3600), sheet(age=-500))
    assert set(Sheet.objects.values_list("at", flat=True)) == {LATER - timedelta(hours=26), LATER}


def test_what_comes_after_the_close_is_told_and_never_asked_for_again(at_door, campaign):
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    told = sent(at_door, sheet())
    assert told["taken"] == []
    assert "Tidak ada survei" in told["refused"][0]["reason"]


def test_a_sheet_that_lacks_an_answer_is_refused_and_the_others_taken(at_door, campaign):
    told = sent(at_door, sheet(**{"jawab-waktu": "7"}), sheet())
    assert (len(told["taken"]), len(told["refused"])) == (1, 1)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"sheets": 3}',
        '{"sheets": [3]}',
        '{"sheets": {"a": 1}}',
        '{"sheets": [{"key": "x", "age": 0, "answers": {}}]}',
        '{"sheets": [{"key": "0123456789abcdef0123456789abcdef", "age": 1e999, "answers": {}}]}',
        '{"sheets": [{"key": "0123456789abcdef0123456789abcdef", "age": 0, "answers": []}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_body_is_told_so(at_door, campaign, body):
    answer = at_door.post("/survei/tablet/kirim/", body, content_type="application/json")
    assert answer.status_code == 400


def test_a_flood_of_one_tablet_is_bounded_and_the_rest_waits(at_door, campaign):
    told = [sent(at_door, *(sheet() for _ in range(50))) for _ in range(5)]
    assert sum(len(each["taken"]) for each in told) == 200
    assert Sheet.objects.count() == 200
    assert told[-1]["refused"] == []


def test_the_state_gives_what_sending_needs(at_door, campaign):
    told = at_door.get("/survei/tablet/keadaan/").json()
    assert told["campaign"] == str(campaign.pk)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[DEVICE_COOKIE] = at_door.cookies[DEVICE_COOKIE].value
    token = strict.get("/survei/tablet/keadaan/").json()["token"]
    assert sent(strict, sheet()) == 403
    assert len(sent(strict, sheet(), headers={"X-CSRFToken": token})["taken"]) == 1


def test_a_tablet_that_was_unpaired_is_sent_to_pair(at_door, campaign):
    Tablet.objects.update(token=None)
    answer = at_door.post("/survei/tablet/kirim/", "{}", content_type="application/json")
    assert answer["Location"] == "/perangkat/"


def test_an_officer_who_answers_for_the_visitors_is_flagged(at_counter, campaign):
    for _ in range(4):
        sent(at_counter, sheet(**{"jawab-waktu": "4"}))
    assert campaign_flags(campaign).in_bursts == 4
