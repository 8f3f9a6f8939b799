"""Who is expected where is adjusted with a reason, and counts in every score."""

import csv
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from satuatap.oversight.actions import decide, expect
from satuatap.oversight.errors import (
    ExceptionHasChanged,
    ExceptionIsDecided,
    MinistryHasSaid,
    ReasonIsMissing,
)
from satuatap.oversight.models import Expectation, ExpectationVerdict
from satuatap.oversight.queries.partners import parties
from satuatap.oversight.queries.taking_part import absences, by_agency, by_hall, ordered
from satuatap.oversight.tests import given
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown

pytestmark = pytest.mark.django_db
BY = By("user:1")
TODAY = date(2026, 11, 16)
PAGE = "/perjalanan/instansi/skor/"


def said(hall, agency, *, is_expected=False, at=given.AT, **more):
    values: dict[str, Any] = {"reason": "Tidak ada kantornya di sini", "by_ministry": False} | more
    word = Expectation(hall=hall, agency=agency, key=uuid4(), is_expected=is_expected, **values)
    return expect(word, by=BY, at=at)


def decided(word, *, is_agreed=True, note="Benar adanya", key=None):
    verdict = ExpectationVerdict(hall=word.hall, word=word, is_agreed=is_agreed, note=note)
    verdict.key = key or uuid4()
    return decide(verdict, by=BY, at=given.AT)


def excused(hall, agency):
    return decided(said(hall, agency))


@pytest.fixture
def hall():
    """A hall with one vertical agency, another that is missing, and one with a promise."""
    hall = given.hall_at("operating", name="Graha Satu")
    office = queue_given.office(hall=hall)
    one, two = (shown.service(code=code, agency=office.agency) for code in ("satu", "dua"))
    queue_given.offering(queue=queue_given.queue(office=office), service=one)
    given.agreement(hall, agency=office.agency).services.set([one, two])
    queue_given.office(hall=hall, agency=queue_given.agency(kind="bumn", name_id="Bank"))
    return hall


def missed(hall):
    """Whom the hall's page misses, but for the police of the other builders."""
    return {each.agency.name for each in parties(hall, today=TODAY).absent} - {"Polres"}


@pytest.fixture
def absent(hall):
    return queue_given.agency(name_id="Imigrasi")


def test_an_excused_agency_is_missed_no_more(hall, absent):
    excused(hall, absent)
    assert missed(hall) == set()
    assert [each.agency for each in parties(hall, today=TODAY).excused] == [absent]
    assert [each.of for each in absences(today=TODAY) if each.of == absent] == []


def test_an_agency_of_another_kind_is_expected_here(hall, absent):
    bank = queue_given.agency(name_id="Bank Daerah", kind="bumd")
    said(hall, bank, is_expected=True)
    assert missed(hall) == {"Imigrasi", "Bank Daerah"}


def test_the_last_word_counts_and_the_first_stays_on_record(hall, absent):
    excused(hall, absent)
    said(hall, absent, is_expected=True, at=given.AT + timedelta(minutes=1))
    assert missed(hall) == {"Imigrasi"}
    assert Expectation.objects.count() == 2


def test_after_the_ministry_the_region_says_nothing_else(hall, absent):
    said(hall, absent, is_expected=True, by_ministry=True)
    with pytest.raises(MinistryHasSaid):
        said(hall, absent)
    said(hall, absent, by_ministry=True)


def test_who_adjusts_says_why(hall, absent):
    with pytest.raises(ReasonIsMissing):
        said(hall, absent, reason=" ")


def test_the_score_of_the_list_is_that_of_the_halls_own_page(hall, absent):
    for _ in range(2):
        [row] = by_hall(today=TODAY)
        own = parties(hall, today=TODAY).score
        assert row.score == own
        assert row.points == own.score
        excused(hall, absent)


def test_an_agency_has_its_score_over_all_halls(hall, absent):
    rows = {each.of: each for each in by_agency(today=TODAY)}
    assert (rows[absent].points, rows[absent].absent) == (0, 1)
    assert {each.points for agency, each in rows.items() if agency != absent} == {0, 88}


def test_the_list_is_sorted_by_every_column_either_way(hall, absent):
    found = by_agency(today=TODAY)
    assert ordered(found, "-absen")[0].of == absent
    assert [each.name for each in ordered(found, "nama")] == sorted(each.name for each in found)
    assert ordered(found, "-skor")[0].points == 88


