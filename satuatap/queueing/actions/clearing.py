"""Letting go of old tickets: a day's figures stay; its tickets, visits and history go.

The one place where the append-only history may be deleted; the policy of each hall says when
(``keep_ticket_days``), and each day that was cleared is logged.
"""

import logging
from collections import defaultdict
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pgtrigger
from django.db import transaction

from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.actions.steps import policy_of
from satuatap.queueing.figures import Waits, waits
from satuatap.queueing.models import Call, QueueDay, Ticket, TicketEvent, TurnedAway, Visit
from satuatap.queueing.queries.fairness import told_to
from satuatap.queueing.queries.times import TicketTimes, ticket_times

HISTORY = "queueing.TicketEvent:append_only"
DAYS_AT_ONCE = 7
VISITS_AT_ONCE = 10_000

log = logging.getLogger(__name__)


def clear_old_days(hall: Hall, *, at: datetime) -> int:
    """Clear the hall's days that are older than its policy keeps; returns the tickets deleted.

    A week of days at most, oldest first, each in a transaction of its own; then the visits that
    have no ticket left.
    """
    before = hall.local(at).date() - timedelta(days=policy_of(hall.pk).keep_ticket_days)
    old = Ticket.objects.filter(hall=hall, day__lt=before)
    days = old.order_by("day").values_list("day", flat=True).distinct()[:DAYS_AT_ONCE]
    cleared = sum(_clear(hall, day, at=at) for day in list(days))
    _clear_visits(hall, before=before)
    return cleared


def _clear_visits(hall: Hall, *, before: date) -> None:
    """Let go of the visits whose tickets are gone; ratings stay and lose the link."""
    bare = Visit.objects.filter(hall=hall, day__lt=before, tickets=None)
    some = bare.order_by("day").values_list("pk", flat=True)[:VISITS_AT_ONCE]
    Visit.objects.filter(pk__in=list(some)).delete()


@transaction.atomic
def _clear(hall: Hall, day: date, *, at: datetime) -> int:
    _keep_figures(hall, day, at=at)
    tickets = Ticket.objects.filter(hall=hall, day=day)
    Call.objects.filter(ticket__in=tickets).delete()
    with pgtrigger.ignore(HISTORY):
        TicketEvent.objects.filter(ticket__in=tickets).delete()
    TurnedAway.objects.filter(hall=hall, day=day).delete()
    _, deleted = tickets.delete()
    count = deleted.get("queueing.Ticket", 0)
    log.info("day_cleared", extra={"hall": hall.slug, "day": str(day), "tickets": count})
    return count


def _keep_figures(hall: Hall, day: date, *, at: datetime) -> None:
    by_queue: defaultdict[UUID, list[TicketTimes]] = defaultdict(list)
    for each in ticket_times(hall, first=day, at=at):
        by_queue[each.queue].append(each)
    for queue, times in by_queue.items():
        QueueDay.objects.update_or_create(
            queue_id=queue, day=day, defaults={"figures": day_figures(times)}
        )


def day_figures(times: list[TicketTimes]) -> dict[str, Any]:
    """What stays of a queue's day: counts, and waits in minutes. No person, no number."""
    return {
        "tickets": len(times),
        "served": sum(each.state == rules.DONE for each in times),
        "no_shows": sum(each.state == rules.NO_SHOW for each in times),
        "out_of_order": sum(bool(each.out_of_order) for each in times),
        "regular": asdict(_waits(times, priority=False)),
        "priority": asdict(_waits(times, priority=True)),
        "told": asdict(told_to(times)),
    }


def _waits(times: list[TicketTimes], *, priority: bool) -> Waits:
    line = [each.first_wait for each in times if each.priority is priority]
    return waits([wait for wait in line if wait is not None])
