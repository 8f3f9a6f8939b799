"""However many records a page of a hall's file shows: as many queries as for a few."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satuatap.core.uploads.models import Upload
from satuatap.oversight.models import CheckEntry, LegalInstrument, StageEvent
from satuatap.oversight.queries.coming import coming
from satuatap.oversight.tests import given
from satuatap.queueing.tests import given as queue_given

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 20
TODAY = given.AT.date()


def agency(hall, number):
    office = queue_given.office(hall=hall)
    missing = queue_given.agency(name_id=f"Instansi {number}")
    given.expectation(hall, agency=missing, by_ministry=number % 2)
    return given.agreement(hall, agency=office.agency)


def note(hall, number):
    values = {"kind": "lokasi", "number": str(number), "title": "Lokasi"}
    given.obstacle(hall)
    given.innovation(hall)
    return LegalInstrument.objects.create(**given.filed(hall, values))


def word(hall, _number):
    values = {"item": "budget", "verdict": "met", "document": "DPA"}
    return CheckEntry.objects.create(**given.filed(hall, values))


def step(hall, number):
    values = {"came_from": "trial", "on": date(2026, 4, 1) + timedelta(days=number)}
    values |= {"hall": hall, "at": given.AT, "actor": "user:1"}
    return StageEvent.objects.create(stage="preparation", key=uuid4(), **values)


PAGES = {"instansi/": agency, "catatan/": note, "syarat/budget/": word, "": step}


def test_a_calendar_reads_no_rows_of_other_halls():
    hall, far = given.hall_at("preparation", on=TODAY), given.hall_at("preparation", on=TODAY)
    for each in (hall, far, far):
        given.request(each, sent_on=TODAY, agency=queue_given.agency(name_id="Imigrasi"))
    given.request(hall, sent_on=date(2020, 1, 1), agency=queue_given.agency(name_id="Lama"))
    with CaptureQueriesContext(connection) as queries:
        found = coming(TODAY, TODAY + timedelta(days=400), halls=[hall.pk])
    assert {each.hall for each in found} == {hall}
    assert [each.kind for each in found] == ["request", "request", "stage"]
    asked = [each["sql"] for each in queries if '"oversight_' in each["sql"]]
    asked = [each for each in asked if "oversight_edition" not in each]
    assert len(asked) == 4
    assert all(hall.pk.hex in each.replace("-", "") for each in asked)


def attach(record):
    values = {"kind": "document", "number": 1, "size": 9, "created_at": given.AT}
    kept = {"draft": record.key, "path": str(uuid4()), "digest": "1", "kept_at": given.AT}
    return Upload.objects.create(**values, **kept)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_many_queries_for_many_records_as_for_few(client, page):
    hall = given.hall_at("preparation")
    client.force_login(given.ministry())
    asked = []
    for numbers in (range(FEW), range(FEW, MANY)):
        files = [attach(PAGES[page](hall, number)) for number in numbers]
        client.get(f"/perjalanan/{hall.slug}/{page}")  # the rules are read by now
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(f"/perjalanan/{hall.slug}/{page}").content.decode()
        assert all(f"berkas/{each.pk}/" in shown for each in files)
        asked.append(len(queries))
    assert asked[0] == asked[1]
