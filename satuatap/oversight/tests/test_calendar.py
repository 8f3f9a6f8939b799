"""Dates to come: planned ones, agreements that end, requests that go up, stages that last."""

from datetime import date, timedelta

import pytest

from satuatap.oversight.models import PlannedDate
from satuatap.oversight.queries.coming import coming
from satuatap.oversight.tests import given

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 16)
AHEAD = TODAY + timedelta(days=120)


def test_every_kind_of_date_is_there_soonest_first():
    hall = given.hall_at("trial", on=TODAY - timedelta(days=170))
    given.agreement(hall)
    given.request(hall, sent_on=TODAY - timedelta(days=13))
    values = {"kind": "kunjungan", "on": TODAY + timedelta(days=3)}
    PlannedDate.objects.create(**given.filed(hall, values))
    kinds = [each.kind for each in coming(TODAY, AHEAD)]
    assert kinds == ["request", "planned", "stage", "request", "agreement"]


def test_an_agreement_that_was_renewed_ends_quietly():
    hall = given.hall_at("operating", on=None)
    old = given.agreement(hall)
    given.agreement(hall, agency=old.agency, starts_on=date(2026, 6, 1), ends_on=None)
    assert coming(TODAY, AHEAD) == []


def test_one_hall_reads_of_itself_alone():
    given.agreement(given.hall_at("operating", on=None))
    mine = given.hall_at("operating", on=None)
    assert coming(TODAY, AHEAD, halls=[mine.pk]) == []


def test_the_calendar_is_a_few_queries_however_many_dates_there_are(django_assert_max_num_queries):
    for _ in range(3):
        given.agreement(given.hall_at("operating"))
    coming(TODAY, AHEAD)  # the rules are read by now
    with django_assert_max_num_queries(6):
        coming(TODAY, AHEAD)
