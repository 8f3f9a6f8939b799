"""A region reads its own file and nobody else's; everybody reads what is published."""

import pytest
from django.urls import reverse

from satuatap.identity.models import Role
from satuatap.oversight.tests import given
from satuatap.queueing.tests import given as queue_given

pytestmark = pytest.mark.django_db
OF_HALL = ["hall", "step", "checklist", "hall-partners", "hall-notes"]
OF_REGION = ["region", "propose"]
OF_NATION = [
    "board",
    "board-csv",
    "calendar",
    "partners",
    "support",
    "support-csv",
    "support-xlsx",
    "fiscal",
]


@pytest.fixture
def hall():
    return given.hall_at("preparation", region=given.region())


def pages(hall):
    """Every address of this hall and its region."""
    yield from (reverse(f"oversight:{name}", args=[hall.slug]) for name in OF_HALL)
    yield from (reverse(f"oversight:{name}", args=[hall.region_id]) for name in OF_REGION)
    yield reverse("oversight:requirement", args=[hall.slug, "budget"])
    yield reverse("oversight:add", args=[hall.slug, "hambatan"])
    yield reverse("oversight:end-agreement", args=[hall.slug, given.agreement(hall).pk])
    yield reverse("oversight:answer-request", args=[hall.slug, given.request(hall).pk])
    yield reverse("oversight:solve", args=[hall.slug, given.obstacle(hall).pk])


@pytest.mark.parametrize("role", [Role.REGION_OFFICER, Role.REGION_HEAD])
def test_its_own_government_opens_every_page(client, hall, role):
    client.force_login(given.of_region(hall.region, role))
    assert {client.get(each).status_code for each in pages(hall)} == {200}


def test_another_regions_government_finds_nothing_there(client, hall):
    client.force_login(given.of_region(given.region()))
    assert {client.get(each).status_code for each in pages(hall)} == {404}
    assert {client.post(each).status_code for each in pages(hall)} <= {404, 405}


@pytest.mark.parametrize("name", OF_NATION)
def test_the_ministrys_pages_are_the_ministrys(client, hall, name):
    client.force_login(given.of_region(hall.region))
    assert client.get(reverse(f"oversight:{name}")).status_code == 403


def test_a_region_reads_what_others_have_learned(client, hall):
    client.force_login(given.of_region(hall.region))
    assert client.get("/perjalanan/praktik/").status_code == 200


def test_a_record_of_another_hall_is_not_reached_by_ones_own_address(client, hall):
    client.force_login(given.of_region(hall.region))
    theirs = given.obstacle(given.hall_at("trial"))
    address = reverse("oversight:solve", args=[hall.slug, theirs.pk])
    assert client.post(address, {"on": "2026-10-01", "how": "x"}).status_code == 404


def test_everybody_reads_stages_days_and_sources_and_no_note(client):
    hall = given.hall_at("operating")
    hall.stage_events.model.objects.create(
        hall=hall, stage="coaching", on=given.ON, at=given.AT, note="Rahasia dapur", source="Antara"
    )
    page = client.get(f"/mpp/{hall.slug}/perjalanan/").content.decode()
    assert "2 Maret 2026" in page
    assert "Antara" in page
    assert "Rahasia dapur" not in page


def test_a_head_understands_the_page_in_a_minute(client, hall):
    given.obstacle(hall)
    given.fiscal(hall.region)
    client.force_login(given.of_region(hall.region, Role.REGION_HEAD))
    page = client.get(f"/daerah/{hall.region_id}/").content.decode()
    for words in ("Persiapan", "Yang masih kurang", "Hambatan tempat", "PMK 97/2025"):
        assert words in page


def test_a_region_without_a_hall_is_shown_how_to_begin(client):
    region = given.region()
    client.force_login(given.of_region(region))
    page = client.get(f"/daerah/{region.pk}/").content.decode()
    assert f"/daerah/{region.pk}/usulan/" in page


def test_the_home_of_a_region_leads_to_its_page(client, hall):
    client.force_login(given.of_region(hall.region))
    page = client.get("/kerja/").content.decode()
    assert f"/daerah/{hall.region_id}/" in page


def test_the_page_of_a_region_asks_a_few_queries(client, hall, django_assert_max_num_queries):
    client.force_login(given.of_region(hall.region))
    with django_assert_max_num_queries(20):
        client.get(f"/daerah/{hall.region_id}/")


def test_a_hall_that_counts_shows_how_it_runs(client, django_assert_max_num_queries):
    hall = given.hall_at("operating")
    given.agreement(hall, agency=queue_given.office(hall=hall).agency)
    client.force_login(given.of_region(hall.region, Role.REGION_HEAD))
    with django_assert_max_num_queries(40):
        page = client.get(f"/daerah/{hall.region_id}/").content.decode()
    for words in ("Instansi hadir", "Perjanjian yang perlu diperbarui", "Laporan lewat tenggat"):
        assert words in page
