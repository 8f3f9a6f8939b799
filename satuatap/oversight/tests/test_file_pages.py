"""The file of a hall on its pages: steps, evidence, records, papers."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from satuatap.core.uploads.tests import files
from satuatap.oversight.models import (
    Agreement,
    CheckEntry,
    Contribution,
    Innovation,
    JoinRequest,
    LegalInstrument,
    Obstacle,
    PlannedDate,
    StageEvent,
)
from satuatap.oversight.queries import stage_of
from satuatap.oversight.tests import given
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return given.hall_at("preparation", name="Graha Satu")


@pytest.fixture
def officer(client, hall):
    client.force_login(given.of_region(hall.region))
    return client


@pytest.fixture
def ministry(client):
    client.force_login(given.ministry())
    return client


def keyed(**said):
    return {"key": str(uuid4())} | said


def test_a_region_hands_its_hall_in_for_the_check(officer, hall):
    page = f"/perjalanan/{hall.slug}/langkah/"
    answer = officer.post(page, keyed(to="readiness", on="2026-10-01"))
    assert answer.status_code == 302
    assert stage_of(hall) == "readiness"


def test_a_region_takes_no_step_of_the_ministry(officer, hall):
    page = f"/perjalanan/{hall.slug}/langkah/"
    answer = officer.post(page, keyed(to="inaugurated", on="2026-10-01", note="Sendiri"))
    assert answer.status_code == 422
    assert stage_of(hall) == "preparation"


def test_the_ministry_sends_a_hall_back_with_a_reason(ministry):
    hall = given.hall_at("readiness")
    page = f"/perjalanan/{hall.slug}/langkah/"
    refused = ministry.post(page, keyed(to="preparation", on="2026-10-01"))
    assert "Tulis alasannya" in refused.content.decode()
    ministry.post(page, keyed(to="preparation", on="2026-10-01", note="Toilet difabel"))
    assert stage_of(hall) == "preparation"


def test_a_paper_comes_with_a_step_and_is_read_by_the_file_alone(officer, hall):
    paper = SimpleUploadedFile("surat.pdf", files.document())
    page = f"/perjalanan/{hall.slug}/langkah/"
    officer.post(page, keyed(to="readiness", on="2026-10-01", berkas=paper))
    upload = StageEvent.objects.get(hall=hall, stage="readiness").files.get()
    assert officer.get(f"/perjalanan/{hall.slug}/berkas/{upload.pk}/").status_code == 200
    other = given.hall_at("preparation", region=hall.region)
    assert officer.get(f"/perjalanan/{other.slug}/berkas/{upload.pk}/").status_code == 404


def test_a_region_fills_in_and_the_ministry_judges(client, hall):
    page = f"/perjalanan/{hall.slug}/syarat/budget/"
    client.force_login(given.of_region(hall.region))
    client.post(page, keyed(verdict="met", document="DPA 2026"))
    client.force_login(given.ministry())
    seen = CheckEntry.objects.get().pk
    client.post(page, keyed(seen=seen, verdict="returned", note="Belum ditandatangani"))
    verdicts = CheckEntry.objects.order_by("at").values_list("verdict", flat=True)
    assert list(verdicts) == ["met", "returned"]
    assert "Belum ditandatangani" in client.get(f"/perjalanan/{hall.slug}/syarat/").content.decode()


def test_a_region_does_not_accept_its_own_evidence(officer, hall):
    answer = officer.post(f"/perjalanan/{hall.slug}/syarat/budget/", keyed(verdict="accepted"))
    assert answer.status_code == 422
    assert not CheckEntry.objects.exists()


@pytest.mark.parametrize("item", ["queue", "tidak-ada"])
def test_what_is_computed_or_unknown_has_no_form(officer, hall, item):
    assert officer.get(f"/perjalanan/{hall.slug}/syarat/{item}/").status_code == 404


def agency():
    return queue_given.agency().pk


RECORDS: dict[str, tuple[Any, Any]] = {
    "perjanjian": (
        Agreement,
        lambda: {"agency": agency(), "kind": "pks", "number": "7", "starts_on": "2026-01-01"},
    ),
    "permintaan": (
        JoinRequest,
        lambda: {"agency": agency(), "letter": "503/1", "sent_on": str(timezone.localdate())},
    ),
    "dasar-hukum": (
        LegalInstrument,
        lambda: {"kind": "lokasi", "number": "Perwali 1 Tahun 2026", "title": "Lokasi"},
    ),
    "hambatan": (
        Obstacle,
        lambda: {"kind": "anggaran", "title": "Dana kurang", "since": "2026-01-01"},
    ),
    "dukungan": (
        Contribution,
        lambda: {"kind": "csr", "partner": "PT A", "what": "Kursi", "given_on": "2026-01-01"},
    ),
    "inovasi": (
        Innovation,
        lambda: {"title": "Antar", "text": "Ke desa", "since": "2026-01-01"},
    ),
    "tanggal": (PlannedDate, lambda: {"kind": "rapat", "on": "2027-01-01"}),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_is_kept_once_for_its_form(officer, hall, kind):
    model, said = RECORDS[kind]
    form = keyed(**said())
    for _ in range(2):
        assert officer.post(f"/perjalanan/{hall.slug}/tambah/{kind}/", form).status_code == 302
    record = model.objects.get()
    assert (record.hall, record.actor[:5]) == (hall, "user:")


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_with_nothing_in_it_is_refused(officer, hall, kind):
    answer = officer.post(f"/perjalanan/{hall.slug}/tambah/{kind}/", {"key": "bukan-kunci"})
    assert answer.status_code == 422


def test_an_agreement_keeps_the_services_that_it_promises(officer, hall):
    service = shown.service()
    form = keyed(agency=service.agency_id, kind="pks", number="7", starts_on="2026-01-01")
    page = f"/perjalanan/{hall.slug}/tambah/perjanjian/"
    officer.post(page, form | {"services": [service.pk]})
    assert list(Agreement.objects.get().services.all()) == [service]


def test_an_agreement_does_not_end_before_it_begins(officer, hall):
    form = keyed(agency=agency(), kind="pks", number="7", starts_on="2026-02-01")
    page = f"/perjalanan/{hall.slug}/tambah/perjanjian/"
    answer = officer.post(page, form | {"ends_on": "2026-01-01"})
    assert "tidak dapat berakhir sebelum mulainya" in answer.content.decode()


def test_an_agreement_is_ended_on_its_page(officer, hall):
    made = given.agreement(hall)
    page = f"/perjalanan/{hall.slug}/perjanjian/{made.pk}/akhiri/"
    assert officer.post(page, {"on": "2026-10-01"}).status_code == 302
    made.refresh_from_db()
    assert str(made.ended_on) == "2026-10-01"


def test_an_answer_is_written_down(officer, hall):
    made = given.request(hall)
    page = f"/perjalanan/{hall.slug}/permintaan/{made.pk}/jawab/"
    officer.post(page, {"answer": "joined", "on": "2026-10-09", "note": "Mulai Januari"})
    assert not JoinRequest.objects.open().exists()


def test_an_obstacle_is_overcome_and_says_how(officer, hall):
    made = given.obstacle(hall)
    page = f"/perjalanan/{hall.slug}/hambatan/{made.pk}/atasi/"
    assert officer.post(page, {"on": "2026-10-09", "how": ""}).status_code == 422
    officer.post(page, {"on": "2026-10-09", "how": "Gedung CSR"})
    assert "Gedung CSR" in officer.get(f"/perjalanan/{hall.slug}/catatan/").content.decode()


@pytest.mark.parametrize("page", ["", "langkah/", "syarat/", "instansi/", "catatan/"])
def test_every_page_of_the_file_opens_at_every_stage(ministry, page):
    for stage in ("proposal", "trial", "operating", "downgraded"):
        hall = given.hall_at(stage)
        assert ministry.get(f"/perjalanan/{hall.slug}/{page}").status_code == 200


def test_a_hall_without_a_known_life_has_a_file_too(ministry):
    hall = queue_given.hall()
    assert ministry.get(f"/perjalanan/{hall.slug}/").status_code == 200
    assert ministry.get(f"/mpp/{hall.slug}/perjalanan/").status_code == 200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bukti.exe", b"MZ\x90\x00"),
        ("bukti.pdf", b"%PDF-1.4 nonsense"),
        ("bukti.jpg", b""),
        ("bukti.pdf", files.document(password="rahasia")),
    ],
    ids=["program", "nonsense", "empty", "locked"],
)
def test_evidence_of_another_kind_is_refused_and_what_was_typed_stays(officer, hall, name, content):
    page = f"/perjalanan/{hall.slug}/syarat/site/"
    bad = SimpleUploadedFile(name, content)
    form = keyed(verdict="met", note="Gedung lama pasar", berkas=bad)
    answer = officer.post(page, form)
    assert answer.status_code == 422
    assert "Gedung lama pasar" in answer.content.decode()
    assert not CheckEntry.objects.exists()


def test_evidence_that_is_too_large_is_refused(officer, hall, settings):
    settings.UPLOADS = replace(settings.UPLOADS, size=1000)
    page = f"/perjalanan/{hall.slug}/syarat/site/"
    large = SimpleUploadedFile("bukti.png", files.photo("PNG"))
    answer = officer.post(page, keyed(verdict="met", note="Gedung", berkas=large))
    assert answer.status_code == 422
    assert not CheckEntry.objects.exists()
