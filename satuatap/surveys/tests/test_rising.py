"""A year after its opening a hall is to be better than what was there before."""

from dataclasses import replace
from datetime import date

import pytest

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.queries import has_risen
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.worked import sheets_of

pytestmark = pytest.mark.django_db
OPENED, A_YEAR_ON = date(2025, 7, 1), date(2026, 7, 2)
OLD = replace(PLAN, kind="baseline", begins=date(2025, 1, 1), ends=date(2025, 6, 30))
NEW = replace(PLAN, begins=date(2026, 1, 1), ends=date(2026, 6, 30))


@pytest.fixture
def hall():
    return given.hall(inaugurated_on=OPENED)


def asked(hall, plan, total, people=200):
    campaign = opened(hall, plan)
    answered(campaign, sheets_of(total, people), day=plan.begins)
    close_campaign(campaign, by=ANYBODY, at=CLOSING)


@pytest.mark.parametrize(("total", "risen"), [(5900, True), (5405, False), (4900, False)])
def test_a_survey_after_the_opening_stands_against_the_baseline(hall, total, risen):
    asked(hall, OLD, 5400)
    asked(hall, NEW, total)
    assert has_risen(hall, today=A_YEAR_ON) is risen


def test_a_baseline_of_a_few_is_nothing_to_compare_with(hall):
    asked(hall, OLD, 36, people=4)
    asked(hall, NEW, 5900)
    assert has_risen(hall, today=A_YEAR_ON) is None


def test_a_hall_that_did_not_ask_again_has_not_shown_a_rise(hall):
    asked(hall, OLD, 5400)
    assert has_risen(hall, today=A_YEAR_ON) is False


def test_in_the_first_year_and_without_baseline_or_day_nothing_is_said(hall):
    assert has_risen(hall, today=A_YEAR_ON) is None
    asked(hall, OLD, 5400)
    assert has_risen(hall, today=date(2026, 7, 1)) is None
    hall.inaugurated_on = None
    assert has_risen(hall, today=A_YEAR_ON) is None
