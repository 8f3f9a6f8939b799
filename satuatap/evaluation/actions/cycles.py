"""A cycle from its plan to its last step, one step at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from satuatap.core.facts import Facts
from satuatap.evaluation.actions.computing import compute_figures
from satuatap.evaluation.actions.days import check_begin, check_plan
from satuatap.evaluation.actions.held import held, said, today_of
from satuatap.evaluation.errors import (
    CycleCodeTaken,
    CycleHasEnded,
    InstrumentChanged,
    NotDecidedYet,
    NotSignedYet,
    StepStillRuns,
    VotesConflict,
    WindowStillOpen,
)
from satuatap.evaluation.models import (
    Assessment,
    Assignment,
    Cycle,
    Decision,
    InstrumentVersion,
    Objection,
)
from satuatap.evaluation.queries.instruments import facts_to_use
from satuatap.evaluation.queries.scores import differing
from satuatap.evaluation.queries.ties import bound_votes
from satuatap.evaluation.rules import Days, Instrument, Step, after
from satuatap.evaluation.sources import instrument_of
from satuatap.places.models import Hall
from satuatap.queueing.actions import By


@dataclass(frozen=True, kw_only=True)
class CyclePlan:
    """What is judged by which instrument (``mal-2026``), of which period, until when."""

    code: str
    title: str
    instrument: str
    since: date
    until: date
    self_by: date
    desk_by: date
    visit_by: date
    moderation_by: date
    objection_by: date
    is_example: bool = False

    @property
    def days(self) -> Days:
        """The last day of its period and of its steps."""
        names = (Step.SELF, Step.DESK, Step.VISIT, Step.MODERATION, Step.OBJECTION)
        return Days(self.until, {name.value: getattr(self, f"{name}_by") for name in names})


@transaction.atomic
def open_cycle(plan: CyclePlan, *, by: By, at: datetime) -> Cycle:
    """Begin a cycle with every hall that counted as one in its period.

    Raises CycleCodeTaken, InstrumentChanged where a used version's file was edited, or what is
    wrong with its days (DayHasPassed, PeriodBeyondAnswers, DaysOutOfOrder, WindowTooShort).
    """
    version = _version(plan.instrument, at=at)
    window = version.instrument.limits.objection_days
    check_plan(plan.days, window=window, today=today_of(at))
    facts = {name: value for name, value in vars(plan).items() if name != "instrument"}
    cycle = Cycle(
        version=version,
        opened_at=at,
        moved_at=at,
        opened_by=by.actor,
        **facts,
    )
    try:
        with transaction.atomic():
            cycle.save()
    except IntegrityError as error:
        if not Cycle.objects.filter(code=plan.code).exists():
            raise
        raise CycleCodeTaken from error
    known = Hall.objects.recognised()
    halls = known.filter(Q(inaugurated_on=None) | Q(inaugurated_on__lte=plan.until))
    Assessment.objects.bulk_create(Assessment(cycle=cycle, hall=hall) for hall in halls)
    return cycle


def _version(name: str, *, at: datetime) -> InstrumentVersion:
    """The version as it is kept; its first cycle keeps it."""
    facts = facts_to_use(name)
    keys = {"slug": facts["slug"], "version": facts["version"]}
    kept, _made = InstrumentVersion.objects.get_or_create(
        **keys, defaults={"facts": facts, "recorded_at": at}
    )
    if not _same(kept.instrument, facts):
        raise InstrumentChanged(name=name)
    return kept


def _same(kept: Instrument, facts: Facts) -> bool:
    """Whether a file still says what was used, in whatever words its defaults are written."""
    return kept == instrument_of(facts)


@transaction.atomic
def advance(cycle: Cycle, to: str, *, at: datetime) -> Cycle:
    """Take a cycle to its next step (``to``), once nothing stands against it.

    Doing so again changes nothing. Raises StepStillRuns, WindowStillOpen, NotDecidedYet or
    NotSignedYet; VotesConflict before a decision; and DayHasPassed, WindowTooShort or
    PeriodStillRuns where the days of the next step, or the end of the period, do not let it begin.
    """
    now = held(cycle)
    if now.step == to:
        return now
    following = after(now.step)
    if following is None or following != to:
        raise CycleHasEnded if following is None else StepStillRuns(until=said(now.due), left=1)
    _check(now, at=at)
    check_begin(now, following, today=today_of(at))
    if following == Step.DECISION:
        _nobody_bound(now, at=at)
    if following == Step.MODERATION:
        compute_figures(now, at=at)
    now.step, now.moved_at = following.value, at
    if following == Step.PUBLISHED:
        now.published_at = at
    now.save(update_fields=["step", "moved_at", "published_at"])
    return now


def _check(cycle: Cycle, *, at: datetime) -> None:
    """Raise what stands against the end of the running step."""
    checks: dict[str, Callable[[Cycle, date], None]] = {
        Step.SELF: _all_sent,
        Step.DESK: _all_scored,
        Step.VISIT: _all_scored,
        Step.MODERATION: _all_settled,
        Step.OBJECTION: _all_heard,
        Step.DECISION: _decided,
    }
    check = checks.get(cycle.step)
    if check is not None:
        check(cycle, today_of(at))


def _all_sent(cycle: Cycle, today: date) -> None:
    left = Assessment.objects.filter(cycle=cycle, sent_at=None).count()
    if left and not cycle.is_over(today):
        raise StepStillRuns(until=said(cycle.due), left=left)


def _all_scored(cycle: Cycle, today: date) -> None:
    mine = Assignment.objects.holding().filter(assessment__cycle=cycle)
    left = mine.filter(finished_at=None).count()
    if left and not cycle.is_over(today):
        raise StepStillRuns(until=said(cycle.due), left=left)


def _all_settled(cycle: Cycle, _today: date) -> None:
    """Evaluators that differ too far are moderated first, whatever the day."""
    left = len(differing(cycle))
    if left:
        raise StepStillRuns(until=said(cycle.due), left=left)


def _all_heard(cycle: Cycle, today: date) -> None:
    if not cycle.is_over(today):
        raise WindowStillOpen(until=said(cycle.due))
    waiting = Objection.objects.filter(assessment__cycle=cycle, state=Objection.State.FILED).count()
    if waiting:
        raise StepStillRuns(until=said(cycle.due), left=waiting)


def _nobody_bound(cycle: Cycle, *, at: datetime) -> None:
    """From the decision on nobody can be taken off any more: who is bound goes before."""
    bound = bound_votes(cycle, at=at)
    if bound:
        names = [f"{each.evaluator} ({each.assessment.hall.title})" for each in bound]
        raise VotesConflict(names=", ".join(names))


def _decided(cycle: Cycle, _today: date) -> None:
    decision = Decision.objects.filter(cycle=cycle).select_related("document").first()
    if decision is None:
        raise NotDecidedYet
    if not decision.document.is_complete:
        raise NotSignedYet
