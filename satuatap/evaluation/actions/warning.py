"""Raise cases: every rule is held against every hall, once a day."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from satuatap.evaluation.actions.people import About, answerers, tell
from satuatap.evaluation.models import Case, CaseEvent
from satuatap.evaluation.queries.rulebook import days_in_force, rules_in_force
from satuatap.evaluation.queries.signs import signs_of, told
from satuatap.evaluation.rules import CaseStep, Signs, WarningRule, basis, warns
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

SYSTEM = By("system")
WARNED = "hall-warned"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """Which halls are in a case or rest, by rule; and on which cycles cases were ever raised."""

    recent: frozenset[tuple[UUID, str]]
    bases: frozenset[tuple[UUID, str, tuple[str, ...]]]

    def allows(self, hall: Hall, rule: WarningRule, signs: Signs) -> bool:
        """Whether this is a new reason to warn."""
        on = basis(rule, signs)
        is_new = not on or (hall.pk, rule.slug, on) not in self.bases
        return is_new and (hall.pk, rule.slug) not in self.recent


def raise_cases(*, at: datetime) -> list[Case]:
    """Warn every operating hall that a rule warns; whoever is warned already is not again."""
    halls = list(Hall.objects.operating().select_related("region__province"))
    signs, known = signs_of(halls, at=at), _known(at)
    rules = [rule for rule, _name in rules_in_force().values()]
    raised = [
        _raised(hall, rule, signs[hall.pk], at=at)
        for hall in halls
        for rule in rules
        if warns(rule, signs[hall.pk]) and known.allows(hall, rule, signs[hall.pk])
    ]
    return [each for each in raised if each is not None]


def _raised(hall: Hall, rule: WarningRule, signs: Signs, *, at: datetime) -> Case | None:
    """The case, or None where it failed: the other halls are warned all the same."""
    try:
        return raise_case(hall, rule, signs, at=at)
    except Exception:
        log.exception("No case of %s for %s: it fails alone.", rule.slug, hall.slug)
        return None


@transaction.atomic
def raise_case(hall: Hall, rule: WarningRule, signs: Signs, *, at: datetime) -> Case:
    """Open a case with what raised it, and tell whoever answers for the hall."""
    due = hall.local(at).date() + timedelta(days=rule.days_to_plan)
    facts = told(signs) | {"basis": list(basis(rule, signs))}
    case, is_new = Case.objects.get_or_create(
        hall=hall,
        rule=rule.slug,
        closed_at=None,
        defaults={"facts": facts, "due": due, "raised_at": at},
    )
    if is_new:
        step = CaseStep.NOTICE.value
        CaseEvent.objects.create(case=case, step=step, due=due, at=at, actor=SYSTEM.actor)
        words = {"hall": hall.title, "slug": hall.slug, "case": str(case.pk)}
        tell(WARNED, answerers(hall), About(due, str(case.pk), at, hall), words=words)
    return case


def _known(at: datetime) -> Known:
    rest = timedelta(days=days_in_force().rest_days)
    recent = Case.objects.filter(Q(closed_at=None) | Q(closed_at__gt=at - rest))
    based = Case.objects.filter(facts__basis__0__isnull=False)
    rows = based.values_list("hall", "rule", "facts__basis")
    return Known(
        frozenset(recent.values_list("hall", "rule")),
        frozenset((hall, rule, tuple(cycles)) for hall, rule, cycles in rows),
    )