def test_the_ministry_sees_every_hall_and_a_region_its_own(client, hall):
    far = given.hall_at("operating", name="Graha Jauh", region=given.region())
    queue_given.office(hall=far)
    for user, names in (
        (given.ministry(), {"MPP Graha Satu", "MPP Graha Jauh"}),
        (given.of_region(hall.region), {"MPP Graha Satu"}),
        (given.of_region(given.region()), set()),
    ):
        client.force_login(user)
        lines = client.get("/perjalanan/instansi/skor.csv").content.decode().splitlines()
        rows = csv.DictReader(lines)
        assert {row["name"] for row in rows} == names
        page = client.get(PAGE).content.decode()
        assert {name for name in ("MPP Graha Satu", "MPP Graha Jauh") if name in page} == names


@pytest.mark.parametrize(
    "query", ["", "?menurut=instansi&urut=-absen", "?urut=x&hal=z&provinsi=35"]
)
def test_the_page_opens_for_whatever_is_asked(client, hall, absent, query):
    client.force_login(given.ministry())
    assert client.get(f"{PAGE}{query}").status_code == 200
    assert client.get(f"/perjalanan/instansi/skor.csv{query}").status_code == 200


def test_the_list_asks_a_few_queries(client, hall, absent, django_assert_max_num_queries):
    for number in range(6):
        queue_given.office(hall=given.hall_at("operating", name=f"Graha {number}"))
    client.force_login(given.ministry())
    with django_assert_max_num_queries(14):
        client.get(PAGE)


def test_a_region_excuses_an_agency_on_the_halls_page(client, hall, absent):
    client.force_login(given.of_region(hall.region))
    page = f"/perjalanan/{hall.slug}/tambah/harapan/"
    assert "Imigrasi" in client.get(f"{page}?instansi={absent.pk}").content.decode()
    typed = {"key": uuid4(), "agency": absent.pk, "is_expected": "0", "reason": ""}
    refused = client.post(page, typed)
    assert refused.status_code == 422
    assert client.post(page, typed | {"reason": "Kantornya 200 km jauhnya"}).status_code == 302
    shown_page = client.get(f"/perjalanan/{hall.slug}/instansi/").content.decode()
    assert "Kantornya 200 km jauhnya" in shown_page
    assert "Menunggu persetujuan" in shown_page


def test_an_agency_is_missed_until_the_ministry_has_agreed(hall, absent):
    before = parties(hall, today=TODAY).score
    word = said(hall, absent)
    [row] = by_hall(today=TODAY)
    assert missed(hall) == {"Imigrasi"}
    assert row.score == parties(hall, today=TODAY).score == before
    decided(word)
    assert missed(hall) == set()


def test_what_the_ministry_refuses_counts_not_and_is_asked_anew(hall, absent):
    decided(said(hall, absent), is_agreed=False)
    assert missed(hall) == {"Imigrasi"}
    assert [str(each.decided) for each in parties(hall, today=TODAY).asked] == ["Imigrasi"]
    decided(said(hall, absent, at=given.AT + timedelta(minutes=1)))
    assert missed(hall) == set()


def test_a_verdict_has_a_note_is_one_and_is_about_the_last_word(hall, absent):
    first = said(hall, absent)
    with pytest.raises(ReasonIsMissing):
        decided(first, note=" ")
    word = said(hall, absent, at=given.AT + timedelta(minutes=1))
    with pytest.raises(ExceptionHasChanged):
        decided(first)
    kept = decided(word)
    assert decided(word, key=kept.key) == kept
    with pytest.raises(ExceptionIsDecided):
        decided(word, is_agreed=False)


def test_the_ministry_decides_on_its_page_and_everybody_reads_it(client, hall, absent):
    word = said(hall, absent)
    page, story = f"/perjalanan/{hall.slug}/pengecualian/{word.pk}/putusan/", f"/mpp/{hall.slug}/"
    assert word.reason not in client.get(f"{story}perjalanan/").content.decode()
    client.force_login(given.of_region(hall.region))
    assert client.post(page, {"key": uuid4(), "is_agreed": "1", "note": "Ya"}).status_code == 403
    client.force_login(given.ministry())
    assert page in client.get("/perjalanan/instansi/").content.decode()
    typed = {"key": uuid4(), "is_agreed": "1", "note": ""}
    assert client.post(page, typed).status_code == 422
    assert client.post(page, typed | {"note": "Sudah diperiksa"}).status_code == 302
    client.logout()
    shown_page = client.get(f"{story}perjalanan/").content.decode()
    assert word.reason in shown_page
    assert "Sudah diperiksa" in shown_page
