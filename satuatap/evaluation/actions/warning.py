"""Raise cases: every rule is held against every hall, once a day."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from satuatap.evaluation.actions.people import About, answerers, tell
from satuatap.evaluation.models import Case, CaseEvent
from satuatap.evaluation.queries.rulebook import rules_in_force
from satuatap.evaluation.queries.signs import signs_of, told
from satuatap.evaluation.rules import CaseStep, Signs, WarningRule, warns
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

REST = timedelta(days=90)  # after a case was closed the same rule lets a hall work in peace
SYSTEM = By("system")
WARNED = "hall-warned"
Known = set[tuple[UUID, str]]


def raise_cases(*, at: datetime) -> list[Case]:
    """Warn every operating hall that a rule warns; whoever is warned already is not again."""
    halls = list(Hall.objects.operating().select_related("region__province"))
    signs, known = signs_of(halls, at=at), _known(at)
    rules = [rule for rule, _name in rules_in_force().values()]
    return [
        raise_case(hall, rule, signs[hall.pk], at=at)
        for hall in halls
        for rule in rules
        if (hall.pk, rule.slug) not in known and warns(rule, signs[hall.pk])
    ]


@transaction.atomic
def raise_case(hall: Hall, rule: WarningRule, signs: Signs, *, at: datetime) -> Case:
    """Open a case with what raised it, and tell whoever answers for the hall."""
    due = hall.local(at).date() + timedelta(days=rule.days_to_plan)
    case, is_new = Case.objects.get_or_create(
        hall=hall,
        rule=rule.slug,
        closed_at=None,
        defaults={"facts": told(signs), "due": due, "raised_at": at},
    )
    if is_new:
        step = CaseStep.NOTICE.value
        CaseEvent.objects.create(case=case, step=step, due=due, at=at, actor=SYSTEM.actor)
        words = {"hall": hall.title, "slug": hall.slug, "case": str(case.pk)}
        tell(WARNED, answerers(hall), About(due, str(case.pk), at, hall), words=words)
    return case


def _known(at: datetime) -> Known:
    recent = Case.objects.filter(Q(closed_at=None) | Q(closed_at__gt=at - REST))
    return set(recent.values_list("hall", "rule"))
