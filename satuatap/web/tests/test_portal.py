"""What the portal's pages say."""

import pytest
from django.urls import reverse

from satuatap.catalogue.models import Offering, OfferingStandard
from satuatap.places.models import (
    Hall,
    HallClaim,
    OpeningOverride,
    Province,
    PublishedTotal,
    Region,
)
from satuatap.queueing.models import HallPolicy, Ticket
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown as given

pytestmark = pytest.mark.django_db


def text(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def test_home_shows_the_demo_hall_with_its_lines(client):
    given.open_hall()
    page = text(client, "portal:home")
    assert "MPP Among Warga, Kota Batu" in page
    assert "Disdukcapil" in page


def test_home_without_a_hall_points_to_the_list(client):
    assert "Cari mal" in text(client, "portal:home")


def test_home_shows_the_hall_nearest_to_the_chosen_region(client):
    given.open_hall()
    there = queue_given.region(code="53.02", name="Kabupaten TTS", timezone="Asia/Makassar")
    queue_given.hall(name="Jauh", slug="jauh", region=there)
    client.post(reverse("portal:choose-region"), {"region": "53.02"})
    assert "MPP Jauh" in text(client, "portal:home")


def test_home_prefers_a_hall_that_is_open_now(client):
    closed = queue_given.hall(name="Tutup", slug="a-tutup")
    OpeningOverride.objects.create(hall=closed, state="closed", starts_at=queue_given.NINE)
    given.open_hall()
    assert "MPP Among Warga" in text(client, "portal:home")


def test_the_hall_page_gives_every_service_its_wait(client):
    given.open_hall()
    page = text(client, "portal:hall", "kota-batu")
    assert "KTP-el baru" in page
    assert "Ambil nomor" in page


def test_the_hall_page_leads_to_each_services_own_page(client):
    given.open_hall()
    page = text(client, "portal:hall", "kota-batu")
    address = reverse("portal:offering", args=["kota-batu", first_code()])
    assert f'<li><a href="{address}">' in page
    HallPolicy.objects.update(remote_allowed=False)
    page = text(client, "portal:hall", "kota-batu")
    assert f'<li><a href="{address}">' in page
    assert "Ambil nomor" not in page


def test_a_hall_that_is_only_listed_says_so(client):
    queue_given.hall(slug="terdaftar", status=Hall.Status.LISTED)
    assert "antreannya belum dijalankan di SatuAtap" in text(client, "portal:hall", "terdaftar")


def test_a_hall_that_is_ready_says_that_it_gives_no_numbers_yet(client):
    queue_given.hall(name="", slug="siap", status=Hall.Status.READY)
    assert "siap dibuka di SatuAtap" in text(client, "portal:hall", "siap")
    assert "Belum memberi nomor antrean." in text(client, "portal:halls")


def test_a_hall_without_a_name_of_its_own_says_its_region_once(client):
    given.open_hall(name="")
    page = text(client, "portal:home")
    assert "MPP Kota Batu" in page
    assert "MPP Kota Batu, Kota Batu" not in page


def test_published_figures_stand_beside_the_registered_ones(client):
    hall = given.open_hall()
    HallClaim.objects.create(hall=hall, kind="services", value="207", source="Agropolitan")
    page = text(client, "portal:hall", "kota-batu")
    assert "207" in page
    assert "Agropolitan" in page


def test_the_hall_page_says_what_is_made_up(client):
    hall = given.open_hall()
    page = text(client, "portal:hall", "kota-batu")
    assert "Pilihan instansi di mal ini adalah contoh" in page
    assert page.count(">contoh</small>") == 5
    hall.offices.update(mark="sourced")
    hall.offerings.exclude(title_id="NIB").update(mark="known")
    page = text(client, "portal:hall", "kota-batu")
    assert "Pilihan instansi" not in page
    assert page.count(">contoh</small>") == 1


def test_a_made_up_service_says_so_on_its_own_page(client):
    offering = given.offered(given.service(), given.open_hall())
    address = [offering.hall.slug, offering.code]
    assert "belum dipastikan oleh mal" in text(client, "portal:offering", *address)
    Offering.objects.update(mark="known")
    assert "belum dipastikan oleh mal" not in text(client, "portal:offering", *address)


def test_the_note_of_a_halls_source_stands_on_its_page_and_in_the_open_data(client):
    note = "Sumber tidak menyebut apakah kabupaten atau kota."
    queue_given.hall(slug="terdaftar", status=Hall.Status.LISTED, source_note=note)
    assert note in text(client, "portal:hall", "terdaftar")
    assert client.get("/api/v1/halls/terdaftar").json()["source_note"] == note


def test_a_day_that_another_source_tells_stands_on_the_halls_page(client):
    hall = given.open_hall()
    values = {"kind": "inauguration", "value": "2024-07-01", "source": "Antara"}
    HallClaim.objects.create(hall=hall, **values)
    assert "<b>1 Juli 2024</b>" in text(client, "portal:hall", "kota-batu")


def test_halls_are_found_by_province(client):
    given.open_hall()
    assert "MPP Among Warga" in text(client, "portal:halls", q="jawa timur")
    assert "Tidak ditemukan" in text(client, "portal:halls", q="atlantis")


def test_a_region_without_a_hall_shows_the_nearest(client):
    given.open_hall()
    queue_given.region(code="35.10", name="Kabupaten Banyuwangi")
    page = text(client, "portal:halls", q="banyuwangi")
    assert "Terdekat dari Kabupaten Banyuwangi" in page
    assert "MPP Among Warga" in page


def test_a_service_page_has_all_fourteen_components(client):
    given.service()
    page = text(client, "portal:service", "skck-baru")
    assert "14. Evaluasi kinerja pelaksana" in page
    assert "Rp30.000" in page


def test_a_service_page_shows_five_halls_and_leads_to_all(client):
    service = given.service()
    for number in range(8):
        given.offered(service, queue_given.hall(slug=f"mal-{number}"))
    page = text(client, "portal:service", "skck-baru")
    assert page.count('class="sa-hall"') == 5
    assert "Semua 8 mal yang memberi layanan ini" in page
    assert text(client, "portal:halls", layanan="skck-baru").count('class="sa-hall"') == 8


def test_a_service_page_says_what_the_hall_has_yet_to_state(client):
    given.offered(given.service(), given.open_hall())
    page = text(client, "portal:service", "skck-baru")
    assert "Meja pengaduan, lantai 1" in page
    assert "7 komponen belum dinyatakan oleh mal" in page


def test_a_service_page_names_the_hall_whose_components_it_shows(client):
    given.offered(given.service(), given.open_hall())
    page = text(client, "portal:service", "skck-baru")
    assert "Delapan komponen lain dinyatakan oleh <b>MPP Among Warga" in page
    assert "Lihat untuk mal lain" not in page


def test_a_step_says_who_does_it_unless_it_is_the_reader(client):
    standard = given.service().standards.get()
    standard.steps.create(order=2, who="instansi lain", does="Periksa", minutes=1)
    page = text(client, "portal:service", "skck-baru")
    assert "(instansi lain)" in page
    assert "(pemohon)" not in page


def test_the_reader_chooses_the_hall_among_all_that_give_the_service(client):
    service = given.service()
    for number in range(7):
        own = given.offered(service, queue_given.hall(slug=f"m-{number}", name=f"Mal {number}"))
        type(own.own_standard).objects.filter(offering=own).update(complaints=f"Meja {number}")
    page = text(client, "portal:service", "skck-baru", mal="m-6")
    assert "dinyatakan oleh <b>MPP Mal 6" in page
    assert "Meja 6" in page
    assert page.count("Meja ") == 1
    assert page.count("<option") == 7


def test_a_service_page_offers_numbers_from_afar_only_where_the_hall_gives_them(client):
    given.offered(given.service(), given.open_hall())
    assert "Ambil nomor" in text(client, "portal:service", "skck-baru")
    HallPolicy.objects.update(remote_allowed=False)
    page = text(client, "portal:service", "skck-baru")
    assert "Ambil nomor" not in page
    assert "nomor di mal" in page


def test_a_halls_own_page_of_a_service_tells_its_own_time_at_the_counter(client):
    offering = given.offered(given.service(minutes_at_counter=30), given.open_hall())
    Offering.objects.filter(pk=offering.pk).update(minutes_at_counter=47)
    page = text(client, "portal:offering", offering.hall.slug, offering.code)
    assert "47 menit" in page
    assert "30 menit<small>perkiraan" in text(client, "portal:service", "skck-baru")


def test_a_decreed_standard_is_not_called_undecided(client):
    offering = given.offered(given.service(), given.open_hall())
    OfferingStandard.objects.update(decree="Keputusan Nomor 7")
    page = text(client, "portal:offering", offering.hall.slug, offering.code)
    assert "7 komponen belum dinyatakan oleh mal" in page
    assert "belum ditetapkan oleh mal" not in page


def test_a_hall_that_does_not_give_the_service_is_not_chosen(client):
    given.offered(given.service(), given.open_hall())
    queue_given.hall(slug="lain")
    page = text(client, "portal:service", "skck-baru", mal="lain")
    assert "dinyatakan oleh <b>MPP Among Warga" in page


def test_aliases_find_a_service_and_are_never_shown(client):
    given.service()
    page = text(client, "portal:services", q="bikin skck")
    assert "Penerbitan SKCK Baru" in page
    assert page.count("bikin skck") == page.count("“bikin skck”") + 1  # the search field


def test_a_life_event_lists_its_services(client):
    given.service()
    assert "Penerbitan SKCK Baru" in text(client, "portal:life-event", "kerja")


def test_the_nation_is_counted_from_its_halls(client):
    given.open_hall()
    PublishedTotal.objects.create(as_of="2025-12-15", total=305, source="mureks")
    page = text(client, "portal:national")
    assert "dari 509" in page
    assert "305" in page


@pytest.mark.parametrize(
    ("of", "said", "share"),
    [
        (509, "ditambah DKI Jakarta sebagai satu", "0,4%"),
        (514, "termasuk 6 wilayah administrasi DKI Jakarta", "0,6%"),
        (508, "tanpa DKI Jakarta", "0,2%"),
        (500, "Pembagi 500 ditetapkan oleh pengelola sistem", "0,4%"),
    ],
)
def test_the_nation_counts_regions_as_its_denominator_does(client, settings, of, said, share):
    settings.NATIONAL_DENOMINATOR = of
    Province.objects.create(code="31", name="DKI Jakarta")
    for code in ("31.71", "31.72"):
        queue_given.hall(region=elsewhere(code))
    for _ in range(2):
        queue_given.hall()
    page = text(client, "portal:national")
    assert said in page
    assert f"{share} daerah punya mal" in page
    assert "4 mal tercatat di" in page


def elsewhere(code):
    values = {"name": code, "kind": "kota", "seat": code, "timezone": "Asia/Jakarta"}
    return Region.objects.create(code=code, province_id=code[:2], **values)


def test_a_province_of_the_national_page_leads_to_its_own_halls(client):
    given.open_hall()
    Province.objects.create(code="36", name="Jawa Timur Raya")
    queue_given.hall(region=elsewhere("36.01"), name="Lain")
    assert "?provinsi=36" in text(client, "portal:national")
    page = text(client, "portal:halls", provinsi="35")
    assert "Hanya mal di provinsi <b>Jawa Timur</b>." in page
    assert "MPP Lain" not in page


def test_a_list_for_a_service_says_so_and_keeps_it_while_searching(client):
    given.offered(given.service(), given.open_hall())
    page = text(client, "portal:halls", layanan="skck-baru")
    assert "memberi layanan <b>Penerbitan SKCK Baru</b>" in page
    assert '<input type="hidden" name="layanan" value="skck-baru">' in page
    page = text(client, "portal:halls", layanan="skck-baru", q="atlantis")
    assert "Tidak ada mal yang cocok dengan pilihan di atas." in page


def test_conflicting_totals_are_marked(client):
    PublishedTotal.objects.create(as_of="2024-06-24", total=206, source="Kompas")
    PublishedTotal.objects.create(as_of="2024-06-24", total=208, source="lain")
    assert text(client, "portal:national").count("berbeda antarsumber") == 2


def test_a_service_leads_to_the_form_for_numbers_from_afar(client):
    given.open_hall()
    address = reverse("portal:take-number", args=["kota-batu", first_code()])
    answer = client.get(address, follow=True)
    page = " ".join(answer.content.decode().split())
    assert f'value="{first_code()}" required checked' in page


def first_code() -> str:
    return Ticket.objects.order_by("issued_at")[0].offering.code
