"""Halls that came with the data get the steps that are known of them."""

from datetime import date

import pytest

from satuatap.oversight.actions import record_known_lives, record_running
from satuatap.oversight.actions.known import said_by
from satuatap.oversight.models import HallLife, StageEvent
from satuatap.oversight.queries import stage_of
from satuatap.oversight.tests import given
from satuatap.places.actions import load_places
from satuatap.places.models import Hall
from satuatap.queueing.tests import given as queue_given

DAY = date(2024, 6, 24)
pytestmark = pytest.mark.django_db


def test_every_hall_of_the_data_has_a_step_with_its_source():
    load_places(at=given.AT)
    assert HallLife.objects.count() == Hall.objects.count() == 129
    assert not StageEvent.objects.filter(source="").exists()
    assert HallLife.objects.at_stage("inaugurated").count() == 119


def test_doing_it_again_changes_nothing():
    queue_given.hall(inaugurated_on=DAY, inauguration_source="Kompas")
    assert [record_known_lives(at=given.AT), record_known_lives(at=given.AT)] == [1, 0]


def test_a_hall_without_a_day_is_known_to_operate():
    hall = queue_given.hall(source_note="Sudah beroperasi pada 2022. (Antara)")
    record_known_lives(at=given.AT)
    event = StageEvent.objects.get(hall=hall)
    assert (event.stage, event.on, event.source) == ("operating", None, "Antara")


def test_a_day_that_becomes_known_later_is_added_and_moves_nothing():
    hall = queue_given.hall()
    record_known_lives(at=given.AT)
    Hall.objects.filter(pk=hall.pk).update(inaugurated_on=DAY)
    record_known_lives(at=given.AT)
    assert stage_of(hall) == "operating"
    assert StageEvent.objects.filter(hall=hall, stage="inaugurated", on=DAY).exists()


def test_a_planned_hall_is_not_written_down_as_inaugurated():
    queue_given.hall(is_recognised=False)
    assert record_known_lives(at=given.AT) == 0


def test_one_hall_that_cannot_be_recorded_stops_no_other():
    later = given.hall_at("inaugurated", on=date(2999, 1, 1))
    hall = given.hall_at("inaugurated")
    Hall.objects.update(status=Hall.Status.OPERATING)
    assert record_running(at=given.AT) == 1
    assert [stage_of(each) for each in (hall, later)] == ["operating", "inaugurated"]


@pytest.mark.parametrize(
    ("note", "source"), [("Lama. (Antara)", "Antara"), ("Lama.", ""), ("", "")]
)
def test_a_note_says_who_said_it(note, source):
    assert said_by(note) == source
