"""How soon somebody may be called again."""

from datetime import datetime, timedelta
from math import ceil

from satuatap.queueing.models import Call, HallPolicy, Ticket


def seconds_to_recall(ticket: Ticket, policy: HallPolicy, *, at: datetime) -> int:
    """In how many whole seconds the last call will have been heard; 0 once it has."""
    last = Call.objects.filter(ticket=ticket).order_by("-id").first()
    if last is None:
        return 0
    left = last.at + timedelta(seconds=policy.recall_seconds) - at
    return max(0, ceil(left.total_seconds()))
