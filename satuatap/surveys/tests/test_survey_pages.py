"""The official survey on a phone: by invitation, and by the hall's open link."""

import re
from copy import deepcopy

import pytest
import time_machine
from django.urls import reverse

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.models import Campaign, InstrumentVersion, Invitation, Sheet
from satuatap.surveys.tests.asked import CLOSING, opened, served
from satuatap.surveys.tests.worked import SKM

pytestmark = pytest.mark.django_db
WHOLE = {f"jawab-{slug}": str(answer) for slug, answer in zip(SKM.slugs, "432143214", strict=True)}


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(NINE):
        yield


@pytest.fixture
def skck():
    return given.offering()


@pytest.fixture
def campaign(skck):
    return opened(skck.hall)


@pytest.fixture
def address(campaign, skck):
    return reverse("surveys:invited", args=[served(skck).code])


def test_the_one_question_leads_on_into_the_survey(client, address):
    rating = address.replace("/isi/", "/")
    answer = client.post(rating, {"score": 4}, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    assert answer.content.count(b'type="radio"') == 36


def test_without_a_campaign_the_one_question_is_all(client, skck):
    answer = client.post(f"/survei/{served(skck).code}/", {"score": 4})
    assert answer["Location"].endswith("/diterima/")


def test_a_whole_sheet_is_taken_and_thanked_for(client, address):
    more = {"profil-usia": "20-29", "saran": "Kursi kurang"}
    answer = client.post(address, WHOLE | more, follow=True)
    assert "Tidak seorang pun dapat melihat siapa yang menjawab" in answer.content.decode()
    sheet = Sheet.objects.get()
    assert (sheet.scores[:4], sheet.profile) == ([4, 3, 2, 1], {"usia": "20-29"})
    assert (sheet.channel, sheet.is_open, sheet.remark) == ("ticket", False, "Kursi kurang")


def test_what_was_chosen_and_typed_stays_at_a_fault(client, address):
    lacking = WHOLE | {"saran": "Kursi kurang"}
    del lacking["jawab-waktu"]
    answer = client.post(address, lacking)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#id_jawab-waktu">' in page
    assert "Kursi kurang" in page
    assert page.count("checked") == 8
    assert not Invitation.objects.get().answered


def test_a_change_of_language_keeps_what_was_chosen(client, address):
    some = {"jawab-waktu": "2", "saran": "Bagus", "bahasa": "en", "dalam": "id"}
    answer = client.post(address, some)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "How fast was the service given?" in page
    assert re.search(r'name="jawab-waktu" value="2"[^>]*checked', page)
    assert "Bagus" in page
    assert "errorlist" not in page


def test_who_answered_is_thanked_and_not_asked_again(client, address):
    for _ in range(2):
        answer = client.post(address, WHOLE, follow=True)
        assert "sudah kami terima" in answer.content.decode()
    assert "sudah kami terima" in client.get(address, follow=True).content.decode()
    assert Sheet.objects.count() == 1


@pytest.mark.parametrize("code", ["XXXXXXXX", "tablet"])
def test_a_code_that_was_never_served_is_told_so(client, campaign, code):
    answer = client.get(reverse("surveys:invited", args=[code]))
    assert answer.status_code == 404
    assert "setelah Anda selesai dilayani" in answer.content.decode()


def test_after_the_close_the_page_says_so(client, campaign, address):
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    answer = client.get(address)
    assert answer.status_code == 409
    assert "Tidak ada survei" in answer.content.decode()


def test_by_the_halls_link_anybody_answers_and_says_for_which_service(client, campaign, skck):
    address = f"/mpp/{skck.hall.slug}/survei/"
    page = client.get(address).content.decode()
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    for _ in range(2):
        client.post(address, WHOLE | {"key": found[1], "layanan": skck.code})
    sheet = Sheet.objects.get()
    assert (sheet.channel, sheet.is_open, sheet.offering) == ("qr", True, skck)
    assert sheet.source.startswith("phone:")


def test_a_flood_from_one_address_is_bounded_and_loses_nothing_typed(client, campaign, skck):
    address = f"/mpp/{skck.hall.slug}/survei/"
    for _ in range(60):
        client.post(address, WHOLE)
    answer = client.post(address, WHOLE | {"saran": "Kursi kurang"})
    assert answer.status_code == 429
    assert "Kursi kurang" in answer.content.decode()
    assert Sheet.objects.count() == 60


def test_a_hall_without_a_survey_says_so(client, skck):
    answer = client.get(f"/mpp/{skck.hall.slug}/survei/")
    assert answer.status_code == 409
    assert "Tidak ada survei" in answer.content.decode()


def test_a_question_is_read_aloud_with_its_answers(client, campaign):
    said = client.get(reverse("surveys:read-aloud", args=["skm-2017", "id", "waktu"]))
    assert said["Location"].startswith("/suara/")
    for wrong in (["skm-2017", "id", "parkir"], ["skm-2017", "xx", "waktu"], ["skm-1", "id", "x"]):
        assert client.get(reverse("surveys:read-aloud", args=wrong)).status_code == 404


def test_the_page_asks_the_database_little(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get(address)


def test_a_local_language_is_asked_with_indonesian_around_it(client, campaign, address):
    facts = deepcopy(campaign.instrument.facts)
    facts["elements"][0]["question"]["jv"] = "Kepriye syarat-syarate?"
    told = InstrumentVersion.objects.create(
        slug="skm", version="jawa", facts=facts, size=9, recorded_at=NINE
    )
    close_campaign(campaign, by=ANYBODY, at=NINE)
    again = {"title": "Basa Jawa", "begins": campaign.begins, "ends": campaign.ends}
    more = {"basis": "stated", "opened_at": NINE, "opened_by": "test"}
    Campaign.objects.create(hall=campaign.hall, instrument=told, **again, **more)
    page = client.get(f"{address}?bahasa=jv").content.decode()
    assert "Kepriye syarat-syarate?" in page
    assert "Seberapa cepat pelayanan diberikan?" in page
    assert "Kirim jawaban" in page
