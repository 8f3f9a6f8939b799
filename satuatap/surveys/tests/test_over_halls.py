"""Agencies and services over all halls: sums of what may be read, in tables and files."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import given as fact
from hypothesis import strategies as st
from openpyxl import load_workbook

from satuatap.catalogue.models import Service
from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries import agency_figures, service_figures
from satuatap.surveys.queries.shown import shown_result
from satuatap.surveys.rules import Tally
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.test_regions import YEAR, eastern_hall
from satuatap.surveys.tests.worked import TWELVE, tally

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 3, tzinfo=UTC)
WORDS = {"minutes_at_counter": 10, "aliases": [], "ways": []}
AGENCIES, SERVICES = "/kerja/survei/nasional/instansi", "/kerja/survei/nasional/layanan"
numbers = count(1)


@pytest.fixture
def ministry(client, time_machine):
    time_machine.move_to(AT, tick=False)
    user = given.user()
    Membership.objects.create(user=user, role=Role.MINISTRY)
    client.force_login(user)
    return client


def service_of(agency, title):
    code = f"layanan-{next(numbers)}"
    return Service.objects.create(code=code, agency=agency, title_id=title, **WORDS)


def desk(hall, service):
    """The service's counter in a hall, at the one desk of its agency."""
    known = hall.offices.filter(agency=service.agency).first()
    office = known or given.office(hall=hall, agency=service.agency)
    return given.offering(queue=given.queue(office=office), service=service)


def asked(hall, *answers):
    """A closed campaign with these sheets of these services: ``(service, sheets)``."""
    campaign = opened(hall, replace(PLAN, population=1000))
    for service, sheets in answers:
        at = desk(hall, service)
        answered(campaign, sheets, office=at.office, offering=at)
    return close_campaign(campaign, by=ANYBODY, at=CLOSING)


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def lines(client, path):
    return list(csv.DictReader(io.StringIO(client.get(path).content.decode())))


def two_agencies():
    police, civil = given.agency(name_id="Kepolisian"), given.agency(name_id="Dukcapil")
    skck, ktp = service_of(police, "SKCK baru"), service_of(civil, "KTP elektronik")
    asked(given.hall(), (skck, TWELVE), (ktp, [[4] * 9] * 10))
    asked(eastern_hall(), (skck, TWELVE), (ktp, [[2] * 9] * 10))
    return skck, ktp


def test_agencies_stand_with_index_rank_and_weakest_element(ministry):
    two_agencies()
    shown = text(ministry, f"{AGENCIES}/")
    assert "Kepolisian 83,33 (B) 1 Waktu penyelesaian 68,75 24 2" in shown
    assert "Dukcapil 75,00 (C) 2 semua sama 20 2" in shown


def test_services_are_sorted_searched_and_looked_at_by_province(ministry):
    two_agencies()
    names = [each["name"] for each in lines(ministry, f"{SERVICES}.csv?urut=nilai-naik")]
    assert names == ["KTP elektronik", "SKCK baru"]
    assert [each["name"] for each in lines(ministry, f"{SERVICES}.csv?cari=skck")] == ["SKCK baru"]
    east = {each["name"]: each["ikm"] for each in lines(ministry, f"{SERVICES}.csv?provinsi=91")}
    assert east == {"KTP elektronik": "50.00", "SKCK baru": "83.33"}
    assert "Seluruh Indonesia" in text(ministry, f"{SERVICES}/?provinsi=35&cari=zzz&urut=x")
    assert ministry.get(f"{SERVICES}/?provinsi=99").status_code == 404


def test_a_small_desk_is_in_no_sum_and_neither_is_what_would_open_it(ministry):
    police, civil, other = (given.agency(name_id=name) for name in ("Polri", "Dukcapil", "BPN"))
    skck, ktp, land = (service_of(each, "x") for each in (police, civil, other))
    asked(given.hall(), (skck, TWELVE), (ktp, TWELVE[:3]), (land, TWELVE * 2))
    asked(given.hall(), (skck, TWELVE[:6]), (land, TWELVE))
    found = {each["name"]: each["respondents"] for each in lines(ministry, f"{AGENCIES}.csv")}
    assert found == {"Polri": "6", "BPN": "36"}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@fact(st.lists(st.lists(st.integers(0, 9), min_size=6, max_size=6), min_size=1, max_size=2))
def test_the_sums_are_of_exactly_what_may_be_read_in_the_halls(halls):
    with transaction.atomic():
        owners = [given.agency(), given.agency()]
        every = [service_of(agency, "x") for agency in owners for _ in range(3)]
        for people in halls:
            sheets = [[[1 + at % 4] * 9] * each for at, each in enumerate(people)]
            asked(given.hall(), *zip(every, sheets, strict=True))
        agencies = {each.code: each.tally for each in agency_figures(YEAR)}
        services = {each.code: each.tally for each in service_figures(YEAR)}
        expected = read_by_hand()
        transaction.set_rollback(True)
    assert (agencies, services) == expected


def read_by_hand():
    """The same sums out of what each hall's page shows."""
    agencies: dict[str, Tally] = {}
    services: dict[str, Tally] = {}
    for campaign in Campaign.objects.closed():
        for line in shown_result(campaign).lines:
            if line.is_shown:
                offering = line.named.offering
                sums = services if offering else agencies
                code = str(offering.service_id if offering else line.named.office.agency_id)
                sums[code] = sums.get(code, tally([])) + line.result.tally
    return agencies, services


def test_files_hold_every_element_and_run_nothing(ministry):
    evil = given.agency(name_id='=HYPERLINK("http://x")')
    asked(given.hall(), (service_of(evil, "+62"), TWELVE))
    line = lines(ministry, f"{AGENCIES}.csv")[0]
    assert (line["name"], line["waktu"]) == ('\'=HYPERLINK("http://x")', "68.75")
    for path in (AGENCIES, SERVICES):
        answer = ministry.get(f"{path}.xlsx")
        page = load_workbook(io.BytesIO(answer.content)).worksheets[0]
        cells = [cell for row in page.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert [cell.quotePrefix for cell in cells if str(cell.value)[:1] in {"=", "+"}] == [True]


def test_pages_and_files_ask_little_of_the_database(ministry, django_assert_max_num_queries):
    two_agencies()
    with django_assert_max_num_queries(10):
        ministry.get(f"{AGENCIES}/")
    with django_assert_max_num_queries(8):
        ministry.get(f"{SERVICES}.xlsx?provinsi=35")
