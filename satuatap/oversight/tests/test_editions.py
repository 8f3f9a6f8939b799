"""The ministry writes new versions of what it lays down; none is ever changed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from satuatap.oversight.actions import Draft, lay_down, remind_agencies, warn_of_endings
from satuatap.oversight.errors import (
    EditionIsStale,
    NothingChanged,
    RulesAreFaulty,
    RulesBeginInThePast,
)
from satuatap.oversight.models import Edition
from satuatap.oversight.models.editions import (
    checklist_on,
    criteria,
    drawing,
    forget,
    participation_weights,
)
from satuatap.oversight.queries import readiness, support_list
from satuatap.oversight.queries.board import lines
from satuatap.oversight.queries.editions import FIRST, latest, rows_of
from satuatap.oversight.queries.partners import parties
from satuatap.oversight.queries.readiness import whole_checklist
from satuatap.oversight.queries.taking_part import by_hall
from satuatap.oversight.tests import given
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests.test_races import all_at_once

pytestmark = pytest.mark.django_db
BY = By("user:1")
TODAY = given.AT.date()
NEW = {
    "code": "listrik",
    "stage": "readiness",
    "group": "building",
    "check": "",
    "least": "",
    "text_id": "Daya listrik cadangan",
    "text_en": "",
}
WEIGHTS = {"vertical": "50", "others": "10", "agreements": "20", "services": "20"}


def weighted(**weights):
    return {"participation": [{"part": part, "weight": each} for part, each in weights.items()]}


def draft(kind, facts, **said):
    values: dict[str, Any] = {
        "valid_from": TODAY,
        "reason": "Keputusan menteri",
        "key": uuid4(),
    } | said
    return Draft(kind=kind, facts=facts, **{"based_on": latest(kind)} | values)


def kept(kind, facts, **said):
    return lay_down(draft(kind, facts, **said), by=BY, at=given.AT)


def codes(found):
    return [each.requirement.code for each in found.items] if found else []


def changed(kind, table, code, **cells):
    """The rows of the version before, one of them changed."""
    rows = rows_of(kind, table)
    return [each | cells if each.get("code") == code else each for each in rows]


def test_a_requirement_more_holds_from_its_day_on():
    soon = TODAY + timedelta(days=30)
    rows = [*rows_of("syarat", "checklist"), NEW]
    made = kept("syarat", {"checklist": rows}, valid_from=soon)
    before, after = checklist_on(TODAY), checklist_on(soon)
    assert (before.version, after.version, made.version) == ("2026-1", "2026-2", "2026-2")
    assert after.requirements[-1].text == {"id": NEW["text_id"], "en": NEW["text_id"]}
    assert len(after.requirements) == len(before.requirements) + 1


@pytest.mark.parametrize("stage", ["operating", "coaching"])
def test_a_hall_that_runs_is_asked_for_what_is_due_at_its_stage(stage):
    rows = [*rows_of("syarat", "checklist"), NEW | {"stage": stage}]
    kept("syarat", {"checklist": rows})
    hall, trial = given.hall_at(stage), given.hall_at("trial")
    found = {each.life.hall: each.readiness for each in lines([hall.life, trial.life], today=TODAY)}
    asked = {key: NEW["code"] in codes(each) for key, each in found.items()}
    assert asked == {hall: True, trial: False}
    assert NEW["code"] in codes(whole_checklist(trial, today=TODAY))


def test_what_is_due_once_it_runs_keeps_nobody_from_the_inauguration():
    rows = [NEW | {"stage": "operating"}, NEW | {"stage": "trial", "code": "uji"}]
    kept("syarat", {"checklist": rows})
    assert codes(readiness(given.hall_at("readiness"), today=TODAY)) == ["uji"]


def reminders(**tables):
    names = ("reminders", "warnings", "expected")
    return {name: tables.get(name) or rows_of("pengingat", name) for name in names}


def test_days_of_reminders_change_what_is_done_and_what_is_said(client):
    hall, agency = given.hall_at("operating"), queue_given.agency(kind="bumd", name_id="PDAM")
    levels = [
        row | {"after_days": days}
        for row, days in zip(rows_of("pengingat", "reminders"), ("0", "5", "6"), strict=True)
    ]
    marks = [{"warning": "first", "days": "200"}, {"warning": "last", "days": "9"}]
    kinds = [{"kind": "bumd", "expected": "yes"}, {"kind": "vertikal", "expected": "no"}]
    made = given.request(hall, sent_on=TODAY - timedelta(days=5))
    given.agreement(hall, ends_on=TODAY + timedelta(days=150))
    assert warn_of_endings(at=given.AT) == 0
    kept("pengingat", reminders(reminders=levels, warnings=marks, expected=kinds))
    assert warn_of_endings(at=given.AT) == 1
    assert [remind_agencies(at=given.AT + timedelta(days=day)) for day in (0, 1, 2)] == [1, 1, 1]
    assert made.steps.count() == 3
    queue_given.office(hall=hall)
    assert [each.agency for each in parties(hall, today=TODAY).absent] == [agency]
    [row] = by_hall(today=TODAY)
    assert row.absent == 1
    client.force_login(given.ministry())
    form = client.get(f"/perjalanan/{hall.slug}/tambah/permintaan/").content.decode()
    assert "belum dijawab dalam 5 hari" in form


@pytest.mark.parametrize(
    ("table", "cells", "sentence"),
    [
        ("reminders", {"after_days": "3"}, "pada hari 0"),
        ("warnings", {"days": "7"}, "lebih dekat ke akhir"),
        ("reminders", {"name_id": " "}, "belum punya nama"),
    ],
)
def test_reminders_that_do_not_follow_each_other_are_refused(table, cells, sentence):
    rows = rows_of("pengingat", table)
    with pytest.raises(RulesAreFaulty, match=sentence):
        kept("pengingat", reminders(**{table: [rows[0] | cells, *rows[1:]]}))


def test_weights_of_participation_change_the_score():
    hall = given.hall_at("operating")
    kept("keikutsertaan", weighted(**WEIGHTS))
    assert participation_weights(TODAY)["vertical"] == 50
    weights = {each.code: each.weight for each in parties(hall, today=TODAY).score.parts}
    assert weights["vertical"] == 50


def test_reasons_of_support_change_the_order_and_the_words():
    known, unknown = given.region(name="Tinggi"), given.region(name="Tanpa tabel")
    given.fiscal(known, "tinggi")
    assert support_list()[0].region == unknown
    kept("dukungan", {"support": changed("dukungan", "support", "belum-diketahui", weight="5")})
    assert support_list()[0].region == known


def test_no_weight_puts_anybody_before_low_capacity_without_a_hall():
    low, unknown = given.region(), given.region()
    given.fiscal(low)
    kept("dukungan", {"support": changed("dukungan", "support", "belum-diketahui", weight="100")})
    assert [each.region for each in support_list()] == [low, unknown]


def test_patience_and_names_of_stages_are_the_ministrys():
    stages = changed("tahap", "stages", "trial", patience_days="90", name_id="Uji layanan")
    kept("tahap", {"stages": stages, "arrows": rows_of("tahap", "arrows")})
    stage = drawing(TODAY).stage("trial")
    assert (stage.patience_days, stage.name["id"]) == (90, "Uji layanan")


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("keikutsertaan", weighted(**WEIGHTS | {"services": "30"}), "Jumlah bobot 110"),
        (
            "keikutsertaan",
            weighted(vertical="100", others="0", agreements="0"),
            "Layanan yang dijanjikan terdaftar belum punya bobot",
        ),
        (
            "keikutsertaan",
            weighted(**WEIGHTS | {"others": "-10", "services": "40"}),
            "tidak boleh di bawah 0",
        ),
        ("syarat", {"checklist": []}, "tidak boleh kosong"),
        ("syarat", {"checklist": [NEW | {"text_id": " "}]}, "nomor 1 belum punya kalimat"),
        ("syarat", {"checklist": [NEW | {"check": "gajah"}]}, "tidak menghitung gajah"),
        ("syarat", {"checklist": [NEW | {"stage": "closed"}]}, "tidak punya tahap"),
        ("syarat", {"checklist": [NEW, NEW]}, "listrik ada dua kali"),
    ],
)
def test_what_does_not_hold_together_is_refused_in_a_sentence(kind, facts, sentence):
    with pytest.raises(RulesAreFaulty, match=sentence):
        kept(kind, facts)
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("code", "cells", "sentence"),
    [
        ("rendah", {"weight": "5"}, "lebih rendah tidak boleh di bawah"),
        ("rendah", {"weight": "300"}, "harus antara 0 dan 100"),
        ("peringatan", {"text_id": ""}, "Setiap peringatan terbuka belum punya kalimat"),
    ],
)
def test_reasons_of_support_are_held_to_their_sense(code, cells, sentence):
    with pytest.raises(RulesAreFaulty, match=sentence):
        kept("dukungan", {"support": changed("dukungan", "support", code, **cells)})


def test_a_stage_stays_within_reach_and_an_inauguration_explained():
    stages, arrows = rows_of("tahap", "stages"), rows_of("tahap", "arrows")
    unreached = [each for each in arrows if each["to"] != "coaching"]
    with pytest.raises(RulesAreFaulty, match="Pembinaan tidak dapat dicapai"):
        kept("tahap", {"stages": stages, "arrows": unreached})
    silent = [each | {"needs": ""} if each["to"] == "inaugurated" else each for each in arrows]
    with pytest.raises(RulesAreFaulty, match="harus membawa pemeriksaan kesiapan"):
        kept("tahap", {"stages": stages, "arrows": silent})


def test_who_was_judged_is_not_judged_anew():
    with pytest.raises(RulesBeginInThePast):
        kept("keikutsertaan", weighted(**WEIGHTS), valid_from=TODAY - timedelta(days=1))


def test_a_version_that_changes_nothing_is_none():
    with pytest.raises(NothingChanged):
        kept("dukungan", {"support": rows_of("dukungan", "support")})


def test_the_same_form_twice_is_one_version():
    sent = draft("keikutsertaan", weighted(**WEIGHTS))
    assert lay_down(sent, by=BY, at=given.AT) == lay_down(sent, by=BY, at=given.AT)


def test_who_began_from_an_older_version_hears_of_the_newer_one():
    late = draft("keikutsertaan", weighted(vertical="40", others="30", agreements="30"))
    kept("keikutsertaan", weighted(**WEIGHTS))
    with pytest.raises(EditionIsStale, match="2026-2"):
        lay_down(late, by=BY, at=given.AT)


@pytest.mark.django_db(transaction=True)
def test_of_two_versions_at_once_one_is_kept_and_the_other_hears_of_it():
    drafts = [draft("keikutsertaan", weighted(**WEIGHTS), based_on=FIRST) for _ in range(4)]
    said = all_at_once(lambda worker: lay_down(drafts[worker], by=BY, at=given.AT), 4)
    assert Edition.objects.count() == 1
    assert sum(isinstance(each, EditionIsStale) for each in said) == 3


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_a_version(change):
    kept("keikutsertaan", weighted(**WEIGHTS))
    rows = Edition.objects.all()
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        rows.update(reason="lain") if change == "update" else rows.delete()


def test_versions_are_read_once_for_many_halls(django_assert_num_queries):
    forget()
    lives = [given.hall_at("trial").life for _ in range(5)]
    forget()
    with django_assert_num_queries(1):
        assert {each.stage_name for each in lives} == {"Uji coba"}
    assert criteria()
