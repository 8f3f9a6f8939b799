"""What every act begins with: the cycle as it is now, held, in the right step and in time."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

from satuatap.evaluation.errors import NotInThisStep, TooLate
from satuatap.evaluation.models import Assessment, Cycle
from satuatap.evaluation.rules import Step


def today_of(at: datetime) -> date:
    """The ministry's own day."""
    return timezone.localdate(at)


def said(day: date | None) -> str:
    """A day in words: ``21 November 2026``."""
    return date_format(day, "j F Y") if day else ""


def held(cycle: Cycle) -> Cycle:
    """The cycle, held until the transaction ends: nobody moves it meanwhile."""
    known = Cycle.objects.select_related("version")
    return known.select_for_update(of=("self",)).get(pk=cycle.pk)


def in_step(assessment: Assessment, *steps: Step, at: datetime, until: Step | None = None) -> Cycle:
    """The assessment's cycle, held; raises NotInThisStep, or TooLate after the end of ``until``."""
    known = Cycle.objects.select_related("version")
    cycle = known.select_for_update(of=("self",), no_key=True).get(pk=assessment.cycle_id)
    if cycle.step not in steps:
        raise NotInThisStep
    last = cycle.deadlines[until.value] if until else None
    if last and today_of(at) > last:
        raise TooLate(until=said(last))
    return cycle
