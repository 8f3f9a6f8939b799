from datetime import UTC, datetime

import pytest
from django.db import transaction

from satuatap.catalogue.actions import load_catalogue
from satuatap.catalogue.queries import find_offerings, find_services
from satuatap.catalogue.queries.search import meant
from satuatap.places.actions import load_places
from satuatap.places.models import Hall
from satuatap.queueing.actions.opening import open_hall

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def catalogue(django_db_setup, django_db_blocker):
    """The national catalogue and the demo hall, loaded once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_places(at=AT)
        load_catalogue(at=AT)
        open_hall("kota-batu")
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("SKCK", "skck-baru"),
        ("bikin sckc", "skck-baru"),
        ("ktp ilang", "ktp-el-pengganti"),
        ("cara perpanjang SIM", "sim-perpanjangan"),
        ("bayar pajak motor", "pajak-kendaraan-tahunan"),
        ("akte lahir", "akta-kelahiran"),
        ("ijin usaha", "nib"),
        ("antrian paspor", "paspor-baru"),
        ("balik nama mobil", "balik-nama-kendaraan"),
        ("kartu kuning", "kartu-ak1"),
        ("jamsostek", "klaim-jht"),
        ("surat kehilangan", "lapor-kehilangan"),
        ("birth certificate", "akta-kelahiran"),
        ("kehilangan surat", "lapor-kehilangan"),
    ],
)
def test_the_first_hit_is_what_people_mean(typed, code):
    assert find_services(typed)[0].code == code


@pytest.mark.parametrize("typed", ["", "   ", "xyzzy", "%", "'; drop table", "\0", "?" * 5000])
def test_nonsense_finds_nothing_and_breaks_nothing(typed):
    assert find_services(typed) == []


def test_a_hall_finds_its_own_variants(django_assert_num_queries):
    batu = Hall.objects.get(slug="kota-batu")
    with django_assert_num_queries(2):
        codes = [offering.code for offering in find_offerings(batu, "pasport anak")]
    assert codes[0] == "paspor-anak"


def test_a_hall_without_offerings_finds_nothing():
    assert find_offerings(Hall.objects.get(slug="mimika"), "ktp") == []


def test_two_queries_are_enough(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert [service.agency.name_id for service in find_services("nikah")]


def test_words_that_say_nothing_are_left_out_but_never_all():
    assert meant("Bagaimana cara mengurus ijin") == "izin"
    assert meant("cara") == "cara"
