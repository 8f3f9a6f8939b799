"""The last days of a cycle's steps: such as can be, and moved on record alone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from satuatap.evaluation.actions.held import held, said, today_of
from satuatap.evaluation.errors import (
    DateHasPassed,
    DayHasPassed,
    DaysOutOfOrder,
    NeverSooner,
    PeriodBeyondAnswers,
    PeriodStillRuns,
    ProofIsMissing,
    StepIsOver,
    WindowTooShort,
)
from satuatap.evaluation.models import Cycle, DayMoved
from satuatap.evaluation.rules import (
    WITH_DEADLINE,
    Days,
    Fault,
    Step,
    earliest_end,
    faults,
    in_order,
    is_over,
    window_from,
)
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class NewDay:
    """Another last day of a step, and why."""

    step: str
    to: date
    because: str


def check_plan(days: Days, *, window: int, today: date) -> None:
    """Raise what is wrong with the days of a new cycle."""
    for about, fault in faults(days, today=today, window=window):
        if fault == Fault.WINDOW:
            earliest = earliest_end(days.deadlines[Step.MODERATION], window + 1)
            raise WindowTooShort(days=window, earliest=said(earliest))
        if fault == Fault.PASSED:
            raise DayHasPassed(step=_name(about), until=said(days.deadlines[about]))
        raise DaysOutOfOrder if fault == Fault.ORDER else PeriodBeyondAnswers


def check_begin(cycle: Cycle, step: Step, *, today: date) -> None:
    """Raise what keeps a step from beginning today: its own day, its window, or the period."""
    last = cycle.deadlines.get(step)
    if last is not None and last < today:
        raise DayHasPassed(step=_name(step), until=said(last))
    if step == Step.MODERATION and today <= cycle.until:
        raise PeriodStillRuns(until=said(cycle.until))
    if step == Step.OBJECTION and last is not None:
        window = cycle.instrument.limits.objection_days
        if window_from(today, last) < window:
            raise WindowTooShort(days=window, earliest=said(earliest_end(today, window)))


@transaction.atomic
def move_day(cycle: Cycle, new: NewDay, *, by: By, at: datetime) -> Cycle:
    """Move the last day of a step that is not over; who did so and why stays on record.

    The same day again changes nothing. Raises StepIsOver, NeverSooner, DateHasPassed,
    DaysOutOfOrder, WindowTooShort, or ProofIsMissing.
    """
    now, today = held(cycle), today_of(at)
    old = now.deadlines.get(new.step)
    if old is None or is_over(new.step, now.step):
        raise StepIsOver
    if old == new.to:
        return now
    _check_move(now, new, old, today=today)
    setattr(now, f"{new.step}_by", new.to)
    now.save(update_fields=[f"{new.step}_by"])
    DayMoved.objects.create(
        cycle=now,
        step=new.step,
        old=old,
        new=new.to,
        because=new.because.strip(),
        at=at,
        actor=by.actor,
    )
    return now


def _check_move(cycle: Cycle, new: NewDay, old: date, *, today: date) -> None:
    if not new.because.strip():
        raise ProofIsMissing
    if new.to < today:
        raise DateHasPassed
    if new.step == cycle.step and new.to < old:
        raise NeverSooner(until=said(old))
    moved = cycle.deadlines | {new.step: new.to}
    if not in_order(moved):
        raise DaysOutOfOrder
    if new.step == Step.SELF and cycle.until >= new.to:
        raise PeriodBeyondAnswers
    _check_window(cycle, moved)


def _check_window(cycle: Cycle, deadlines: dict[str, date]) -> None:
    """Whatever moves before the window, the window keeps its days."""
    window = cycle.instrument.limits.objection_days
    if cycle.step == Step.OBJECTION:
        return  # it had its days as it began, and moves to a later day alone
    earliest = earliest_end(deadlines[Step.MODERATION], window + 1)
    if deadlines[Step.OBJECTION] < earliest:
        raise WindowTooShort(days=window, earliest=said(earliest))


def movable(cycle: Cycle) -> list[Step]:
    """The steps whose last day may be moved."""
    return [step for step in WITH_DEADLINE if not is_over(step, cycle.step)]


def _name(step: str) -> str:
    return str(Cycle.Steps(step).label)
