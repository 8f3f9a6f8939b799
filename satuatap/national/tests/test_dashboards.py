"""Dashboards: who sees whose figures, how one drills down, and a file behind each figure."""

import csv
import io
import re

import pytest
from django.urls import reverse

from satuatap.identity.models import Membership, Role
from satuatap.national.pictures import dashboard
from satuatap.national.queries import areas
from satuatap.national.rules.periods import Period
from satuatap.national.tests.given import MONDAY, asked, came, desk, rolled
from satuatap.places.models import PublishedTotal
from satuatap.queueing.tests import given

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nine_o_clock")]
NATION = "/nasional/angka/"


@pytest.fixture
def hall():
    """A hall where somebody was served at nine."""
    offered, counter = desk(title_id="SKCK baru")
    came(offered, counter, waits=5)
    rolled()
    return offered.hall


@pytest.fixture
def ministry(client):
    return signed_in(client, role=Role.MINISTRY)


def signed_in(client, **membership):
    user = given.user()
    Membership.objects.create(user=user, **membership)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def text(answer):
    return answer.content.decode()


def of(hall):
    return reverse("national:area", args=["mal", hall.slug])


def test_the_nation_shows_its_provinces_and_their_waits(hall, ministry):
    page = text(ministry.get(NATION))
    assert "Jawa Timur" in page
    assert "/nasional/angka/provinsi/35/" in page


def test_two_clicks_lead_from_the_nation_to_a_counters_wait(hall, ministry):
    assert "/nasional/angka/provinsi/35/" in text(ministry.get(NATION))
    assert of(hall) in text(ministry.get("/nasional/angka/provinsi/35/"))
    page = text(ministry.get(of(hall)))
    assert "SKCK baru" in page
    assert "Tunggu P90" in page


def test_every_figure_has_a_definition_and_says_how_fresh_it_is(hall, ministry):
    page = text(ministry.get(of(hall)))
    shown = len(dashboard.SHOWN["mal"])
    assert page.count('class="sa-figure"') == shown
    live = page.count("dibaca langsung saat halaman ini dibuat")
    assert live == len({"janji", "hari-ini", "tahap"})
    assert page.count("dihitung sampai") >= shown - live


@pytest.mark.parametrize("name", ["sebaran", "kebutuhan", "tahap", "hari-ini", "janji"])
def test_what_is_read_live_says_so(name):
    month = MONDAY.replace(day=1)
    level = areas.REGION if name == "janji" else areas.NATION
    code = given.hall().region_id if name == "janji" else ""
    assert "langsung" in dashboard.FIGURES[name](asked(level, code, Period(month, month))).of


@pytest.mark.parametrize("name", dashboard.SHOWN["indonesia"])
def test_every_figure_of_the_nation_is_a_file_as_well(hall, ministry, name):
    answer = ministry.get(reverse("national:nation-csv", args=[name]))
    head, *_lines = list(csv.reader(io.StringIO(text(answer))))
    assert head[0] == "code"


def test_a_file_has_the_bare_values(hall, ministry):
    answer = ministry.get(reverse("national:area-csv", args=["mal", hall.slug, "kunjungan"]))
    rows = list(csv.DictReader(io.StringIO(text(answer))))
    month = next(row for row in rows if row["code"] == f"{MONDAY:%Y-%m}")
    assert (month["visits"], month["served"], month["on_time_percent"]) == ("1", "1", "100.0")
    assert 5 <= float(month["wait_p50_minutes"]) <= 6


def test_ways_without_records_are_said_to_be_missing(hall, ministry):
    page = text(ministry.get(of(hall)))
    assert page.count("tidak dicatat di SatuAtap") == 3 + 1  # and the definition


@pytest.mark.parametrize("role", [Role.REGION_OFFICER, Role.REGION_HEAD])
def test_a_region_sees_itself_and_its_halls_and_nothing_else(client, hall, role):
    east = given.hall(region=given.region(**given.EAST))
    mine = signed_in(client, role=role, region=hall.region)
    assert mine.get(f"/nasional/angka/daerah/{hall.region_id}/").status_code == 200
    assert mine.get(of(hall)).status_code == 200
    assert mine.get(of(east)).status_code == 404
    assert mine.get(f"/nasional/angka/daerah/{east.region_id}/").status_code == 404
    assert mine.get("/nasional/angka/provinsi/35/").status_code == 404
    assert mine.get(NATION).status_code == 403


def test_a_manager_sees_the_own_hall_and_nothing_else(client, hall):
    mine = signed_in(client, role=Role.HALL_MANAGER, hall=hall)
    assert mine.get(of(hall)).status_code == 200
    assert mine.get(of(given.hall())).status_code == 404
    assert mine.get(f"/nasional/angka/daerah/{hall.region_id}/").status_code == 404


