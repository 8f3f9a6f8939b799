"""Who judges which hall: nobody one's own, nobody where an interest was declared."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from satuatap.core.errors import Refusal
from satuatap.evaluation.actions.held import held
from satuatap.evaluation.errors import (
    DeclaredInterest,
    FormerStaff,
    NoEvaluatorFree,
    NotAnEvaluator,
    NotInThisStep,
    OwnAgency,
    OwnHall,
    OwnRegion,
    ProofIsMissing,
)
from satuatap.evaluation.models import Assessment, Assignment, Cycle, Interest
from satuatap.evaluation.queries.ties import conflicts_of, evaluators, places_of, ties_of
from satuatap.evaluation.rules import Conflict, Step, conflict
from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall, Region
from satuatap.queueing.actions import By

REFUSALS: dict[Conflict, type[Refusal]] = {
    Conflict.OWN_HALL: OwnHall,
    Conflict.OWN_REGION: OwnRegion,
    Conflict.OWN_AGENCY: OwnAgency,
    Conflict.FORMER: FormerStaff,
    Conflict.DECLARED: DeclaredInterest,
}
ASSIGNING = (Step.PLANNED, Step.SELF, Step.DESK, Step.VISIT)
UNDECIDED = (*ASSIGNING, Step.MODERATION, Step.OBJECTION)


@transaction.atomic
def assign(assessment: Assessment, evaluator: User, *, by: By, at: datetime) -> Assignment:
    """Let an evaluator judge a hall; raises what stands against it, with the reason.

    The same evaluator twice is one; a withdrawn one may be assigned again.
    """
    _held_in_time(assessment.cycle)
    if not Membership.objects.of(evaluator).filter(role=Role.EVALUATOR).exists():
        raise NotAnEvaluator(name=str(evaluator))
    refuse_conflict(assessment, evaluator, at=at)
    made, _new = Assignment.objects.update_or_create(
        assessment=assessment,
        evaluator=evaluator,
        defaults={"withdrawn_at": None, "withdrawn_because": ""},
        create_defaults={"assigned_at": at, "assigned_by": by.actor},
    )
    return made


def _held_in_time(cycle: Cycle) -> Cycle:
    """The cycle, held while somebody is assigned; raises NotInThisStep where it is too late."""
    now = held(cycle)
    if now.step not in ASSIGNING:
        raise NotInThisStep
    return now


def refuse_conflict(assessment: Assessment, evaluator: User, *, at: datetime) -> None:
    """Raise the conflict of an evaluator at a hall, with its reason."""
    hall, former = assessment.hall, assessment.cycle.instrument.limits.former_for
    ties = ties_of([evaluator.pk], at=at, former=former)[evaluator.pk]
    found = conflict(ties, places_of([hall])[hall.pk])
    if found is None:
        return
    details = {"name": str(evaluator)}
    if found == Conflict.DECLARED:
        mine = Interest.objects.filter(evaluator=evaluator)
        near = mine.filter(hall=hall) | mine.filter(region=hall.region_id)
        details["reason"] = near.values_list("reason", flat=True)[0]
    raise REFUSALS[found](**details)


@transaction.atomic
def assign_everywhere(cycle: Cycle, *, by: By, at: datetime) -> int:
    """Give every hall its evaluators, whoever has fewest halls first; how many were assigned.

    Raises NoEvaluatorFree where too few are left without a conflict. What is assigned stays.
    """
    cycle = _held_in_time(cycle)
    people = list(evaluators())
    limits = cycle.instrument.limits
    ties = ties_of([each.pk for each in people], at=at, former=limits.former_for)
    mine = cycle.assessments.select_related("hall").order_by("hall__region_id", "hall__slug")
    there = Assignment.objects.holding().filter(assessment__cycle=cycle)
    taken = set(there.values_list("assessment", "evaluator"))
    places = places_of([each.hall for each in mine])
    loads = Counter(evaluator for _assessment, evaluator in taken)
    made: list[Assignment] = []
    for each in mine:
        free = [one for one in people if conflict(ties[one.pk], places[each.hall_id]) is None]
        chosen = _chosen(each, free, wanted=limits.per_hall, loads=loads, taken=taken)
        loads.update(person.pk for person in chosen)
        made += [
            Assignment(assessment=each, evaluator=person, assigned_at=at, assigned_by=by.actor)
            for person in chosen
        ]
    Assignment.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _chosen(
    assessment: Assessment,
    free: list[User],
    *,
    wanted: int,
    loads: Counter[int],
    taken: set[tuple[UUID, int]],
) -> list[User]:
    """Who is added to a hall: those of fewest halls, free of conflicts, until there are enough."""
    already = {evaluator for key, evaluator in taken if key == assessment.pk}
    free = [each for each in free if each.pk not in already]
    wanted = max(wanted - len(already), 0)
    if len(free) < wanted:
        raise NoEvaluatorFree(hall=assessment.hall.title)
    return sorted(free, key=lambda each: (loads[each.pk], each.pk))[:wanted]


@transaction.atomic
def withdraw(assignment: Assignment, because: str, *, at: datetime) -> None:
    """Take an evaluator off a hall; what they scored counts no more, and stays on record.

    Once all have scored, only whom something binds to the hall. The first reason stands. Raises
    ProofIsMissing without one, or NotInThisStep.
    """
    if not because.strip():
        raise ProofIsMissing
    cycle = held(assignment.assessment.cycle)
    step = cycle.step
    bound = step in UNDECIDED and bool(conflicts_of([assignment], cycle, at=at))
    if step not in ASSIGNING and not bound:
        raise NotInThisStep
    now = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if now.withdrawn_at is None:
        now.withdrawn_at, now.withdrawn_because = at, because.strip()
        now.save(update_fields=["withdrawn_at", "withdrawn_because"])


@transaction.atomic
def declare_interest(
    evaluator: User, place: Hall | Region, reason: str, *, at: datetime
) -> Interest:
    """Put an interest on record, and take its evaluator off what is not decided there."""
    where = {"hall": place} if isinstance(place, Hall) else {"region": place}
    made, _new = Interest.objects.get_or_create(
        evaluator=evaluator, **where, defaults={"reason": reason.strip(), "declared_at": at}
    )
    holding = Assignment.objects.of(evaluator)
    here = (
        holding.filter(assessment__hall=place)
        if isinstance(place, Hall)
        else holding.filter(assessment__hall__region=place)
    )
    open_ = [each.pk for each in _held_cycles(here) if each.step in UNDECIDED]
    mine = Assignment.objects.filter(pk__in=list(here.values_list("pk", flat=True)))
    mine.filter(assessment__cycle__in=open_).update(withdrawn_at=at, withdrawn_because=made.reason)
    return made


def _held_cycles(assignments: QuerySet[Assignment]) -> list[Cycle]:
    """The cycles of these assignments, held until the transaction ends."""
    keys = set(assignments.values_list("assessment__cycle", flat=True))
    return list(Cycle.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
