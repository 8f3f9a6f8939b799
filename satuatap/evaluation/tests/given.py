"""What a test of evaluation may take as given."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import count
from typing import Any

from satuatap.documents.actions import make_certificate, sign
from satuatap.evaluation import actions
from satuatap.evaluation.actions import CyclePlan, Given, Said
from satuatap.evaluation.models import Assessment, Assignment, Cycle
from satuatap.evaluation.rules import Facts, Knot, Step
from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall
from satuatap.queueing.tests import given as base
from satuatap.surveys.rules import Tally

ANYBODY = base.ANYBODY
SINCE, UNTIL = date(2025, 11, 1), date(2026, 10, 31)
AT = datetime(2026, 11, 2, 3, tzinfo=UTC)
PASSPHRASE = "kuda baterai stapler"
DEADLINES = {
    "self_by": date(2026, 11, 10),
    "desk_by": date(2026, 11, 20),
    "visit_by": date(2026, 12, 1),
    "moderation_by": date(2026, 12, 5),
    "objection_by": date(2026, 12, 12),
}
numbers = count(1)


def on(day: date) -> datetime:
    """Ten in the morning of a day, in Jakarta."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def after(step: str, of: Cycle | None = None) -> datetime:
    """The day after the last day of a step, of a cycle with days of its own."""
    last = of.deadlines[step] if of else DEADLINES[f"{step}_by"]
    return on(last + timedelta(days=1))


def tally(respondents: int = 400, answer: int = 3) -> Tally:
    """So many people who all gave the same answer to nine elements."""
    return Tally.of([[answer] * 9] * respondents, size=9)


def knot(figure: Fraction, worth: Fraction) -> Knot:
    """One point of a scale."""
    return Knot(figure, worth)


def facts(**given: Any) -> Facts:
    """A hall that works well: 1,000 people, nine in ten within ten minutes."""
    values: dict[str, Any] = {
        "since": SINCE,
        "until": UNTIL,
        "watermark": AT,
        "visits": 1000,
        "tickets": 1000,
    }
    values |= {"served": 990, "waits": {5: 500, 10: 400, 40: 90}, "on_time": 900, "absent": 5}
    values |= {"days_planned": 240, "days_kept": 238, "busiest": 8, "tally": tally()}
    values |= {"tally_before": tally(answer=3), "complaints": 20, "complaints_on_time": 18}
    values |= {"services_promised": 100, "services_offered": 95, "agencies": 22}
    return Facts(**values | given)


def plan(**given: Any) -> CyclePlan:
    """A cycle of the halls' instrument."""
    number = next(numbers)
    values = {"code": f"siklus-{number}", "title": f"Siklus {number}", "instrument": "mal-2026"}
    days = _days_after(given.get("until", UNTIL))
    return CyclePlan(**values | {"since": SINCE, "until": UNTIL, **days} | given)


def _days_after(until: date) -> dict[str, date]:
    """The usual last days, later where the period has not ended before them."""
    late = max(until - DEADLINES["self_by"] + timedelta(days=1), timedelta())
    return {name: day + late for name, day in DEADLINES.items()}


def cycle(**given: Any) -> Cycle:
    """An example cycle of all halls that there are, which has just begun."""
    made = actions.open_cycle(plan(**{"is_example": True} | given), by=ANYBODY, at=AT)
    return actions.advance(made, Step.SELF, at=AT)


def evaluator(**given: Any) -> User:
    """Somebody who judges."""
    return with_role(Role.EVALUATOR, **given)


def ministry() -> User:
    """Somebody of the ministry, with a certificate for trying out."""
    user = with_role(Role.MINISTRY)
    make_certificate(user, passphrase=PASSPHRASE, at=AT)
    return user


def with_role(role: Role, **where: Any) -> User:
    """An account with a role."""
    user = User.objects.create_user(f"orang{next(numbers)}@example.example", name="Rudi Hartono")
    Membership.objects.create(user=user, role=role, **where)
    return user


def assessment(of: Cycle, hall: Hall) -> Assessment:
    """A hall's part of a cycle."""
    return Assessment.objects.with_hall().get(cycle=of, hall=hall)


def answered(found: Assessment, level: int = 4) -> Assessment:
    """The hall's word, sent off."""
    asked = found.cycle.instrument.asked_of_hall()
    actions.say(found, {each.slug: Said(level, "Ada") for each in asked}, by=ANYBODY, at=AT)
    return actions.send_off(found, by=ANYBODY, at=AT)


def scored(assignment: Assignment, points: int = 4, *, at: datetime | None = None) -> None:
    """Everything scored alike, and finished."""
    when = at or after("self", assignment.assessment.cycle)
    judged = assignment.assessment.cycle.instrument.judged()
    actions.give_scores(assignment, {each.slug: Given(points, "Ada") for each in judged}, at=when)
    actions.finish(assignment, at=when)


def moderated(of: Cycle, known: dict[Any, Facts], *, points: dict[Any, int] | None = None) -> Cycle:
    """A cycle whose halls were all scored by two, in its step of moderation."""
    evaluator()
    evaluator()
    actions.assign_everywhere(of, by=ANYBODY, at=AT)
    actions.advance(of, Step.DESK, at=after("self", of))
    for each in Assignment.objects.filter(assessment__cycle=of):
        each.assessment.cycle = Cycle.objects.get(pk=of.pk)
        scored(each, (points or {}).get(each.assessment.hall_id, 4))
    actions.advance(of, Step.VISIT, at=after("desk", of))
    now = actions.advance(of, Step.MODERATION, at=after("visit", of))
    actions.compute_figures(now, at=after("visit", of), known=known)
    return now


def decided(of: Cycle) -> Cycle:
    """A moderated cycle, heard and decided; its decision is signed."""
    actions.advance(of, Step.OBJECTION, at=after("moderation"))
    now = actions.advance(of, Step.DECISION, at=after("objection"))
    who = ministry()
    decision = actions.decide(now, who, by=ANYBODY, at=after("objection"))
    sign(decision.document, who, passphrase=PASSPHRASE, at=after("objection"))
    return now


def published(of: Cycle, known: dict[Any, Facts], **more: Any) -> Cycle:
    """A cycle played to its end."""
    return actions.publish(decided(moderated(of, known, **more)), at=after("objection"))
