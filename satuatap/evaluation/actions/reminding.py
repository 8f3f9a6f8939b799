"""Reminders of every date that evaluation sets; each is said to the same person once."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import Count

from satuatap.evaluation.actions.held import today_of
from satuatap.evaluation.actions.people import About, answerers, ministry, tell
from satuatap.evaluation.models import Assessment, Assignment, Case, Cycle, Finding
from satuatap.evaluation.rules import BEFORE, PASSED, SCORING, CaseStep, Step, mark
from satuatap.identity.models import User

SELF_DUE, OBJECTION_DUE = "evaluation-self-due", "evaluation-objection-due"
SCORES_DUE, STEP_OVER = "evaluation-scores-due", "evaluation-step-over"
FINDING_DUE, FINDING_OVERDUE = "finding-due", "finding-overdue"
FINDING_UNMENDED = "finding-unmended"
CASE_DUE, CASE_OVERDUE = "case-due", "case-overdue"
IN_WINDOW = (7, 1)  # days before the end of the window for objections


def remind(*, at: datetime) -> int:
    """Remind everybody of what they owe soon, and tell what is late; how many were spoken to.

    Safe to repeat: the same date is told to the same person once per reminder.
    """
    return sum(
        [
            *(_of_cycle(each, at=at) for each in Cycle.objects.running()),
            *(_of_findings(each, at=at) for each in _open_findings()),
            *(_of_case(each, at=at) for each in Case.objects.open().with_hall()),
        ]
    )


def _of_cycle(cycle: Cycle, *, at: datetime) -> int:
    due, today = cycle.due, today_of(at)
    if due is None:
        return 0
    now = mark(due, today, before=IN_WINDOW if cycle.step == Step.OBJECTION else BEFORE)
    if now is None:
        return 0
    key = f"{cycle.pk} {cycle.step} {due} {now}"
    if now == PASSED:
        words = {"period": cycle.title, "code": cycle.code}
        return tell(STEP_OVER, ministry(), About(due, key, at), words=words)
    if cycle.step in SCORING:
        return _evaluators(cycle, About(due, key, at))
    return _halls(cycle, About(due, key, at))


def _halls(cycle: Cycle, about: About) -> int:
    """Who has not sent the own word yet; in the window for objections, every hall."""
    mine = Assessment.objects.filter(cycle=cycle).with_hall()
    events = {Step.SELF.value: SELF_DUE, Step.OBJECTION.value: OBJECTION_DUE}
    event = events.get(cycle.step)
    if event is None:
        return 0
    if event == SELF_DUE:
        mine = mine.filter(sent_at=None)
    told = 0
    for each in mine:
        hall = each.hall
        words = {"hall": hall.title, "slug": hall.slug, "code": cycle.code}
        told += tell(event, answerers(hall), about.of(hall), words=words)
    return told


def _evaluators(cycle: Cycle, about: About) -> int:
    """Each evaluator, with how many halls they have not finished."""
    left = Assignment.objects.holding().filter(assessment__cycle=cycle, finished_at=None)
    counted = left.order_by().values("evaluator").annotate(count=Count("pk"))
    counts = dict(counted.values_list("evaluator", "count"))
    people = User.objects.filter(pk__in=counts, is_active=True).order_by("pk")
    return sum(tell(SCORES_DUE, [each], about, words={"count": counts[each.pk]}) for each in people)


def _open_findings() -> Iterable[list[Finding]]:
    """Findings that are not mended, those of one hall and date together."""
    known = Finding.objects.to_do().select_related(
        "assessment__cycle", "assessment__hall__region__province"
    )
    found = groupby(known.order_by("assessment", "due", "pk"), _place_and_date)
    return [list(group) for _key, group in found]


def _place_and_date(finding: Finding) -> tuple[UUID, date]:
    return finding.assessment_id, finding.due


def _of_findings(some: list[Finding], *, at: datetime) -> int:
    """The hall before the day; the hall and the ministry once it has passed."""
    mine, due = some[0].assessment, some[0].due
    hall = mine.hall
    now = mark(due, hall.local(at).date())
    if now is None:
        return 0
    key = f"{mine.pk} {due} {now}"
    told = {"hall": hall.title, "count": len(some)}
    here = told | {"slug": hall.slug, "code": mine.cycle.code}
    about = About(due, key, at, hall)
    if now != PASSED:
        return tell(FINDING_DUE, answerers(hall), about, words=here)
    heard = tell(FINDING_OVERDUE, answerers(hall), about, words=here)
    return heard + tell(FINDING_UNMENDED, ministry(), about, words=told)


def _of_case(case: Case, *, at: datetime) -> int:
    """A hall that owes its plan; once a step is late, the ministry, which takes the next one."""
    hall = case.hall
    now = mark(case.due, hall.local(at).date())
    if now is None or case.due is None:
        return 0
    key = f"{case.pk} {case.step} {case.due} {now}"
    about, words = About(case.due, key, at, hall), {"hall": hall.title, "case": str(case.pk)}
    if now == PASSED:
        return tell(CASE_OVERDUE, ministry(), about, words=words)
    if case.step == CaseStep.NOTICE:
        return tell(CASE_DUE, answerers(hall), about, words=words | {"slug": hall.slug})
    return 0
