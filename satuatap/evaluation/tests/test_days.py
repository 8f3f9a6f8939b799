"""No step begins when its day is over; days move on record, and the window keeps its length."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from satuatap.evaluation import actions
from satuatap.evaluation.actions import NewDay
from satuatap.evaluation.errors import (
    DateHasPassed,
    DayHasPassed,
    DaysOutOfOrder,
    NeverSooner,
    PeriodBeyondAnswers,
    PeriodStillRuns,
    ProofIsMissing,
    StepIsOver,
    WindowStillOpen,
    WindowTooShort,
)
from satuatap.evaluation.models import Cycle, DayMoved
from satuatap.evaluation.rules import Days, Fault, Step, faults
from satuatap.evaluation.tests import given
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db
BY = given.ANYBODY
LAST = given.DEADLINES["objection_by"]
ONE_DAY = timedelta(days=1)


def move(cycle, step, to, *, at=given.AT, because="Menunggu data"):
    return actions.move_day(cycle, NewDay(step, to, because), by=BY, at=at)


@pytest.fixture
def moderated():
    hall = base.hall()
    return given.moderated(given.cycle(), {hall.pk: given.facts()})


def test_a_late_ministry_does_not_take_the_window_away(moderated):
    late = given.on(LAST + ONE_DAY)
    with pytest.raises(DayHasPassed):
        actions.advance(moderated, Step.OBJECTION, at=late)
    move(moderated, Step.OBJECTION, LAST + timedelta(days=7), at=late)
    heard = actions.advance(moderated, Step.OBJECTION, at=late)
    with pytest.raises(WindowStillOpen):
        actions.advance(heard, Step.DECISION, at=late)


@pytest.mark.parametrize(("left", "begins"), [(7, True), (6, False)])
def test_the_window_has_its_days_when_it_begins(moderated, left, begins):
    at = given.on(LAST - timedelta(days=left - 1))
    if begins:
        assert actions.advance(moderated, Step.OBJECTION, at=at).step == Step.OBJECTION
        return
    with pytest.raises(WindowTooShort):
        actions.advance(moderated, Step.OBJECTION, at=at)


def test_halls_are_not_asked_after_the_day_of_their_answers():
    cycle = actions.open_cycle(given.plan(), by=BY, at=given.AT)
    with pytest.raises(DayHasPassed):
        actions.advance(cycle, Step.SELF, at=given.after("self"))


def test_no_final_figures_of_a_period_that_runs():
    cycle = given.cycle(until=given.DEADLINES["self_by"] - ONE_DAY)
    for step in (Step.DESK, Step.VISIT):  # no hall: all have answered at once
        actions.advance(cycle, step, at=given.AT)
    with pytest.raises(PeriodStillRuns):
        actions.advance(cycle, Step.MODERATION, at=given.AT)
    at = given.on(given.DEADLINES["self_by"])
    assert actions.advance(cycle, Step.MODERATION, at=at).step == Step.MODERATION


@pytest.mark.parametrize(
    ("days", "refusal"),
    [
        ({"self_by": given.AT.date() - ONE_DAY}, DayHasPassed),
        ({"until": given.DEADLINES["self_by"], **given.DEADLINES}, PeriodBeyondAnswers),
        ({"objection_by": given.DEADLINES["moderation_by"] + timedelta(days=6)}, WindowTooShort),
        ({"desk_by": given.DEADLINES["self_by"]}, DaysOutOfOrder),
    ],
)
def test_a_cycle_does_not_begin_with_days_that_cannot_be(days, refusal):
    with pytest.raises(refusal):
        actions.open_cycle(given.plan(**days), by=BY, at=given.AT)
    assert not Cycle.objects.exists()


def test_every_fault_of_a_plan_is_told_at_its_day():
    day = date(2026, 1, 1)
    same = dict.fromkeys(["self", "desk", "visit", "moderation", "objection"], day)
    found = list(faults(Days(day, same), today=day + ONE_DAY, window=7))
    assert found == [
        (Step.OBJECTION, Fault.ORDER),
        (Step.SELF, Fault.PASSED),
        ("until", Fault.PERIOD),
    ]


def test_a_moved_day_is_on_record_and_stays():
    cycle = given.cycle()
    to = given.DEADLINES["self_by"] + ONE_DAY
    for _again in range(2):
        assert move(cycle, Step.SELF, to).self_by == to
    one = DayMoved.objects.get()
    assert (one.old, one.new, one.because) == (given.DEADLINES["self_by"], to, "Menunggu data")
    for change in (lambda: DayMoved.objects.update(because="x"), DayMoved.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("step", "to", "refusal"),
    [
        (Step.SELF, given.DEADLINES["self_by"] - ONE_DAY, NeverSooner),
        (Step.DESK, given.AT.date() - ONE_DAY, DateHasPassed),
        (Step.DESK, given.DEADLINES["visit_by"], DaysOutOfOrder),
        (Step.MODERATION, given.DEADLINES["moderation_by"] + ONE_DAY, WindowTooShort),
        (Step.DECISION, given.DEADLINES["visit_by"], StepIsOver),
    ],
)
def test_a_day_does_not_move_anywhere(step, to, refusal):
    with pytest.raises(refusal):
        move(given.cycle(), step, to)
    assert not DayMoved.objects.exists()


def test_a_day_moves_with_a_reason_alone():
    with pytest.raises(ProofIsMissing):
        move(given.cycle(), Step.SELF, given.DEADLINES["self_by"] + ONE_DAY, because="  ")


def test_the_day_of_a_step_that_is_over_stays(moderated):
    with pytest.raises(StepIsOver):
        move(moderated, Step.VISIT, given.DEADLINES["visit_by"] + ONE_DAY)


@pytest.fixture(name="running")
def running_():
    """A cycle in which halls answer just now, by the clock of pages."""
    today = timezone.localdate()
    names = ("self_by", "desk_by", "visit_by", "moderation_by", "objection_by")
    days = {name: today + timedelta(days=7 * (at + 1)) for at, name in enumerate(names)}
    plan = given.plan(until=today - ONE_DAY, **days)
    made = actions.open_cycle(plan, by=BY, at=timezone.now())
    return actions.advance(made, Step.SELF, at=timezone.now())


def sent(client, cycle, **more):
    who = given.ministry()
    client.force_login(who, "django.contrib.auth.backends.ModelBackend")
    typed = {"step": "self", "to": str(cycle.self_by + ONE_DAY), "because": "Banjir"} | more
    return client.post(reverse("evaluation:move-day", args=[cycle.code]), typed)


def test_the_page_of_a_cycle_tells_who_moved_a_day_and_why(client, running):
    address = reverse("evaluation:cycle", args=[running.code])
    assert sent(client, running).url == address
    page = client.get(address).content.decode()
    assert "karena Banjir" in page
    assert "Rudi Hartono" in page


def test_a_refused_day_keeps_what_was_typed(client, running):
    answer = sent(client, running, to=str(running.self_by - ONE_DAY))
    assert answer.status_code == 422
    assert 'value="Banjir"' in answer.content.decode()
    assert "hanya dapat diundur" in answer.content.decode()
