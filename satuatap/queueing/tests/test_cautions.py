"""What the set-up of a hall warns of before anybody is disappointed."""

import pytest
from django.test import Client
from django.urls import reverse

from satuatap.queueing.models import VoiceZone
from satuatap.queueing.queries.cautions import cautions
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


def told(hall):
    return [f"{each.title}: {each.sentence}" for each in cautions(hall)]


def test_a_hall_with_one_voice_and_level_floors_is_warned_of_nothing():
    offering = given.offering()
    given.counter(offering)
    given.display(offering.hall)
    given.display(offering.hall, with_voice=False)
    assert told(offering.hall) == []


def test_two_voices_that_announce_the_same_office_are_named():
    offering = given.offering()
    given.display(offering.hall, name="Lobi")
    given.display(offering.hall, offering.office, name="Utara")
    (sentence,) = told(offering.hall)
    assert sentence.startswith(
        "Zona suara seluruh mal: Lobi dan Utara sama-sama mengumumkan Polres."
    )


def test_two_voices_of_different_offices_share_a_room_in_peace():
    ours = given.offering()
    theirs = given.offering(queue=given.queue(hall=ours.hall))
    for each in (ours, theirs):
        given.display(ours.hall, each.office)
    assert told(ours.hall) == []


def test_voices_of_different_zones_do_not_overlap():
    hall = given.hall()
    given.display(hall)
    given.display(hall, voice_zone=VoiceZone.objects.create(hall=hall, name="Utara"))
    assert told(hall) == []


@pytest.mark.parametrize("screens", [0, 1])
def test_a_zone_where_nobody_speaks_is_named(screens):
    hall = given.hall()
    zone = VoiceZone.objects.create(hall=hall, name="Utara")
    for _ in range(screens):
        given.display(hall, voice_zone=zone, with_voice=False)
    assert told(hall)[0].startswith("Zona suara Utara: Tidak ada layar bersuara")


def test_a_service_that_no_wheelchair_reaches_is_named():
    offering = given.offering(title_id="SKCK baru")
    given.counter(offering, wheelchair=False)
    assert told(offering.hall) == [
        "Kursi roda: 1 layanan tidak punya loket yang dapat dicapai kursi roda: SKCK baru."
    ]
    given.counter(offering, wheelchair=True)
    assert told(offering.hall) == []


def test_of_many_services_some_are_named_and_all_are_counted():
    queue = given.queue()
    services = [given.offering(queue=queue, title_id=f"Layanan {each}") for each in range(6)]
    given.counter(*services, wheelchair=False)
    (sentence,) = told(queue.hall)
    assert sentence.endswith("Layanan 0, Layanan 1, Layanan 2, Layanan 3 dan 2 lagi.")


def test_the_manager_reads_it_beside_what_is_lacking(django_assert_max_num_queries):
    hall = given.hall()
    VoiceZone.objects.create(hall=hall, name="Utara")
    browser = Client()
    browser.force_login(given.manager(hall), "django.contrib.auth.backends.ModelBackend")
    with django_assert_max_num_queries(14):
        page = browser.get(reverse("floor:ready", args=[hall.slug])).content.decode()
    assert "Perlu diperhatikan" in page
    assert "Zona suara Utara" in page
