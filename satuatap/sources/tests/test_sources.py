"""What others say of halls: loaded, kept, found and shown with source and date."""

import csv
import io

import pytest
from django.urls import reverse

from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE
from satuatap.sources.actions import load_sources
from satuatap.sources.models import Publication, Statement
from satuatap.sources.queries.said import PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    given.hall(slug="among-warga", name="Among Warga")
    load_sources(at=NINE)


def codes(client, **asked):
    answer = client.get(reverse("sources:table"), asked)
    return [line["code"] for line in csv.DictReader(io.StringIO(answer.content.decode()))]


def test_what_is_loaded_is_loaded_once_and_what_was_added_stays(loaded):
    own = Publication.objects.create(slug="radar", publisher="Radar", as_of="2026", about_id="x")
    Statement.objects.create(code="R1", publication=own, topic="hall", text_id="Mal itu ramai.")
    Statement.objects.filter(code="K2").update(text_id="lain")
    assert not load_sources(at=NINE)
    assert Statement.objects.filter(pk__in=["R1", "K2"]).count() == 2


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ({"cari": "gandaria"}, "B1"),
        ({"cari": "K5"}, "K5"),
        ({"cari": "anggaran agropolitan"}, "G4"),
        ({"tentang": "obstacle"}, "K10"),
        ({"sumber": "lubuklinggau-2023"}, "L1"),
        ({"daerah": "35.79"}, "G7"),
        ({"cari": "kota warga", "tentang": "hall"}, "G7"),
    ],
)
def test_statements_are_found_by_words_topic_source_and_region(client, loaded, asked, first):
    assert codes(client, **asked)[0] == first


def test_odd_questions_find_nothing_or_everything(client, loaded):
    assert client.get(reverse("sources:table"), {"cari": "\0"}).status_code == 400
    assert codes(client, cari="'; drop table") == []
    assert codes(client, tentang="x") == codes(client)
    assert codes(client, sumber="x") == []
    page = client.get(reverse("sources:page"), {"cari": "zzz"})
    assert "Tidak ada keterangan yang cocok." in page.content.decode()


def test_a_statement_leads_to_the_halls_that_it_names(client, loaded):
    page = client.get(reverse("sources:page"), {"cari": "G7"}).content.decode()
    assert 'href="/mpp/among-warga/"' in page
    assert "5 Desember 2022" in page


def test_strangers_are_not_sent_to_pages_of_staff(client, loaded):
    page = reverse("sources:page")
    assert reverse("oversight:support") not in client.get(page).content.decode()
    client.force_login(given.user())
    assert reverse("oversight:support") in client.get(page).content.decode()


def test_english_readers_get_english(client, loaded):
    page = client.get(reverse("sources:page"), {"cari": "L4"}, headers={"Accept-Language": "en"})
    assert "Four ecosystems of service" in page.content.decode()


def test_many_statements_are_read_in_few_queries(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get(reverse("sources:page"))


def test_the_ministry_adds_and_nobody_else_does(client, loaded):
    add = reverse("admin:sources_statement_add")
    words = {"code": "M1", "publication": "kompas-2024", "topic": "hall", "text_id": "Baru."}
    client.force_login(given.manager(given.hall()))
    assert client.post(add, words | {"order": 1}).status_code == 403
    boss = given.user()
    Membership.objects.create(user=boss, role=Role.MINISTRY)
    client.force_login(boss)
    assert client.post(add, words | {"order": 1}).status_code == 302
    assert codes(client, cari="M1") == ["M1"]


def test_the_ministry_adds_an_article_with_its_address(client, loaded):
    boss = given.user()
    Membership.objects.create(user=boss, role=Role.MINISTRY)
    client.force_login(boss)
    add = reverse("admin:sources_publication_add")
    assert client.get(add).status_code == 200
    said = {"slug": "koran", "publisher": "Koran", "as_of": "2026-11-20", "about_id": "Peresmian."}
    assert client.post(add, said | {"url": "koran.example/mpp"}).status_code == 302
    assert Publication.objects.get(pk="koran").url == "https://koran.example/mpp"


def test_the_ministry_enters_a_total_that_somebody_published(client, loaded):
    boss = given.user()
    Membership.objects.create(user=boss, role=Role.MINISTRY)
    client.force_login(boss)
    said = {"as_of": "2026-03", "total": 312, "source": "Kompas"}
    assert client.post(reverse("admin:places_publishedtotal_add"), said).status_code == 302
    assert "312" in client.get(reverse("portal:national")).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_that_is_named_is_there(name):
    assert reverse(name)


def test_what_is_named_is_a_page(loaded):
    named = {name for each in Statement.objects.all() for name in each.shown_at.split()}
    assert named <= set(PAGES)
