"""A real hall as a play sees it."""

from collections import defaultdict
from uuid import UUID

from satuatap.places.models import Counter, Hall
from satuatap.queueing.models import CounterService
from satuatap.queueing.queries.plan import floor_plan
from satuatap.simulation.plan import DeskPlan, HallPlan, Policy, ServicePlan


def hall_plan(hall: Hall) -> HallPlan:
    """The services that stand in a queue and are given at some counter, and those counters."""
    services = [
        ServicePlan(each.id, each.code, each.queue.id, each.office_id, each.minutes)
        for each in floor_plan(hall).offerings.values()
        if each.queue
    ]
    desks = _desks(hall, among={each.id for each in services})
    given = {service for desk in desks for service in desk.gives}
    return HallPlan(tuple(each for each in services if each.id in given), desks)


def _desks(hall: Hall, *, among: set[UUID]) -> tuple[DeskPlan, ...]:
    gives: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for row in CounterService.objects.filter(counter__hall=hall, offering__in=among):
        gives[row.counter_id].add(row.offering_id)
    counters = Counter.objects.filter(pk__in=gives, is_active=True).order_by("code")
    return tuple(
        DeskPlan(each.pk, each.code, each.office_id, frozenset(gives[each.pk])) for each in counters
    )


def hall_policy(hall: Hall) -> Policy:
    """The hall's own rules, as far as a play knows them."""
    policy = floor_plan(hall).policy
    return Policy(
        most=policy.regular_between_priority,
        recalls=policy.recalls,
        return_minutes=policy.return_minutes,
        return_place=policy.return_place,
        return_after=policy.return_after,
        transfer_place=policy.transfer_place,
        carried_minutes=policy.carried_minutes,
        paper_seconds=policy.paper_seconds,
        remote_minutes=policy.remote_minutes,
        remote_allowed=policy.remote_allowed,
    )
