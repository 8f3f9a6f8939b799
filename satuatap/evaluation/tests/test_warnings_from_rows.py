"""Each rule of warning, raised by real rows, and left alone by others."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from satuatap.complaints.actions import escalate
from satuatap.complaints.tests.given import after_due, answered, at_office, people
from satuatap.evaluation.actions.publishing import publish_version
from satuatap.evaluation.actions.warning import raise_cases
from satuatap.evaluation.models import Case
from satuatap.evaluation.queries.instruments import facts_named
from satuatap.evaluation.tests import given
from satuatap.national.tests.given import came, desk, rolled
from satuatap.queueing.tests import given as base
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.tests.asked import CLOSING, PLAN, opened
from satuatap.surveys.tests.asked import answered as sheets_came
from satuatap.surveys.tests.worked import sheets_of

pytestmark = pytest.mark.django_db
OPENED = date(2025, 7, 1)
OLD = replace(PLAN, kind="baseline", begins=date(2025, 1, 1), ends=date(2025, 6, 30))
NEW = replace(PLAN, begins=date(2026, 1, 1), ends=date(2026, 6, 30))
SUMMER = datetime.fromisoformat("2026-07-15T03:00:00+00:00")


def raised(at):
    """Which rules warned, of all halls."""
    return sorted(each.rule for each in raise_cases(at=at))


def surveyed(hall, plan, total):
    campaign = opened(hall, plan)
    sheets_came(campaign, sheets_of(total, 200), day=plan.begins)
    close_campaign(campaign, by=ANYBODY, at=CLOSING)


@pytest.mark.parametrize(("total", "rules"), [(5405, ["kepuasan-tidak-naik"]), (5900, [])])
def test_satisfaction_that_did_not_rise_in_a_year_warns(total, rules):
    hall = base.hall(inaugurated_on=OPENED)
    surveyed(hall, OLD, 5400)
    surveyed(hall, NEW, total)
    assert raised(SUMMER) == rules


def test_in_the_first_year_nobody_is_warned_of_satisfaction():
    hall = base.hall(inaugurated_on=OPENED)
    surveyed(hall, OLD, 5400)
    assert "kepuasan-tidak-naik" not in raised(given.on(date(2026, 6, 30)))


@pytest.fixture
def by_hand():
    """Two instruments of which nearly everything is what evaluators say."""
    facts = deepcopy(facts_named("mal-2026")) | {"version": "9"}
    facts["minimum"] = {"visits": 0, "respondents": 0, "days": 0, "sample": 0}
    for variable, weight in zip(facts["variables"], ("1", "1", "1", "97"), strict=True):
        variable["weight"] = weight
        for each in variable["indicators"]:
            each["missing"] = "zero"
    for slug in ("mal", "lain"):
        publish_version(facts | {"slug": slug}, by=ANYBODY, at=given.AT)


def graded(hall, points, *, year, by="mal-9"):
    """A cycle of that year that ended in a published grade."""
    period = {"since": date(year, 1, 1), "until": date(year, 12, 31)}
    cycle = given.cycle(instrument=by, is_example=False, **period)
    given.published(cycle, {}, points={hall.pk: points})


@pytest.mark.parametrize(
    ("points", "rules"),
    [((1, 2), ["nilai-rendah"]), ((5, 1), []), ((1, 5), []), ((1,), []), ((1, 5, 1), [])],
)
def test_two_low_grades_in_a_row_warn(by_hand, points, rules):
    hall = base.hall()
    for number, each in enumerate(points):
        graded(hall, each, year=2024 + number)
    assert raised(given.after("objection")) == rules


def test_one_low_grade_of_each_of_two_instruments_is_not_two_in_a_row(by_hand):
    hall = base.hall()
    graded(hall, 1, year=2024)
    graded(hall, 1, year=2025, by="lain-9")
    assert raised(given.after("objection")) == []


@pytest.mark.parametrize(("days", "rules"), [(14, ["tidak-aktif"]), (13, [])])
def test_a_hall_where_nobody_was_served_for_two_weeks_is_warned(days, rules):
    offered, counter = desk()
    came(offered, counter)
    rolled()
    assert raised(NINE + timedelta(days=days)) == rules


@pytest.mark.parametrize(
    ("day", "rules"), [(date(2026, 10, 13), ["survei-terlambat"]), (date(2026, 10, 12), [])]
)
def test_a_survey_that_is_overdue_for_long_warns(day, rules):
    base.hall(inaugurated_on=date(2026, 1, 15))  # so the first survey is due by 15 July
    assert raised(given.on(day)) == rules


@pytest.mark.parametrize(("late", "rules"), [(4, ["pengaduan-terlambat"]), (3, [])])
def test_a_third_of_the_complaints_late_warns(late, rules):
    the = people()
    for _ in range(10 - late):
        answered(the)
    slow = [at_office(the) for _ in range(late)]
    for each in slow:
        assert escalate(each, at=after_due(each))
    rolled(max(after_due(each) for each in slow))
    assert raised(NINE + timedelta(days=60)) == rules


def test_few_complaints_warn_of_nothing():
    the = people()
    slow = [at_office(the) for _ in range(9)]
    for each in slow:
        assert escalate(each, at=after_due(each))
    rolled(max(after_due(each) for each in slow))
    assert raised(NINE + timedelta(days=60)) == []
    assert not Case.objects.exists()
