"""What stays of a day once its tickets were cleared: the figures of each queue."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from satuatap.places.models import Hall
from satuatap.queueing.figures import Told, Waits
from satuatap.queueing.models import QueueDay


@dataclass(frozen=True)
class KeptQueue:
    """One queue's day, as it was summed up when its tickets went (actions.clearing)."""

    prefix: str
    name: str
    tickets: int
    served: int
    no_shows: int
    out_of_order: int
    regular: Waits
    priority: Waits
    told: Told


def kept_day(hall: Hall, day: date) -> list[KeptQueue]:
    """The kept figures of each queue of that day; none while its tickets are there."""
    days = QueueDay.objects.filter(queue__hall=hall, day=day, figures__isnull=False)
    return [
        _kept(each, each.figures)
        for each in days.select_related("queue").order_by("queue__prefix")
        if each.figures
    ]


def _kept(day: QueueDay, figures: dict[str, Any]) -> KeptQueue:
    return KeptQueue(
        prefix=day.queue.prefix,
        name=day.queue.name,
        tickets=figures["tickets"],
        served=figures["served"],
        no_shows=figures["no_shows"],
        out_of_order=figures["out_of_order"],
        regular=Waits(**figures["regular"]),
        priority=Waits(**figures["priority"]),
        told=Told(**figures.get("told", {})),
    )
