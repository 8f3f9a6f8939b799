"""Ceremonies and charters for programs: the list, one of them, the check of a code."""

import pytest

from satuatap.documents.models import Signature
from satuatap.documents.tests.given import NOW
from satuatap.inauguration.actions import conclude
from satuatap.inauguration.tests.given import announced, charter_of, planned, signed
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db


def told(client, path, status=200):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_announced_ceremonies_are_listed_and_no_others(client):
    planned()
    made = announced(2)
    rows = told(client, "inaugurations")["results"]
    assert [(each["slug"], each["state"], each["halls"]) for each in rows] == [
        (made.slug, "announced", 2)
    ]
    assert (rows[0]["agencies"], rows[0]["services"]) == (40, 200)


def test_a_ceremony_tells_its_halls_charter_and_count(client, settings):
    made = conclude(signed(2), by=ANYBODY, at=NOW)
    found = told(client, f"inaugurations/{made.slug}")

    assert [each["exception"] for each in found["halls"]] == ["Diperiksa di tempat."] * 2
    count = found["totals"]
    assert (count["before"], count["after"]) == (0, 2)
    assert count["denominator"] == settings.NATIONAL_DENOMINATOR
    assert found["charter"]["state"] == "complete"
    assert [each["level"] for each in found["charter"]["signatures"]] == ["B-LTA"] * 3


def test_a_ceremony_that_has_not_happened_tells_no_count(client):
    assert told(client, f"inaugurations/{signed(1).slug}")["totals"] is None


def test_a_planned_ceremony_is_nobodys_business(client):
    assert told(client, f"inaugurations/{planned().slug}", 404)["status"] == 404


def test_a_document_is_checked_by_its_code_however_typed(client):
    made = signed(1)
    charter = charter_of(made)
    found = told(client, f"documents/{charter.spoken_code.lower()}")

    assert (found["code"], found["state"]) == (charter.code, "complete")
    assert found["check"].endswith(f"/verifikasi/{charter.code}/")
    assert [each["sha256"] for each in found["versions"]] == list(
        charter.versions.values_list("sha256", flat=True)
    )
    assert told(client, "documents/TIDAKADA", 404)["type"]


def test_nothing_personal_is_told(client):
    made = signed(1)
    said = client.get(f"/api/v1/documents/{charter_of(made).code}").content.decode()
    for each in Signature.objects.select_related("user"):
        assert each.user.email not in said


def test_a_ceremony_asks_few_questions(client, django_assert_max_num_queries):
    made = conclude(signed(2), by=ANYBODY, at=NOW)
    with django_assert_max_num_queries(14):
        told(client, f"inaugurations/{made.slug}")
