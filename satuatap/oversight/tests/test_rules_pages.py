"""The pages on which the ministry writes its rules anew; what was typed stays when it is wrong."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from satuatap.oversight.models import Edition
from satuatap.oversight.queries.editions import TABLES, latest, rows_of, rows_of_first
from satuatap.oversight.tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(client):
    client.force_login(given.ministry())
    return client


def form(kind, **more):
    """Everything that the page sends as it stands, with what is typed over it."""
    typed: dict[str, Any] = {"key": uuid4(), "based_on": latest(kind), "reason": "Rapat 3/2026"}
    typed["valid_from"] = timezone.localdate()
    for table in TABLES[kind]:
        rows = rows_of(kind, table)
        typed[f"{table}-TOTAL_FORMS"] = typed[f"{table}-INITIAL_FORMS"] = len(rows)
        for number, row in enumerate(rows):
            typed |= {f"{table}-{number}-{name}": cell for name, cell in row.items()}
    return typed | more


def sent(ministry, kind, **typed):
    return ministry.post(f"/perjalanan/aturan/{kind}/", form(kind, **typed))


def added(table, **cells):
    """One row more than the platform's."""
    rows = len(rows_of_first(table))
    new = {f"{table}-{rows}-{name}": cell for name, cell in cells.items()}
    return {f"{table}-TOTAL_FORMS": rows + 1} | new


REQUIREMENT = {"text_id": "Genset", "stage": "readiness", "group": "building", "check": ""}


@pytest.mark.parametrize("kind", list(TABLES))
def test_every_kind_of_rule_is_read_and_opened(ministry, kind):
    assert ministry.get("/perjalanan/aturan/").status_code == 200
    assert ministry.get(f"/perjalanan/aturan/{kind}/").status_code == 200
    assert ministry.get(f"/perjalanan/aturan/{kind}/2026-1/").status_code == 200
    assert ministry.get(f"/perjalanan/aturan/{kind}/1999-1/").status_code == 404


@pytest.mark.parametrize("kind", list(TABLES))
def test_a_form_sent_as_it_is_changes_nothing(ministry, kind):
    page = sent(ministry, kind)
    assert page.status_code == 422
    assert "Belum ada yang berubah" in page.content.decode()


def test_a_requirement_is_added_and_another_taken_away(ministry):
    more = added("checklist", **REQUIREMENT) | {"checklist-0-DELETE": "on"}
    assert sent(ministry, "syarat", **more).status_code == 302
    codes = [each["code"] for each in Edition.objects.get().rows("checklist")]
    assert ("letter" in codes, "genset" in codes) == (False, True)
    assert "Genset" in ministry.get("/perjalanan/aturan/syarat/2026-2/").content.decode()
    assert "Akan berlaku" not in ministry.get("/perjalanan/aturan/").content.decode()


def test_a_weight_is_changed_and_the_old_version_stays_readable(ministry):
    typed = {"participation-0-weight": 50, "participation-1-weight": 10}
    assert sent(ministry, "keikutsertaan", **typed).status_code == 302
    page = ministry.get("/perjalanan/aturan/").content.decode()
    assert "Rapat 3/2026" in page
    assert "40" in ministry.get("/perjalanan/aturan/keikutsertaan/2026-1/").content.decode()


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("keikutsertaan", {"participation-0-weight": 77}, "Jumlah bobot 137, seharusnya 100."),
        ("keikutsertaan", {"participation-0-weight": "banyak"}, "invalid-feedback"),
        ("keikutsertaan", {"reason": " "}, "invalid-feedback"),
        ("keikutsertaan", {"valid_from": "2020-01-01"}, "paling awal hari ini"),
        ("keikutsertaan", {"key": "bukan-kunci"}, "belum benar"),
        (
            "syarat",
            added("checklist", **REQUIREMENT | {"text_id": " ", "least": 2}),
            "Tulis syaratnya",
        ),
        (
            "syarat",
            added("checklist", **REQUIREMENT | {"check": "gajah"}),
            "Platform tidak menghitung gajah.",
        ),
        ("dukungan", {"support-1-weight": 99}, "lebih rendah tidak boleh di bawah"),
        ("tahap", {"stages-0-name_id": ""}, "invalid-feedback"),
        ("tahap", {"arrows-TOTAL_FORMS": "1"}, "tidak dapat dicapai"),
    ],
)
def test_bad_input_gets_a_clear_sentence_and_nothing_is_lost(ministry, kind, typed, sentence):
    page = sent(ministry, kind, **{"reason": "Alasan yang tetap"} | typed)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    if "reason" not in typed:
        assert "Alasan yang tetap" in page.content.decode()
    assert not Edition.objects.exists()


def test_which_stages_there_are_and_what_counts_is_not_typed(ministry):
    typed = {"stages-4-counts": "yes", "stages-4-code": "operating", "stages-4-patience_days": 99}
    assert sent(ministry, "tahap", **typed).status_code == 302
    row = Edition.objects.get().rows("stages")[4]
    assert (row["code"], row["counts"], row["patience_days"]) == ("trial", "no", "99")


def test_a_form_without_its_rows_is_refused_and_not_an_error(ministry):
    page = ministry.post("/perjalanan/aturan/syarat/", {"reason": "x"})
    assert page.status_code == 422


def test_a_late_form_is_kept_after_the_newer_version_was_seen(ministry):
    late = form("keikutsertaan", **{"participation-0-weight": 30, "participation-1-weight": 30})
    sent(ministry, "keikutsertaan", **{"participation-0-weight": 45, "participation-1-weight": 15})
    page = ministry.post("/perjalanan/aturan/keikutsertaan/", late)
    assert "versi 2026-2 sudah disimpan" in page.content.decode()
    assert 'value="2026-2"' in page.content.decode()
    assert Edition.objects.count() == 1


def test_a_region_reads_no_rules_of_the_ministry(client):
    client.force_login(given.of_region(given.region()))
    assert client.get("/perjalanan/aturan/").status_code == 403
