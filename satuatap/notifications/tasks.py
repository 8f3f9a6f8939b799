"""What the worker does about messages; jobs for one copy each run beside each other."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from satuatap.notifications import actions
from satuatap.notifications.actions.waking import QUEUE

LOST_FOR = timedelta(days=2)
MOST_PARTS = 400  # of some thousand messages each, a transaction for each


@app.task(queue=QUEUE)
def deliver_copy(copy: str) -> None:
    """Send one copy."""
    actions.deliver(UUID(copy), at=timezone.now())


@app.task(queue=QUEUE, retry=RetryStrategy(max_attempts=4, wait=15))
def send_phone_code(code: str) -> None:
    """Send a code to a telephone; the job names the row and nothing else."""
    actions.send_code(UUID(code), at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="wake_messages")
def wake_messages(timestamp: int) -> None:
    """Each minute: copies whose worker died are freed, what is due is sent, old codes go."""
    at = timezone.now()
    actions.release_abandoned(at=at)
    actions.match_lost(since=at - LOST_FOR)
    actions.wake_due(at=at)
    actions.forget_codes(at=at)


@app.periodic(cron="35 3 * * *")
@app.task(queueing_lock="forget_messages")
def forget_messages(timestamp: int) -> None:
    """Each night: old messages go, and addresses that nobody writes to."""
    at = timezone.now()
    for _part in range(MOST_PARTS):
        if not actions.forget_old(at=at):
            break
