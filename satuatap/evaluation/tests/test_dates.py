"""Deadlines of cycles stand in the calendar of halls, as long as there is something to do."""

from datetime import timedelta

import pytest

from satuatap.evaluation.tests import given
from satuatap.oversight.queries.coming import coming
from satuatap.oversight.queries.regions import AHEAD
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db


def deadlines(hall, first, last):
    return [(each.on, each.what) for each in coming(first, last, halls=[hall.pk])]


def test_a_running_cycle_tells_its_last_days_until_the_hall_has_sent_its_word():
    hall = base.hall()
    cycle = given.cycle()
    first, last = cycle.self_by, cycle.objection_by
    own = (first, f"Penilaian mandiri {cycle}: hari terakhir")
    objection = (last, f"Sanggahan {cycle}: hari terakhir")
    assert deadlines(hall, first, last) == [own, objection]
    assert deadlines(hall, first + timedelta(days=1), last - timedelta(days=1)) == []
    given.answered(given.assessment(cycle, hall))
    assert deadlines(hall, first, last) == [objection]


def test_the_ministrys_calendar_has_them_with_their_hall():
    hall = base.hall()
    cycle = given.cycle()
    found = coming(cycle.self_by, cycle.self_by + AHEAD)
    assert {each.hall for each in found if each.kind == "deadline"} == {hall}
