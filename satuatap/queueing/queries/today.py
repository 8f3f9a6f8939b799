"""Today in several halls at once, whose local dates may differ."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from satuatap.places.models import Hall
from satuatap.queueing.models import QueueDay


def today_at(halls: Iterable[Hall], *, at: datetime, hall: str = "hall") -> Q:
    """Rows with a ``day`` that is the local date of their hall (``hall``: how a row names it)."""
    by_day: defaultdict[date, list[UUID]] = defaultdict(list)
    for each in halls:
        by_day[each.local(at).date()].append(each.pk)
    parts = (Q(**{f"{hall}__in": there, "day": day}) for day, there in by_day.items())
    return reduce(or_, parts, Q(pk__in=[]))


def queue_days(halls: Iterable[Hall], *, at: datetime) -> dict[UUID, QueueDay]:
    """How far each queue of these halls has come today, by the queue's id; one query."""
    days = QueueDay.objects.filter(today_at(halls, at=at, hall="queue__hall"))
    counted = days.only("queue_id", "issued", "issued_remote", "since_priority")
    return {each.queue_id: each for each in counted}
