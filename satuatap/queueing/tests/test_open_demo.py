from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from satuatap.catalogue.actions import load_catalogue
from satuatap.catalogue.models import Offering, OfferingStandard, Service
from satuatap.identity.models import Membership, User
from satuatap.places.actions import load_places
from satuatap.places.models import Counter, Hall, OpeningHours
from satuatap.queueing.actions import By, TicketRequest, call_next_ticket, take_ticket
from satuatap.queueing.actions.floor import open_ready_hall
from satuatap.queueing.models import CounterService, Display, HallPolicy, Kiosk, Queue
from satuatap.queueing.queries.cautions import cautions
from satuatap.queueing.queries.readiness import can_open, readiness
from satuatap.queueing.queries.service_opening import service_openings

SUNDAY_NIGHT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
KINDS = (Offering, OfferingStandard, Counter, CounterService, Queue, Display, Kiosk, User,
         Membership, OpeningHours, HallPolicy)  # fmt: skip


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo as it is opened, once for all tests of this file, and taken away afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_places(at=SUNDAY_NIGHT)
        load_catalogue(at=SUNDAY_NIGHT)
        call_command("open_demo", password="rahasia-demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def batu(db, demo):
    return Hall.objects.select_related("region").get(slug="kota-batu")


def test_the_hall_has_its_real_counts(batu):
    assert (batu.offices.count(), batu.offerings.count()) == (26, 207)
    assert (batu.counters.count(), batu.queues.count()) == (34, 23)


def test_every_service_has_a_line_a_counter_and_an_english_title(batu):
    assert not batu.offerings.filter(queue=None).exists()
    assert not batu.offerings.filter(given_at=None).exists()
    assert not batu.offerings.filter(title_en="").exists()


def test_what_goes_beyond_the_facts_is_marked_as_example(batu):
    national = set(Service.objects.values_list("code", flat=True))
    for code, mark in batu.offerings.values_list("code", "mark"):
        assert mark == ("known" if code in national else "example")
    assert set(batu.offices.values_list("mark", flat=True)) == {"example"}
    standard = OfferingStandard.objects.filter(offering__hall=batu)[0]
    assert "belum ditetapkan" in standard.staffing
    assert standard.decree == ""


def test_it_is_open_on_a_sunday_night_and_says_why(batu):
    openings = service_openings(batu, at=SUNDAY_NIGHT)
    assert all(each.open for each in openings.values())
    assert openings["skck-baru"].detail == "Dibuka terus untuk peragaan. Buka sekarang."


@pytest.mark.parametrize(
    ("slug", "zone"), [("timor-tengah-selatan", "WITA"), ("banggai", "WITA"), ("mimika", "WIT")]
)
def test_the_other_halls_keep_their_own_hours(db, demo, slug, zone):
    open_ready_hall(Hall.objects.get(slug=slug))
    hall = Hall.objects.select_related("region").get(slug=slug)
    found = service_openings(hall, at=SUNDAY_NIGHT)["skck-baru"]
    assert not found.open
    assert f"pukul 07.30 {zone}" in found.detail


def test_kota_batu_alone_is_the_demo(batu):
    assert Hall.objects.get(is_demo=True) == batu
    assert list(Hall.objects.operating()) == [batu]


@pytest.mark.parametrize("slug", ["timor-tengah-selatan", "banggai", "mimika"])
def test_the_other_halls_lack_nothing_essential_to_open(db, demo, slug):
    hall = Hall.objects.get(slug=slug)
    assert hall.status == Hall.Status.READY
    assert can_open(readiness(hall))


def test_opening_again_leaves_a_hall_that_its_manager_opened(db, demo):
    open_ready_hall(Hall.objects.get(slug="banggai"))
    call_command("open_demo", password="rahasia-demo", stdout=StringIO())
    assert Hall.objects.get(slug="banggai").status == Hall.Status.OPERATING


def test_a_number_is_given_and_called(batu):
    given = take_ticket(batu, TicketRequest(service="sim-c-baru"), by=By("test"), at=SUNDAY_NIGHT)
    counter = batu.counters.get(code="2")
    called = call_next_ticket(counter, by=By("test"), at=SUNDAY_NIGHT)
    assert (given.number, called.number) == ("E-001", "E-001")


def test_officers_belong_to_the_office_of_their_counter(batu):
    officer = Membership.objects.get(user__email="loket3@kota-batu.example")
    assert officer.office == batu.offices.get(agency="polres")
    assert officer.user.check_password("rahasia-demo")
    assert Membership.objects.filter(role="ministry").count() == 1


def test_opening_again_changes_nothing(batu):
    Counter.objects.filter(hall=batu, code="3").update(place="Dipindah")
    before = [kind.objects.count() for kind in KINDS]
    call_command("open_demo", password="rahasia-demo", stdout=StringIO())
    assert [kind.objects.count() for kind in KINDS] == before
    assert Counter.objects.get(hall=batu, code="3").place == "Dipindah"


def test_without_data_it_says_what_to_do_first(batu):
    Hall.objects.filter(slug="banggai").update(slug="lain")
    with pytest.raises(CommandError, match="load_data"):
        call_command("open_demo", password="x", stdout=StringIO())


def test_each_voice_has_a_room_of_its_own(batu):
    assert cautions(batu) == []
    assert batu.voice_zones.count() == batu.displays.filter(with_voice=True).count() == 4
