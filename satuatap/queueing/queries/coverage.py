"""Which counters give each queue, and when all of them rest at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db.models import Exists, OuterRef

from satuatap.catalogue.models import Offering
from satuatap.core import sql
from satuatap.places.rules import Break, common_break
from satuatap.queueing.models import CounterService, Queue

UNREACHABLE = Path(__file__).parent.parent / "sql" / "unreachable.sql"


@dataclass(frozen=True)
class Coverage:
    """A queue that gives numbers, how many counters it has, and when none of them works."""

    queue: UUID
    prefix: str
    name: str
    counters: int
    rest: Break | None


def coverage(hall_id: UUID) -> list[Coverage]:
    """Every queue of the hall that has a service, in the order of its prefix; two queries."""
    breaks = breaks_by_queue([hall_id])
    given = Offering.objects.offered().filter(queue=OuterRef("pk"))
    queues = Queue.objects.filter(hall=hall_id, is_active=True, office__is_active=True)
    return [
        Coverage(
            each.pk,
            each.prefix,
            each.name,
            len(breaks.get(each.pk, [])),
            common_break(breaks.get(each.pk, [])),
        )
        for each in queues.filter(Exists(given)).order_by("prefix")
    ]


def breaks_by_queue(hall_ids: Collection[UUID]) -> dict[UUID, list[Break | None]]:
    """The break (or None) of each counter that gives a service of the queue; one query."""
    gives = CounterService.objects.filter(
        counter__hall__in=hall_ids,
        counter__is_active=True,
        offering__is_active=True,
        offering__queue__isnull=False,
    )
    columns = ("offering__queue", "counter", "counter__break_from", "counter__break_to")
    found: defaultdict[UUID, list[Break | None]] = defaultdict(list)
    for queue, _counter, starts, ends in gives.order_by().values_list(*columns).distinct():
        found[queue].append(Break(starts, ends) if starts and ends else None)
    return dict(found)


@dataclass(frozen=True)
class Unreachable:
    """A service none of whose counters can be reached in a wheelchair."""

    id: UUID
    title: str


def unreachable_services(hall_id: UUID) -> list[Unreachable]:
    """The services of a hall that counters give, and no wheelchair reaches; one query."""
    return sql.rows(Unreachable, UNREACHABLE, hall=hall_id)
