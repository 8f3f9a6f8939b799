"""A cycle goes one step at a time, never early, and asks every hall once."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from satuatap.evaluation import actions
from satuatap.evaluation.errors import (
    CycleCodeTaken,
    InstrumentChanged,
    StepStillRuns,
    TooLate,
    WindowStillOpen,
)
from satuatap.evaluation.models import Assessment, Cycle, InstrumentVersion, Objection
from satuatap.evaluation.rules import Step, arrows
from satuatap.evaluation.sources import facts_of
from satuatap.evaluation.tests import given
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db


def test_every_hall_that_counts_is_asked_once():
    there, later = base.hall(), base.hall(inaugurated_on=given.UNTIL + timedelta(days=1))
    planned = base.hall(is_recognised=False)
    cycle = given.cycle()
    asked = set(Assessment.objects.filter(cycle=cycle).values_list("hall", flat=True))
    assert there.pk in asked
    assert not {later.pk, planned.pk} & asked


def test_two_cycles_cannot_have_one_address():
    plan = given.plan(code="mal-2026")
    actions.open_cycle(plan, by=given.ANYBODY, at=given.AT)
    with pytest.raises(CycleCodeTaken):
        actions.open_cycle(plan, by=given.ANYBODY, at=given.AT)


def test_a_used_version_that_says_something_else_is_refused():
    facts = facts_of("mal-2026") | {"prior": 99}
    InstrumentVersion.objects.create(slug="mal", version="2026", facts=facts, recorded_at=given.AT)
    with pytest.raises(InstrumentChanged):
        actions.open_cycle(given.plan(), by=given.ANYBODY, at=given.AT)


def test_a_used_version_that_says_the_same_in_other_words_is_the_same():
    facts = {key: value for key, value in facts_of("mal-2026").items() if key != "limits"}
    InstrumentVersion.objects.create(slug="mal", version="2026", facts=facts, recorded_at=given.AT)
    cycle = actions.open_cycle(given.plan(), by=given.ANYBODY, at=given.AT)
    assert cycle.instrument.limits.objection_days == 7


def test_a_step_runs_until_its_last_day_or_until_all_have_answered():
    cycle, hall = given.cycle(), base.hall()
    Assessment.objects.create(cycle=cycle, hall=hall)
    with pytest.raises(StepStillRuns):
        actions.advance(cycle, Step.DESK, at=given.AT)
    given.answered(given.assessment(cycle, hall))
    assert actions.advance(cycle, Step.DESK, at=given.AT).step == Step.DESK


def test_doing_it_again_changes_nothing():
    cycle = given.cycle()
    assert actions.advance(cycle, Step.SELF, at=given.AT).step == Step.SELF


def test_no_step_is_left_out():
    with pytest.raises(StepStillRuns):
        actions.advance(given.cycle(), Step.DECISION, at=given.after("objection"))


def test_the_window_for_objections_is_never_cut_short():
    hall = base.hall()
    cycle = given.moderated(given.cycle(), {hall.pk: given.facts()})
    actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))
    with pytest.raises(WindowStillOpen):
        actions.advance(cycle, Step.DECISION, at=given.after("moderation"))


def test_an_objection_without_an_answer_holds_the_decision():
    hall = base.hall()
    cycle = given.moderated(given.cycle(), {hall.pk: given.facts()})
    actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))
    found = given.assessment(cycle, hall)
    actions.object_to(found, "inovasi", "Ada lagi", by=given.ANYBODY, at=given.after("moderation"))
    with pytest.raises(StepStillRuns):
        actions.advance(cycle, Step.DECISION, at=given.after("objection"))
    Objection.objects.update(state="rejected", answer="Tidak", answered_at=given.AT)
    moved = actions.advance(cycle, Step.DECISION, at=given.after("objection"))
    assert moved.step == Step.DECISION


def test_a_late_answer_is_refused():
    hall = base.hall()
    cycle = given.cycle()
    with pytest.raises(TooLate):
        actions.say(
            given.assessment(cycle, hall),
            {"inovasi": actions.Said(3)},
            by=given.ANYBODY,
            at=given.after("self"),
        )


@pytest.mark.parametrize("to", [step.value for step in Step])
def test_the_database_draws_the_same_arrows(to):
    cycle = given.cycle()
    drawn = (Step.SELF.value, to) in arrows() or to == Step.SELF
    if drawn:
        assert Cycle.objects.filter(pk=cycle.pk).update(step=to) == 1
        return
    with pytest.raises(DatabaseError), transaction.atomic():
        Cycle.objects.filter(pk=cycle.pk).update(step=to)


def test_what_is_judged_stays_once_it_has_begun():
    cycle = given.cycle()
    with pytest.raises(DatabaseError), transaction.atomic():
        Cycle.objects.filter(pk=cycle.pk).update(since=date(2020, 1, 1))


def test_deadlines_follow_each_other():
    cycle = given.cycle()
    with pytest.raises(DatabaseError), transaction.atomic():
        Cycle.objects.filter(pk=cycle.pk).update(desk_by=date(2026, 11, 1))
