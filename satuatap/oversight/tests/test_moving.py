"""A hall goes through its life step by step, and every step stays on record."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from satuatap.core.events import _reactions, reacts_to
from satuatap.oversight.actions import move
from satuatap.oversight.errors import (
    DayIsBeforeTheLast,
    DayIsToCome,
    NotThatWay,
    StepNeedsDocument,
    StepNeedsNote,
    StepNeedsReadiness,
)
from satuatap.oversight.events import HallMoved
from satuatap.oversight.models import Paper, StageEvent
from satuatap.oversight.queries import history_of, stage_of, standing_of
from satuatap.oversight.rules import Drawing
from satuatap.oversight.rules.stages import days_over
from satuatap.oversight.sources import drawing
from satuatap.oversight.tests import given
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

pytestmark = pytest.mark.django_db
BY = By("user:1")
LATER = given.ON + timedelta(days=30)


def step(hall, stage, **said):
    values: dict[str, Any] = {"by": BY, "on": LATER, "at": given.AT}
    return move(hall, stage, **values | said)


def test_a_step_is_recorded_with_everything_that_was_said():
    hall = given.hall_at("readiness")
    event = step(hall, "inaugurated", document=Paper("Prasasti 24"), note="Daring", source="Kompas")
    told = (event.came_from, event.stage, event.on, event.actor)
    assert told == ("readiness", "inaugurated", LATER, "user:1")
    assert (event.document, event.source) == ("Prasasti 24", "Kompas")


def test_the_hall_stands_where_its_last_step_led():
    hall = given.hall_at("commitment")
    step(hall, "preparation")
    assert stage_of(hall) == "preparation"
    assert getattr(standing_of(hall), "since", None) == LATER


def test_a_hall_counts_from_its_inauguration_on():
    hall = given.hall_at("trial")
    assert hall not in Hall.objects.recognised()
    step(hall, "inaugurated", source="Kompas", note="Sudah terjadi")
    known = Hall.objects.recognised().get(pk=hall.pk)
    assert (known.inaugurated_on, known.inauguration_source) == (LATER, "Kompas")


def test_a_downgraded_hall_counts_no_more():
    hall = given.hall_at("coaching")
    step(hall, "downgraded", document=Paper("Keputusan 12/2026"))
    assert not Hall.objects.recognised().filter(pk=hall.pk).exists()


def test_the_same_step_twice_is_one_step():
    hall = given.hall_at("commitment")
    assert step(hall, "preparation") == step(hall, "preparation")
    assert StageEvent.objects.filter(hall=hall, stage="preparation").count() == 1


def test_a_step_told_again_after_the_hall_went_on_is_the_old_one():
    hall = given.hall_at("trial")
    first = step(hall, "inaugurated", note="Sudah terjadi")
    step(hall, "operating")
    assert step(hall, "inaugurated") == first


def test_a_hall_may_come_back_to_a_stage_on_the_same_day():
    hall = given.hall_at("preparation")
    step(hall, "readiness")
    step(hall, "preparation", note="Toilet difabel belum ada")
    step(hall, "readiness")
    assert stage_of(hall) == "readiness"
    assert history_of(hall).count() == 4


def test_only_drawn_arrows_exist():
    codes = [each.code for each in drawing().stages]
    for came_from in codes:
        hall = given.hall_at(came_from)
        undrawn = {to for to in codes if drawing().arrow(came_from, to) is None} - {came_from}
        for to in undrawn:
            with pytest.raises(NotThatWay):
                step(hall, to, note="Alasan", document=Paper("Surat"), source="Uji")


@pytest.mark.parametrize(
    ("stage", "to", "refusal"),
    [
        ("readiness", "preparation", StepNeedsNote),
        ("preparation", "inaugurated", StepNeedsNote),
        ("proposal", "commitment", StepNeedsDocument),
    ],
)
def test_a_step_brings_along_what_it_needs(stage, to, refusal):
    with pytest.raises(refusal):
        step(given.hall_at(stage), to)


@pytest.mark.parametrize("stage", ["readiness", "trial"])
def test_nobody_is_inaugurated_past_the_readiness_check_without_a_word(stage):
    hall = given.hall_at(stage)
    with pytest.raises(StepNeedsReadiness, match="22 dari 23 syarat"):
        step(hall, "inaugurated", document=Paper("Prasasti"), source="Kompas")
    assert not Hall.objects.recognised().filter(pk=hall.pk).exists()


def test_an_exception_is_named_as_one_on_record():
    event = step(given.hall_at("readiness"), "inaugurated", note="Gedung darurat setelah gempa")
    assert event.note.startswith("Pengecualian, 22 dari 23 syarat belum terpenuhi: Gedung darurat")


def test_a_signed_charter_was_checked_with_its_ceremony():
    paper = Paper("Prasasti", url="/verifikasi/ABC/")
    event = step(given.hall_at("trial"), "inaugurated", document=paper)
    assert (event.stage, event.note) == ("inaugurated", "")


def test_an_exception_by_a_charter_is_named_as_one_too():
    paper = Paper("Prasasti", url="/verifikasi/ABC/")
    event = step(given.hall_at("trial"), "inaugurated", document=paper, note="Gedung darurat")
    assert event.note == "Pengecualian, 22 dari 23 syarat belum terpenuhi: Gedung darurat"


def test_a_hall_inaugurated_before_its_readiness_check_is_an_exception():
    event = step(given.hall_at("preparation"), "inaugurated", note="Putusan menteri")
    assert event.note == "Pengecualian, 22 dari 23 syarat belum terpenuhi: Putusan menteri"


def test_a_life_goes_forward():
    hall = given.hall_at("commitment")
    with pytest.raises(DayIsBeforeTheLast, match="2 Maret 2026"):
        step(hall, "preparation", on=date(2026, 3, 1))


def test_what_is_to_come_is_not_on_record():
    with pytest.raises(DayIsToCome):
        step(given.hall_at("commitment"), "preparation", on=date(2026, 11, 17))


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_what_happened(change):
    hall = given.hall_at("operating")
    steps = StageEvent.objects.filter(hall=hall)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        steps.update(note="lain") if change == "update" else steps.delete()


def test_the_others_hear_of_a_step():
    heard: list[HallMoved] = []
    reacts_to(HallMoved)(heard.append)
    hall = given.hall_at("inaugurated")
    step(hall, "operating")
    _reactions[HallMoved].pop()
    assert heard == [HallMoved(hall.pk, "inaugurated", "operating", LATER, given.AT)]


def test_a_drawing_with_a_loose_end_is_faulty():
    known = drawing()
    assert known.faults() == []
    assert Drawing(known.stages, known.arrows[:3]).faults()[0] == "closed"


def test_a_hall_is_stuck_after_the_patience_of_its_stage():
    stage = drawing().stage("proposal")
    assert days_over(stage, given.ON, today=given.ON + timedelta(days=60)) is None
    assert days_over(stage, given.ON, today=given.ON + timedelta(days=67)) == 7