def test_files_have_the_same_doors_as_pages(client, hall):
    mine = signed_in(client, role=Role.HALL_MANAGER, hall=hall)
    other = given.hall()
    assert (
        mine.get(reverse("national:area-csv", args=["mal", other.slug, "tempat"])).status_code
        == 404
    )
    assert mine.get(reverse("national:nation-csv", args=["tempat"])).status_code == 403


def test_only_halls_of_ones_own_can_be_compared(client, hall):
    mine = signed_in(client, role=Role.HALL_MANAGER, hall=hall)
    other = given.hall()
    asked = f"?mal={hall.slug}&mal={other.slug}"
    page = text(mine.get(reverse("national:compare") + asked))
    assert hall.title in page
    assert other.title not in page
    rows = list(
        csv.DictReader(io.StringIO(text(mine.get(reverse("national:compare-csv") + asked))))
    )
    assert [row["code"] for row in rows] == [hall.slug] * 2


@pytest.mark.parametrize(
    ("chosen", "since"), [("", "2026-09-01"), ("tahun-lalu", "2025-10-01"), ("x", "2026-09-01")]
)
def test_two_periods_are_compared(hall, ministry, chosen, since):
    asked = f"?mal={hall.slug}&dari=2026-10&sampai=2026-10&dengan={chosen}"
    rows = list(
        csv.DictReader(io.StringIO(text(ministry.get(reverse("national:compare-csv") + asked))))
    )
    assert [row["since"] for row in rows] == ["2026-10-01", since]


@pytest.mark.parametrize(
    "asked", ["dari=2026-13", "dari=x&sampai=", "sampai=9999-01", "dari=2090-01"]
)
def test_a_period_that_makes_no_sense_is_the_usual_one(hall, ministry, asked):
    page = text(ministry.get(f"{of(hall)}?{asked}"))
    assert "Desember 2025 sampai November 2026" in page


def test_a_planned_hall_is_in_no_figure(hall, ministry):
    type(hall).objects.filter(pk=hall.pk).update(is_recognised=False)
    assert ministry.get(of(hall)).status_code == 404


def test_an_agency_that_gave_nothing_is_named(hall, ministry):
    given.offering(queue=given.queue(office=given.office(hall=hall, name="Imigrasi Batu")))
    page = text(ministry.get(of(hall)))
    assert "Imigrasi Batu" in page


def test_a_hall_that_is_open_and_empty_is_silent(hall, ministry):
    given.hall(name="Sepi Sekali")
    answer = ministry.get(reverse("national:nation-csv", args=["hari-ini"]))
    states = {row["hall"]: row["state"] for row in csv.DictReader(io.StringIO(text(answer)))}
    assert states["MPP Sepi Sekali"] == "sepi"


def test_the_nation_asks_few_questions(hall, ministry, django_assert_max_num_queries):
    for _ in range(3):
        given.hall()
    with django_assert_max_num_queries(45):
        ministry.get(NATION)


def test_the_bulletin_is_a_paper_of_the_month(hall, ministry):
    answer = ministry.get("/nasional/buletin/2026-11.pdf")
    assert answer.content.startswith(b"%PDF")
    assert ministry.get("/nasional/buletin/2026-13.pdf").status_code == 404
    assert ministry.get("/nasional/buletin/2019-01.pdf").status_code == 404


def test_the_situation_room_shows_the_nation_now(hall, ministry):
    page = text(ministry.get("/nasional/angka/situasi/"))
    assert 'data-now="active"' in page
    assert "/live/nasional/indonesia" in page


def test_everybody_gets_the_file_behind_each_public_figure(client, hall):
    PublishedTotal.objects.create(as_of="2025-12", total=305, source="Kementerian")
    page = text(client.get("/nasional/"))
    files = re.findall(r"/nasional/publik/[a-z-]+\.csv", page)
    assert {"/nasional/publik/sebaran.csv", "/nasional/publik/tahap.csv"} <= set(files)
    for each in files:
        answer = client.get(each)
        assert (answer.status_code, answer["content-type"]) == (200, "text/csv; charset=utf-8")
        assert len(answer.content.decode().splitlines()) > 1
    assert client.get("/nasional/publik/loket.csv").status_code == 404


def test_what_a_few_did_is_in_no_public_file(client, hall):
    assert client.get("/nasional/publik/cara.csv").status_code == 404
    assert len(client.get("/nasional/publik/angka.csv").content.decode().splitlines()) == 1
