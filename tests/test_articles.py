"""The press articles that the platform answers to, line by line.

Each line stands on record with its source and date, is found, and is shown to everybody; and what
it tells is where the platform itself works with it.
"""

import html
import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from satuatap.places.actions import load_places
from satuatap.places.models import Hall, HallClaim, PublishedTotal, Region
from satuatap.queueing.tests.given import NINE
from satuatap.sources.models import Statement
from satuatap.web.templatetags.sa import as_of

LINES = {"K": 12, "B": 7, "A": 10, "G": 7, "L": 7}
CODES = [f"{letter}{number + 1}" for letter, count in LINES.items() for number in range(count)]
PUBLISHED = {
    "K": ("Kompas", "2024-06-24"),
    "B": ("Beritasatu", "2024-06-24"),
    "A": ("Antara", "2022"),
    "G": ("Agropolitan", "2022-12-05"),
    "L": ("Lubuklinggau press", "2023-11-21"),
}
FIFTEEN = """
12.23 31 160|13.04 14 103|14.01 17 264|15.05 18 99|17.02 25 95|32.01 28 86|32.12 31 160|
35.17 12 52|35.16 29 155|52.72 13 76|53.02 19 140|62.10 22 123|74.04 11 76|74.01 13 99|73.17 17 102
"""
TWELVE = [
    *("16.73", "14.03", "16.03", "36.03", "33.08", "35.09"),
    *("35.26", "35.28", "61.05", "72.01", "76.04", "53.09"),
]


@pytest.fixture(scope="module")
def known(django_db_setup, django_db_blocker):
    """An installation with its data, as it comes."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_places(at=NINE)
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known")]


def shown(client, **asked):
    """The words of the page of statements, those of each line by its code."""
    page = client.get(reverse("sources:page"), asked).content.decode()
    lines = re.findall(r'<article class="sa-said" id="(\w+)">(.*?)</article>', page, re.DOTALL)
    return page, {code: " ".join(re.sub(r"<[^>]+>", " ", line).split()) for code, line in lines}


def test_there_are_as_many_lines_as_the_articles_have():
    assert set(Statement.objects.values_list("code", flat=True)) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_line_is_on_record_with_source_and_date_found_and_shown(client, code):
    kept = Statement.objects.select_related("publication").get(pk=code)
    assert (kept.publication.publisher, kept.publication.as_of) == PUBLISHED[code[0]]
    page, lines = shown(client, cari=code)
    assert list(lines) == [code]
    assert kept.text_id in html.unescape(lines[code])
    assert f"{kept.publication.publisher}, {as_of(kept.publication.as_of)}" in page


@pytest.mark.parametrize("code", CODES)
def test_a_line_is_found_by_its_own_words(client, code):
    words = re.findall(r"\w+", Statement.objects.get(pk=code).text_id)
    assert code in shown(client, cari=" ".join(words[:6]))[1]


@pytest.mark.parametrize(
    ("code", "day", "total", "added"),
    [
        ("K2", "2024-06-24", 206, 15),
        ("B5", "2024-06", 191, None),
        ("A6", "2022-10", 67, None),
        ("G1", "2022-12-05", None, 26),
        ("L2", "2023-11-21", 175, 12),
    ],
)
def test_totals_stand_among_those_that_were_published(client, code, day, total, added):
    source = Statement.objects.get(pk=code).publication.publisher
    assert PublishedTotal.objects.filter(as_of=day, total=total, added=added, source=source)
    page = client.get(reverse("portal:national")).content.decode()
    assert f"{total}" in page if total else f"+{added}" in page


@pytest.mark.parametrize("line", "".join(FIFTEEN.split("\n")).split("|"))
def test_k12_each_of_the_fifteen_halls_has_its_agencies_and_services(client, line):
    region, agencies, services = line.split()
    hall = Hall.objects.get(region=region)
    claims = HallClaim.objects.filter(hall=hall, source="Kompas")
    assert dict(claims.values_list("kind", "value")) == {"agencies": agencies, "services": services}
    assert (hall.inaugurated_on, hall.is_recognised) == (date(2024, 6, 24), True)
    page = client.get(hall.get_absolute_url()).content.decode()
    assert agencies in page
    assert services in page


def test_k12_the_two_that_are_alike_are_doubted_and_not_corrected(client):
    alike = HallClaim.objects.filter(hall__region__in=["12.23", "32.12"], source="Kompas")
    assert set(alike.values_list("doubtful", flat=True)) == {True}
    assert "diragukan" in shown(client, cari="K12")[1]["K12"]


@pytest.mark.parametrize("region", TWELVE)
def test_l1_each_of_the_twelve_halls_was_inaugurated_then(region):
    assert Hall.objects.get(region=region).inaugurated_on == date(2023, 11, 21)


def test_b3_a9_and_g7_stand_on_the_pages_of_their_halls(client):
    facts = {"35.10": ["92"], "32.71": ["A"], "35.79": ["26", "207"]}
    for region, values in facts.items():
        page = client.get(Hall.objects.get(region=region).get_absolute_url()).content.decode()
        assert all(value in page for value in values)


def test_l6_the_twenty_one_that_try_mpp_digital_are_marked():
    assert Region.objects.filter(digital_pilot=True).count() == 21
