"""A hall's set-up as the hot path needs it, read once per version of the hall."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from satuatap.catalogue.models import Mark, Offering
from satuatap.core.remembering import Kept
from satuatap.places.models import Hall
from satuatap.places.rules import Break, common_break
from satuatap.queueing.models import CounterService, HallPolicy
from satuatap.queueing.queries.coverage import breaks_by_queue


@dataclass(frozen=True)
class QueuePlan:
    """A queue's numbers: prefix, range, caps (None is no cap), and the percentage for afar.

    ``rest`` is when all of its counters have their break at once.
    """

    id: UUID
    prefix: str
    first_number: int
    last_number: int
    daily_cap: int | None
    remote_cap: int | None
    remote_share: int
    last_ticket_minutes: int
    promise_minutes: int
    rest: Break | None = None


@dataclass(frozen=True)
class OfferingPlan:
    """One offering: who gives it, in which queue, and how long one person usually takes.

    ``given``: some counter in use gives it. ``wheelchair``: one of them can be reached in a
    wheelchair. ``example``: nobody has said that the hall gives it.
    """

    id: UUID
    code: str
    title_id: str
    title_en: str
    office_id: UUID
    office: str
    minutes: int
    queue: QueuePlan | None
    given: bool = True
    wheelchair: bool = True
    example: bool = False


@dataclass(frozen=True)
class FloorPlan:
    """Everything of a hall's set-up that giving a number needs."""

    offerings: dict[str, OfferingPlan]
    policy: HallPolicy


def floor_plan(hall: Hall) -> FloorPlan:
    """The hall's plan; read again when the hall's version has moved."""
    return _kept.get((hall.pk, hall.version)) or floor_plans([hall])[hall.pk]


_kept: Kept[tuple[UUID, int], FloorPlan] = Kept(most=1024)


def floor_plans(halls: Iterable[Hall]) -> dict[UUID, FloorPlan]:
    """The plan of each hall, by its id; three queries for those that are not kept."""
    keys = [(each.pk, each.version) for each in halls]
    return {key[0]: found for key, found in _kept.many(keys, _read).items()}


def _read(keys: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], FloorPlan]:
    halls = [hall for hall, _version in keys]
    policies = HallPolicy.objects.in_bulk(halls)
    rests = {queue: common_break(each) for queue, each in breaks_by_queue(halls).items()}
    plans: defaultdict[UUID, dict[str, OfferingPlan]] = defaultdict(dict)
    for each in _offered(halls):
        plans[each.hall_id][each.code] = _reached(each, rests)
    return {
        key: FloorPlan(plans[key[0]], policies.get(key[0]) or HallPolicy(hall_id=key[0]))
        for key in keys
    }


def _offered(halls: Collection[UUID]) -> QuerySet[Any]:
    gives = CounterService.objects.filter(offering=OuterRef("pk"), counter__is_active=True)
    upstairs = Exists(gives) & ~Exists(gives.filter(counter__wheelchair=True))
    offered = Offering.objects.offered().filter(hall__in=halls)
    named = offered.select_related("office", "queue")
    return named.annotate(given=Exists(gives), upstairs=upstairs)


def _reached(offering: Any, rests: Mapping[UUID, Break | None]) -> OfferingPlan:
    return replace(
        _offering(offering, rests), given=offering.given, wheelchair=not offering.upstairs
    )


def _offering(offering: Offering, rests: Mapping[UUID, Break | None]) -> OfferingPlan:
    queue = offering.queue
    capped = queue.daily_cap if queue else None
    return OfferingPlan(
        id=offering.pk,
        code=offering.code,
        title_id=offering.title_id,
        title_en=offering.title_en,
        office_id=offering.office_id,
        office=offering.office.short_name,
        minutes=offering.minutes_at_counter,
        example=offering.mark == Mark.EXAMPLE,
        queue=QueuePlan(
            id=queue.pk,
            prefix=queue.prefix,
            first_number=queue.first_number,
            last_number=queue.last_number,
            daily_cap=capped,
            remote_cap=None if capped is None else capped * queue.remote_share // 100,
            remote_share=queue.remote_share,
            last_ticket_minutes=queue.last_ticket_minutes,
            promise_minutes=queue.promise_minutes,
            rest=rests.get(queue.pk),
        )
        if queue and queue.is_active
        else None,
    )
