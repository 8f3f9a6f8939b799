"""Who evaluates, and what binds them to halls, regions and agencies."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from satuatap.catalogue.models import AgencyOffice
from satuatap.evaluation.models import Assignment, Cycle, Interest, PastRole
from satuatap.evaluation.rules import Bonds, Conflict, Place, Ties, conflict
from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall

Kept = tuple[Hashable, Hashable, Hashable]  # hall, region, agency


def evaluators() -> QuerySet[User]:
    """Everybody with the role, by name."""
    mine = Membership.objects.filter(role=Role.EVALUATOR).values("user")
    return User.objects.filter(pk__in=mine, is_active=True).order_by("name", "pk")


def ties_of(users: Collection[int], *, at: datetime, former: timedelta) -> dict[int, Ties]:
    """What binds each of these people at a moment, in three queries.

    A role that ended binds for as long as ``former``.
    """
    works, declared = _works(users), _declared(users)
    worked = _worked(users, at - former)
    return {
        key: Ties(_bonds(works[key]), _bonds(worked[key]), _bonds(declared[key])) for key in users
    }


def places_of(halls: Collection[Hall]) -> dict[UUID, Place]:
    """Halls as conflicts see them, in one query."""
    agencies: defaultdict[UUID, set[Hashable]] = defaultdict(set)
    desks = AgencyOffice.objects.filter(hall__in=[each.pk for each in halls], is_active=True)
    for hall, agency in desks.values_list("hall", "agency"):
        agencies[hall].add(agency)
    return {each.pk: Place(each.pk, each.region_id, frozenset(agencies[each.pk])) for each in halls}


def conflicts_of(
    assignments: Iterable[Assignment], cycle: Cycle, *, at: datetime
) -> dict[UUID, Conflict]:
    """What stands against each of these assignments of a cycle, of those that have something.

    Their halls are read with them (``assessment__hall``); four queries however many there are.
    """
    known = list(assignments)
    former = cycle.instrument.limits.former_for
    ties = ties_of({each.evaluator_id for each in known}, at=at, former=former)
    places = places_of(
        list({each.assessment.hall_id: each.assessment.hall for each in known}.values())
    )
    found = {
        each.pk: conflict(ties[each.evaluator_id], places[each.assessment.hall_id])
        for each in known
    }
    return {key: one for key, one in found.items() if one is not None}


def bound_votes(cycle: Cycle, *, at: datetime) -> list[Assignment]:
    """Assignments whose points count although something stands against their evaluator."""
    counted = Assignment.objects.holding().filter(assessment__cycle=cycle, scores__isnull=False)
    known = list(counted.distinct().select_related("assessment__hall", "evaluator"))
    bound = conflicts_of(known, cycle, at=at)
    return [each for each in known if each.pk in bound]


def _works(users: Collection[int]) -> defaultdict[int, list[Kept]]:
    found: defaultdict[int, list[Kept]] = defaultdict(list)
    for each in Membership.objects.filter(user__in=users).select_related("hall", "office"):
        region = each.hall.region_id if each.hall else each.region_id
        agency = each.office.agency_id if each.office else None
        found[each.user_id].append((each.hall_id, region, agency))
    return found


def _worked(users: Collection[int], since: datetime) -> defaultdict[int, list[Kept]]:
    found: defaultdict[int, list[Kept]] = defaultdict(list)
    late = PastRole.objects.filter(user__in=users, ended_at__gt=since)
    for user, *kept in late.values_list("user", "hall", "region", "agency"):
        found[user].append((kept[0], kept[1], kept[2]))
    return found


def _declared(users: Collection[int]) -> defaultdict[int, list[Kept]]:
    found: defaultdict[int, list[Kept]] = defaultdict(list)
    for each in Interest.objects.filter(evaluator__in=users):
        found[each.evaluator_id].append((each.hall_id, each.region_id, None))
    return found


def _bonds(kept: Iterable[Kept]) -> Bonds:
    columns = list(zip(*kept, strict=True)) or [(), (), ()]
    halls, regions, agencies = (frozenset(filter(None, each)) for each in columns)
    return Bonds(halls, regions, agencies)
