"""Whoever owes something by a date is reminded of it, each time once."""

from datetime import date, timedelta

import pytest

from satuatap.evaluation import actions
from satuatap.evaluation.actions import casework, visiting
from satuatap.evaluation.actions.casework import Told
from satuatap.evaluation.actions.reminding import remind
from satuatap.evaluation.actions.warning import raise_case
from satuatap.evaluation.models import Assignment
from satuatap.evaluation.queries.rulebook import rules_in_force
from satuatap.evaluation.rules import PASSED, Signs, Step, mark
from satuatap.evaluation.tests import given
from satuatap.identity.models import Role
from satuatap.notifications.models import Message
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db
SELF_BY = given.DEADLINES["self_by"]


def days(count):
    return timedelta(days=count)


def told(event):
    """Who was told, and how often."""
    return sorted(each.recipient.user_id for each in Message.objects.filter(event=event))


@pytest.mark.parametrize(
    ("left", "expected"),
    [(15, None), (14, 14), (8, 14), (7, 7), (2, 7), (1, 1), (0, 1), (-1, PASSED), (-31, None)],
)
def test_a_date_is_said_three_times_before_and_once_after(left, expected):
    assert mark(SELF_BY, SELF_BY - days(left)) == expected


def test_what_has_no_date_is_never_said():
    assert mark(None, SELF_BY) is None


def test_halls_that_have_not_sent_their_word_are_reminded_and_others_are_not():
    slow, quick = base.hall(), base.hall(region=base.region(code="35.80", name="Kabupaten Jauh"))
    manager = given.with_role(Role.HALL_MANAGER, hall=slow)
    given.with_role(Role.HALL_MANAGER, hall=quick)
    cycle = given.cycle()
    given.answered(given.assessment(cycle, quick))
    for _ in range(2):
        remind(at=given.on(SELF_BY - days(7)))
    assert told("evaluation-self-due") == [manager.pk]
    given.answered(given.assessment(cycle, slow))
    remind(at=given.on(SELF_BY - days(1)))
    assert told("evaluation-self-due") == [manager.pk]


def test_every_mark_is_said_once_and_in_the_readers_language():
    manager = given.with_role(Role.HALL_MANAGER, hall=base.hall())
    given.cycle()
    for left in (20, 14, 10, 7, 3, 1, 0):
        remind(at=given.on(SELF_BY - days(left)))
    assert told("evaluation-self-due") == [manager.pk] * 3
    assert Message.objects.filter(event="evaluation-self-due")[0].context["date"] == (
        "10 November 2026"
    )


def test_an_evaluator_hears_how_many_halls_are_left():
    people = [given.evaluator(), given.evaluator()]
    base.hall()
    base.hall()
    cycle = given.cycle()
    actions.assign_everywhere(cycle, by=given.ANYBODY, at=given.AT)
    actions.advance(cycle, Step.DESK, at=given.after("self"))
    given.scored(Assignment.objects.filter(evaluator=people[0]).earliest("pk"))
    remind(at=given.on(given.DEADLINES["desk_by"] - days(1)))
    found = Message.objects.filter(event="evaluation-scores-due")
    counts = {each.recipient.user_id: each.context["count"] for each in found}
    assert counts == {people[0].pk: "1", people[1].pk: "2"}


def test_the_window_for_objections_is_announced():
    hall = base.hall()
    manager = given.with_role(Role.HALL_MANAGER, hall=hall)
    cycle = given.moderated(given.cycle(), {hall.pk: given.facts()})
    actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))
    for left in (7, 6, 1):
        remind(at=given.on(given.DEADLINES["objection_by"] - days(left)))
    assert told("evaluation-objection-due") == [manager.pk] * 2


def test_the_ministry_is_told_that_a_step_is_over():
    who = given.with_role(Role.MINISTRY)
    base.hall()
    given.cycle()
    for left in (0, -1, -2):
        remind(at=given.on(SELF_BY - days(left)))
    assert told("evaluation-step-over") == [who.pk]


@pytest.fixture(name="finding")
def finding_():
    """Two findings of one visit for the same day."""
    hall, person = base.hall(), given.evaluator()
    mine = given.assessment(given.cycle(), hall)
    task = actions.assign(mine, person, by=given.ANYBODY, at=given.AT)
    actions.advance(mine.cycle, Step.DESK, at=given.after("self"))
    at = given.after("self")
    day = date(2026, 11, 30)
    visiting.find(task, "Toilet terkunci", day, by=given.ANYBODY, at=at)
    return visiting.find(task, "Tanpa kursi roda", day, by=given.ANYBODY, at=at)


def test_findings_of_one_date_are_said_together(finding):
    manager = given.with_role(Role.HALL_MANAGER, hall=finding.assessment.hall)
    for _ in range(2):
        remind(at=given.on(finding.due - days(7)))
    assert told("finding-due") == [manager.pk]
    assert Message.objects.get(event="finding-due").context["count"] == "2"


def test_a_finding_that_was_mended_is_not_spoken_of(finding):
    given.with_role(Role.HALL_MANAGER, hall=finding.assessment.hall)
    for each in finding.assessment.findings.all():
        visiting.mended(each, "Kunci diganti", by=given.ANYBODY, at=given.after("self"))
    remind(at=given.on(finding.due - days(1)))
    assert told("finding-due") == []


def test_a_late_finding_reaches_the_hall_and_the_ministry_once(finding):
    manager = given.with_role(Role.REGION_OFFICER, region=finding.assessment.hall.region)
    who = given.with_role(Role.MINISTRY)
    for late in (1, 2, 40):
        remind(at=given.on(finding.due + days(late)))
    assert (told("finding-overdue"), told("finding-unmended")) == ([manager.pk], [who.pk])


@pytest.fixture(name="case")
def case_():
    rule, _name = rules_in_force()["tidak-aktif"]
    return raise_case(base.hall(), rule, Signs(silent_days=20), at=given.AT)


def test_a_plan_that_was_not_sent_is_asked_for(case):
    manager = given.with_role(Role.HALL_MANAGER, hall=case.hall)
    for left in (7, 1):
        remind(at=given.on(case.due - days(left)))
    assert told("case-due") == [manager.pk] * 2
    casework.plan(case, Told("Kami buka lagi", case.due), by=given.ANYBODY, at=given.AT)
    remind(at=given.on(case.due))
    assert told("case-due") == [manager.pk] * 2


def test_a_step_that_is_late_is_the_ministrys(case):
    who = given.with_role(Role.MINISTRY)
    for late in (1, 5):
        remind(at=given.on(case.due + days(late)))
    assert told("case-overdue") == [who.pk]


def test_a_new_date_is_a_new_reminder(case):
    who = given.with_role(Role.MINISTRY)
    remind(at=given.on(case.due + days(1)))
    later = case.due + days(9)
    casework.coach(case, Told("Kami datang", later), by=given.ANYBODY, at=given.on(case.due))
    remind(at=given.on(later + days(1)))
    assert told("case-overdue") == [who.pk] * 2
