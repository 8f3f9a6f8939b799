"""What everybody may read: a line on the hall's page, a page per period, CSV and JSON."""

import csv
import re
from datetime import date
from io import StringIO

import pytest

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.periods import called
from satuatap.surveys.tests.asked import CLOSING, answered, opened
from satuatap.surveys.tests.worked import TWELVE

pytestmark = pytest.mark.django_db
PERIOD = "2026-07-01"


@pytest.fixture
def skck():
    return given.offering()


@pytest.fixture
def hall(skck):
    """Twelve of the police, nine of the registry, three of one who is left alone."""
    made = opened(skck.hall)
    answered(made, TWELVE, office=skck.office, offering=skck)
    for name, sheets in (("Dukcapil", TWELVE[:9]), ("Imigrasi", TWELVE[:3])):
        line = given.queue(office=given.office(hall=skck.hall, name=name))
        offering = given.offering(queue=line, title_id=name)
        answered(made, sheets, office=offering.office, offering=offering)
    close_campaign(made, by=ANYBODY, at=CLOSING)
    return skck.hall


def text(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def parts(client, hall):
    return client.get(f"/api/v1/halls/{hall.slug}/satisfaction/{PERIOD}").json()["parts"]


def test_the_halls_page_has_one_line(client, hall):
    line = "Nilai kepuasan 82,99 (B), 2026 semester 2, 24 jawaban"
    assert line in text(client, f"/mpp/{hall.slug}/")


@pytest.mark.parametrize("path", ["", "kepuasan/", f"kepuasan/{PERIOD}/"])
def test_figures_of_a_demo_hall_say_that_they_are_an_example(client, hall, path):
    type(hall).objects.filter(pk=hall.pk).update(is_demo=True)
    assert "contoh" in text(client, f"/mpp/{hall.slug}/{path}")


def test_a_hall_that_never_asked_has_no_line(client, skck):
    assert "Nilai kepuasan" not in text(client, f"/mpp/{skck.hall.slug}/")
    assert "Belum ada hasil survei" in text(client, f"/mpp/{skck.hall.slug}/kepuasan/")


def test_a_survey_that_runs_is_not_published(client, skck):
    answered(opened(skck.hall), TWELVE)
    assert "83,33" not in text(client, f"/mpp/{skck.hall.slug}/kepuasan/")
    text(client, f"/mpp/{skck.hall.slug}/kepuasan/{PERIOD}/", 404)


def test_the_page_of_a_period_has_elements_and_parts(client, hall):
    shown = text(client, f"/mpp/{hall.slug}/kepuasan/{PERIOD}/")
    assert "U9 Penanganan pengaduan" in shown
    assert "Polres Batu 12 83,33 (B)" in shown
    assert "terbuka, tanpa undangan" in shown


def test_a_small_office_and_what_would_open_it_are_withheld(client, hall):
    shown = text(client, f"/mpp/{hall.slug}/kepuasan/{PERIOD}/")
    assert "Imigrasi … …" in shown
    assert "Dukcapil … …" in shown


def test_the_file_says_what_the_page_says(client, hall):
    body = client.get(f"/mpp/{hall.slug}/kepuasan/{PERIOD}.csv").content.decode()
    rows = list(csv.DictReader(StringIO(body)))
    assert [(row["level"], row["office"], row["ikm"]) for row in rows if row["ikm"]] == [
        ("hall", "", "82.99"),
        ("office", "Polres Batu", "83.33"),
        ("service", "Polres Batu", "83.33"),
    ]
    assert {row["respondents"] for row in rows if row["office"] == "Imigrasi"} == {""}


def test_programs_get_the_same_and_no_more(client, hall):
    found = parts(client, hall)
    assert [each["ikm"] for each in found if not each["withheld"]] == [82.99, 83.33, 83.33]
    assert {each["respondents"] for each in found if each["withheld"]} == {None}
    assert not any(each["elements"] for each in found if each["withheld"])


def test_programs_find_the_periods(client, hall):
    told = client.get(f"/api/v1/halls/{hall.slug}/satisfaction").json()
    assert [each["period"] for each in told["results"]] == [PERIOD]
    assert (told["smallest_cell"], told["results"][0]["respondents"]) == (5, 24)


def test_a_survey_of_four_people_tells_nothing(client, skck):
    made = opened(skck.hall)
    answered(made, TWELVE[:4], office=skck.office, offering=skck)
    close_campaign(made, by=ANYBODY, at=CLOSING)
    assert "Kurang dari 5 orang" in text(client, f"/mpp/{skck.hall.slug}/kepuasan/{PERIOD}/")
    found = parts(client, skck.hall)
    assert {(each["ikm"], each["respondents"]) for each in found} == {(None, None)}
    assert "Nilai kepuasan" not in text(client, f"/mpp/{skck.hall.slug}/")


@pytest.mark.parametrize("period", ["kemarin", "2026-13-40", "2026-07-02", "0000-00-00"])
def test_a_period_that_is_none_is_not_found(client, hall, period):
    for path in (f"/mpp/{hall.slug}/kepuasan/{period}/", f"/mpp/{hall.slug}/kepuasan/{period}.csv"):
        text(client, path, 404)
    assert client.get(f"/api/v1/halls/{hall.slug}/satisfaction/{period}").status_code == 404


def test_names_of_offices_run_nothing_in_a_spreadsheet(client, hall):
    hall.offices.filter(name="Polres Batu").update(name="=1+1")
    body = client.get(f"/mpp/{hall.slug}/kepuasan/{PERIOD}.csv").content.decode()
    assert "office,'=1+1," in body


def test_the_pages_ask_little_of_the_database(client, hall, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get(f"/mpp/{hall.slug}/kepuasan/{PERIOD}/")
    with django_assert_max_num_queries(5):
        client.get(f"/mpp/{hall.slug}/kepuasan/")


@pytest.mark.parametrize(
    ("begins", "ends", "name"),
    [
        (date(2026, 7, 1), date(2026, 12, 31), "2026 semester 2"),
        (date(2026, 3, 1), date(2026, 4, 30), "2026 semester 1"),
        (date(2026, 5, 1), date(2026, 8, 31), "1 Mei–31 Agustus 2026"),
        (date(2025, 12, 1), date(2026, 1, 31), "1 Desember 2025–31 Januari 2026"),
    ],
)
def test_a_period_is_called_by_its_half_year_or_its_days(begins, ends, name):
    assert called(begins, ends) == name
