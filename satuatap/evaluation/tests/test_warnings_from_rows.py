"""Each rule of warning, raised by real rows, and left alone by others."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from satuatap.complaints.actions import escalate
from satuatap.complaints.tests.given import after_due, answered, at_office, people
from satuatap.evaluation.actions import casework
from satuatap.evaluation.actions.casework import Told
from satuatap.evaluation.actions.publishing import publish_version
from satuatap.evaluation.actions.warning import raise_cases
from satuatap.evaluation.models import Case, Cycle
from satuatap.evaluation.queries.instruments import facts_named
from satuatap.evaluation.tests import given
from satuatap.national.tests.given import came, desk, rolled
from satuatap.places.models import Counter
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
    many = {"minimum": facts["minimum"] | {"visits": 9}, "version": "8"}  # nobody is ranked
    publish_version(facts | many, by=ANYBODY, at=given.AT)


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
        graded(hall, each, year=2026 - len(points) + number)
    assert raised(given.after("objection")) == rules


@pytest.mark.parametrize(
    ("points", "rules"),
    [
        ((1, None, 1), ["nilai-rendah"]),
        ((5, None, None), ["tanpa-peringkat"]),
        ((None, None), ["tanpa-peringkat"]),
        ((None, 5, None), []),
    ],
)
def test_who_is_unranked_neither_breaks_the_row_nor_hides(by_hand, points, rules):
    hall = base.hall()
    for number, each in enumerate(points):
        graded(hall, each or 5, year=2026 - len(points) + number, by="mal-9" if each else "mal-8")
    assert raised(given.after("objection")) == rules


def test_the_same_cycles_warn_once_and_a_new_one_again(by_hand):
    hall = base.hall()
    for year in (2023, 2024):
        graded(hall, 1, year=year)
    later = given.after("objection")
    [case] = raise_cases(at=later)
    assert case.facts["basis"] == [each.code for each in Cycle.objects.order_by("until")]
    casework.mend(case, Told("Sudah"), by=ANYBODY, at=later)
    rested = later + timedelta(days=91)
    assert raised(rested) == []
    graded(hall, 1, year=2025)
    assert raised(rested) == ["nilai-rendah"]


def counter_since(day, **more):
    """A hall that has its first counter since a day, and has served nobody."""
    hall = base.hall(**more)
    stamp = int(given.on(day).timestamp() * 1000)
    key = UUID(int=(stamp << 80) | (7 << 76) | (2 << 62) | uuid4().int & (2**62 - 1))
    Counter.objects.create(pk=key, hall=hall, office=base.office(hall=hall), code="1")
    return hall


@pytest.mark.parametrize(
    ("since", "opened", "rules"),
    [
        (date(2026, 5, 1), date(2026, 4, 1), ["tidak-aktif"]),
        (date(2026, 5, 1), None, ["tidak-aktif"]),
        (date(2026, 5, 1), date(2026, 7, 10), []),
        (date(2026, 7, 10), date(2026, 5, 1), []),
    ],
)
def test_a_hall_with_counters_that_never_served_anybody_is_silent(since, opened, rules):
    counter_since(since, inaugurated_on=opened)
    assert raised(SUMMER) == rules


def test_a_hall_without_a_queue_here_is_not_silent():
    base.hall(inaugurated_on=date(2026, 5, 1))
    assert raised(SUMMER) == []


REFUSED = """
create function pg_temp.refused() returns trigger language plpgsql as
    'begin if new.hall_id = ''{hall}'' then raise exception ''no''; end if; return new; end';
create trigger refused before insert on evaluation_case
    for each row execute function pg_temp.refused()
"""


def test_a_hall_that_fails_fails_alone_and_is_in_the_log(caplog):
    broken, other = (counter_since(date(2026, 5, 1)) for _each in range(2))
    with connection.cursor() as cursor:
        cursor.execute(REFUSED.format(hall=broken.pk))
    assert [each.hall for each in raise_cases(at=SUMMER)] == [other]
    assert broken.slug in caplog.text


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
