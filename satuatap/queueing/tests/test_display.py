"""The display's page and what it is told."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.places.models import OpeningOverride
from satuatap.queueing.actions import call_next_ticket
from satuatap.queueing.actions.devices import offer_pairing, pair_device
from satuatap.queueing.actions.notices import send_notice
from satuatap.queueing.daycode import day_code
from satuatap.queueing.models import HallPolicy
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db
CALLS = "/layar/panggilan/"


def tv(display):
    """A browser that is this display."""
    now = timezone.now()
    client = Client(headers={"Accept-Language": "en"})
    client.cookies[DEVICE_COOKIE] = pair_device(offer_pairing(display, at=now).code, at=now).secret
    return client


def open_hall(**policy):
    offering = given.offering()
    OpeningOverride.objects.create(hall=offering.hall, state="open", starts_at=timezone.now())
    HallPolicy.objects.filter(hall=offering.hall).update(**policy) if policy else None
    return offering


def call(offering, **desk):
    now = timezone.now()
    given.ticket(offering, at=now)
    return call_next_ticket(given.counter(offering, **desk), by=ANYBODY, at=now)


def acknowledge(client, call_id):
    body = json.dumps({"call": call_id})
    return client.post("/layar/diumumkan/", body, content_type="application/json")


def test_a_call_comes_with_its_words_and_their_sound():
    offering = open_hall()
    call(offering, code="3")
    told = tv(given.display(offering.hall)).get(CALLS).json()["pending"][0]
    assert (told["number"], told["counter"], told["office"]) == ("A-001", "3", "Polres")
    said = told["say"][0]
    assert said["text"] == "Nomor antrean, A, nol nol satu, silakan menuju loket tiga."
    assert said["url"].startswith("/suara/")


def test_english_is_said_second_where_the_hall_wants_it():
    offering = open_hall(english_voice=True)
    call(offering)
    told = tv(given.display(offering.hall)).get(CALLS).json()["pending"][0]
    assert [each["language"] for each in told["say"]] == ["id", "en"]


def test_a_display_without_voice_has_nothing_to_say():
    offering = open_hall()
    call(offering)
    told = tv(given.display(offering.hall, with_voice=False)).get(CALLS).json()
    assert told["pending"][0]["say"] == []


def test_acknowledging_answers_with_what_is_left():
    offering = open_hall()
    called = call(offering)
    client = tv(given.display(offering.hall))
    answer = acknowledge(client, called.calling.get().pk).json()
    assert (answer["pending"], [each["number"] for each in answer["last"]]) == ([], ["A-001"])


@pytest.mark.parametrize("made_up", [0, -1, 10**30, "x", None, [], {}, True])
def test_a_call_that_never_was_is_refused(made_up):
    client = tv(given.display(open_hall().hall))
    assert acknowledge(client, made_up).status_code == 404


@pytest.mark.parametrize("body", ["", "{", "[]", "3", "null", '{"call"'])
def test_a_broken_acknowledgement_is_refused(body):
    client = tv(given.display(open_hall().hall))
    answer = client.post("/layar/diumumkan/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["type"]) == (404, "unknown-call")


def test_a_sudden_closure_is_told_with_its_reason():
    hall = open_hall().hall
    shut(hall, message="Listrik padam.")
    told = tv(given.display(hall)).get(CALLS).json()
    assert told["closed"]["message"] == "Listrik padam."
    assert told["closed"]["again"].startswith("Buka lagi")


def test_after_closing_time_those_who_wait_are_still_called():
    offering = open_hall()
    call(offering)
    OpeningOverride.objects.filter(hall=offering.hall).delete()
    offering.hall.opening_hours.all().delete()
    assert tv(given.display(offering.hall)).get(CALLS).json()["closed"] is None


def test_the_news_are_the_managers_words_closures_and_the_displays_own():
    offering = open_hall()
    shut(offering.hall, office=offering.office, message="Jaringan pusat terganggu.")
    send_notice(offering.hall, "Mobil B 1 harap dipindah.", by=ANYBODY, at=timezone.now())
    told = tv(given.display(offering.hall, news="Jumat tutup 11.30.")).get(CALLS).json()
    closure = "Polres tutup. Jaringan pusat terganggu."
    assert told["news"] == ["Mobil B 1 harap dipindah.", closure, "Jumat tutup 11.30."]


def test_the_code_of_the_day_is_on_the_wall_where_numbers_come_from_afar():
    hall = at_kiosk.offering().hall
    told = tv(given.display(hall)).get(CALLS).json()["day_code"]
    assert told.replace(" ", "") == day_code(hall, at=given.now())
    HallPolicy.objects.update(remote_allowed=False)
    assert tv(given.display(hall)).get(CALLS).json()["day_code"] == ""


def test_a_closed_hall_shows_no_code():
    hall = at_kiosk.offering().hall
    hall.overrides.update(state="closed")
    assert tv(given.display(hall)).get(CALLS).json()["day_code"] == ""


def test_another_offices_news_are_not_shown():
    ours = open_hall()
    theirs = given.office(hall=ours.hall)
    shut(ours.hall, office=theirs)
    send_notice(ours.hall, "Bukan di sini.", by=ANYBODY, at=timezone.now(), office_id=theirs.pk)
    assert tv(given.display(ours.hall, ours.office)).get(CALLS).json()["news"] == []


def test_asking_takes_few_queries(django_assert_max_num_queries):
    offering = open_hall()
    for _ in range(5):
        call(offering)
    client = tv(given.display(offering.hall, offering.office))
    client.get(CALLS)
    with django_assert_max_num_queries(5):
        client.get(CALLS)


def test_the_page_is_indonesian_and_never_kept():
    answer = tv(given.display(open_hall().hall, name="Layar utara")).get(
        reverse("queueing:display")
    )
    assert "Panggilan antrean" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_the_page_loads_everything_it_needs(settings):
    page = tv(given.display(open_hall().hall)).get(reverse("queueing:display")).content.decode()
    assert "queueing/display/main.js" in page
    assert "css/display.css" in page


def shut(hall, **given):
    now = timezone.now()
    ends = now + timedelta(hours=1)
    OpeningOverride.objects.create(hall=hall, state="closed", starts_at=now, ends_at=ends, **given)
