"""What a decision rests on does not change beside it: real threads, real commits."""

from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from satuatap.core.errors import Refusal
from satuatap.evaluation import actions
from satuatap.evaluation.actions import visiting
from satuatap.evaluation.actions.visiting import Seen
from satuatap.evaluation.errors import NotInThisStep
from satuatap.evaluation.models import Assessment, Assignment, Observation
from satuatap.evaluation.rules import Step
from satuatap.evaluation.tests import given
from satuatap.places.tests.together import at_the_same_time
from satuatap.queueing.tests import given as base
from satuatap.queueing.tests.test_races import PATIENCE, all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
BY = given.ANYBODY


def beside(cycle, to, act, *, at):
    """What ``act`` is told that sets out while the cycle is on its way to a step."""
    told: list[object] = []

    def try_to():
        try:
            told.append(act())
        except Refusal as refusal:
            told.append(refusal)

    with at_the_same_time(try_to) as other:
        with transaction.atomic():
            actions.advance(cycle, to, at=at)
            other.begin()
            assert not other.ended_within(0.5)  # it waits for the cycle
        assert other.ended_within(20)
    return told[0]


def moderated():
    hall = base.hall()
    return given.moderated(given.cycle(), {hall.pk: given.facts()})


def test_figures_are_not_computed_beside_the_step_that_shows_them():
    cycle = moderated()
    before = Assessment.objects.get().figures
    compute = partial(actions.compute_figures, cycle, at=given.after("moderation"))
    told = beside(cycle, Step.OBJECTION, compute, at=given.after("moderation"))
    assert isinstance(told, NotInThisStep)
    assert Assessment.objects.get().figures == before


def visited():
    """A cycle whose evaluators are done with one hall."""
    base.hall()
    cycle = given.cycle()
    for _each in range(2):
        given.evaluator()
    actions.assign_everywhere(cycle, by=BY, at=given.AT)
    actions.advance(cycle, Step.DESK, at=given.after("self"))
    for each in Assignment.objects.all():
        given.scored(each)
    return actions.advance(cycle, Step.VISIT, at=given.after("desk"))


ACTS = {
    "assign": lambda one: actions.assign(
        one.assessment, given.evaluator(), by=BY, at=given.after("visit")
    ),
    "assign everywhere": lambda one: actions.assign_everywhere(
        one.assessment.cycle, by=BY, at=given.after("visit")
    ),
    "withdraw": lambda one: actions.withdraw(one, "Sakit", at=given.after("visit")),
}


@pytest.mark.parametrize("act", ACTS)
def test_nobody_is_assigned_or_withdrawn_beside_the_end_of_the_visits(act):
    cycle = visited()
    one = Assignment.objects.select_related("assessment__cycle", "assessment__hall")[0]
    before = set(Assignment.objects.values_list("evaluator", "withdrawn_at"))
    told = beside(cycle, Step.MODERATION, partial(ACTS[act], one), at=given.after("visit"))
    assert isinstance(told, NotInThisStep)
    assert set(Assignment.objects.values_list("evaluator", "withdrawn_at")) == before


def looked_and_kept(task, key, meet):
    """An observation as it would be kept without the lock: look for its key, then write."""
    if not Observation.objects.filter(pk=key).exists():
        meet.wait(PATIENCE)
        Observation.objects.create(
            key=key, assessment=task.assessment, assignment=task, note="x",
            seen_at=given.AT, received_at=given.AT,
        )  # fmt: skip


@pytest.fixture(name="task")
def task_():
    visited()
    return Assignment.objects.select_related("assessment__cycle")[0]


def test_without_the_lock_the_same_observation_twice_is_an_error(task):
    key, meet = uuid4(), Barrier(2)
    said = all_at_once(lambda _worker: looked_and_kept(task, key, meet), 2)
    assert sum(isinstance(each, IntegrityError) for each in said) == 1


def test_an_observation_that_is_sent_several_times_at_once_is_one(task):
    at = given.after("desk")
    seen = Seen(key=uuid4(), note="Jalur landai", seen_at=at)
    said = all_at_once(lambda _worker: visiting.observe(task, seen, at=at), 6)
    assert {each.pk for each in said} == {seen.key}
