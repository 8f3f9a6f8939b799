"""Ask the worker to send copies; a request may get lost, the sweep asks again."""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from satuatap.notifications.models import Copy, CopyQuerySet

TASK, QUEUE = "satuatap.notifications.tasks.deliver_copy", "messages"
MOST_AT_ONCE = 1000


@transaction.atomic
def wake(copies: CopyQuerySet, *, at: datetime) -> int:
    """Put one job for each of these copies, in this transaction; how many."""
    keys = list(copies.order_by("due_at").values_list("pk", flat=True)[:MOST_AT_ONCE])
    if keys:
        Copy.objects.filter(pk__in=keys).update(queued_at=at)
        jobs: list[dict[str, JSONValue]] = [{"copy": str(key)} for key in keys]
        app.configure_task(TASK, queue=QUEUE).batch_defer(*jobs)
    return len(keys)


def wake_due(*, at: datetime) -> int:
    """Ask for all copies that are due and that nobody was asked for lately."""
    return wake(Copy.objects.without_job(at), at=at)
