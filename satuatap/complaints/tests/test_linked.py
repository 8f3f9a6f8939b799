"""Linked to a counter, a booking or a case, if the person wants."""

import pytest
from django.urls import reverse

from satuatap.complaints import references
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries.implicated import who_served
from satuatap.complaints.references import Found
from satuatap.complaints.rules.references import reference_of
from satuatap.complaints.tests.given import MONDAY, filed, people
from satuatap.complaints.tests.test_filing_page import sheet
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
NEW = "/pengaduan/baru/"


@pytest.fixture
def the():
    return people()


@pytest.fixture
def counter(the):
    return given.counter(given.offering(hall=the.hall, office=the.office))


def test_a_code_at_the_counter_carries_its_number(client, the, counter):
    page = client.get(f"{NEW}?mal={the.hall.slug}&loket={counter.code}&lewat=qr")
    assert f'value="{counter.code}" selected' in " ".join(page.text.split())
    client.post(NEW, sheet(the.hall, loket=f" {counter.code.lower()} ", way="qr"))
    made = Complaint.objects.get()
    assert (made.counter, made.about_office, made.channel) == (counter, counter.office, "qr")


def test_a_counter_of_nowhere_is_told_and_nothing_is_lost(client, the):
    page = client.post(NEW, sheet(the.hall, loket="99Z"))
    assert page.status_code == 422
    assert "Loket itu tidak ada" in page.text
    assert "Tiga jam." in page.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" jt-2026/0012 ", "JT-2026/0012"),
        ("SKCK.77.001", "SKCK.77.001"),
        ("3579010101900001", ""),
        ("0812-3456-7890", ""),
        ("ab", ""),
        ("=CMD()", ""),
        ("X" * 33, ""),
    ],
)
def test_a_reference_has_a_shape_and_is_nobodys_number(typed, kept):
    assert reference_of(typed) == kept


def test_a_reference_is_kept_with_its_kind_and_read_by_the_chain(client, the):
    page = client.post(NEW, sheet(the.hall, reference="JT-2026-12"))
    assert page.status_code == 422
    client.post(NEW, sheet(the.hall, reference="jt-2026-12", reference_kind="booking"))
    made = Complaint.objects.get()
    client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
    assert "JT-2026-12" in client.get(reverse("desk:case", args=[made.code])).text


def test_whoever_knows_the_reference_names_it_and_who_acted(client, the, monkeypatch):
    named = Found("Janji temu 12", "/janji/12/", frozenset({the.officer.pk}))
    finders = {"booking": lambda hall, said: named if said == "JT-12" else None}
    monkeypatch.setattr(references, "_finders", finders)
    made = filed(the.hall, reference_kind="booking", reference="JT-12")
    assert who_served(made, at=MONDAY) == {the.officer.pk}
    assert made.is_about(the.officer)
    client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
    assert "/janji/12/" in client.get(reverse("desk:case", args=[made.code])).text


def test_every_counter_has_a_poster_whose_code_names_it(client, the, counter):
    client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
    place = reverse("desk:poster", args=[the.hall.slug])
    assert f"di loket {counter.code}?" in client.get(place, {"loket": "semua"}).text
    sheets = client.get(place).context["sheets"]
    assert [each.counter for each in sheets] == [None]


def test_out_of_a_survey_the_ticket_is_linked_only_when_ticked(client):
    ticket = given.ticket(given.offering())
    for way, ticked in (("survey", False), ("portal", True)):
        page = client.get(f"{NEW}?tiket={ticket.code}&lewat={way}")
        assert bool(page.context["form"]["with_ticket"].value()) is ticked
