"""What time does to complaints by itself; the worker runs these."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from satuatap.complaints.actions import (
    ask_whether_it_helped,
    escalate,
    fetch_from_sp4n,
    forget_drafts,
    forget_old,
    hand_to_sp4n,
    retry_set_aside,
)
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries import overdue, untold
from satuatap.complaints.sp4n.port import Sp4n

MOST_AT_ONCE = 1000


@app.task
def escalate_complaint(complaint: str) -> None:
    """One overdue complaint: it comes up a level, or silence closes it. Once for each breach."""
    escalate(Complaint.objects.get(pk=UUID(complaint)), at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="escalate_overdue_complaints")
def escalate_overdue(timestamp: int) -> None:
    """Every ten minutes: a job for each overdue complaint, so that none waits for another."""
    jobs: list[dict[str, JSONValue]] = [
        {"complaint": str(key)} for key in overdue(at=timezone.now())
    ]
    if jobs:
        escalate_complaint.batch_defer(*jobs)


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="forget_complaint_drafts")
def forget_complaint_drafts(timestamp: int) -> None:
    """Every night: what was written a month ago and never sent."""
    forget_drafts(at=timezone.now())


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="forget_old_complaints")
def forget_old_complaints(timestamp: int) -> None:
    """Every night: who reported what ended long ago, as data/keeping.csv says."""
    forget_old(at=timezone.now())


@app.periodic(cron="0 3 * * *")
@app.task(queueing_lock="ask_whether_complaints_helped")
def ask_whether_complaints_helped(timestamp: int) -> None:
    """Every day (10.00 WIB): ask the reporters of what ended four weeks ago."""
    ask_whether_it_helped(at=timezone.now())


@app.task(retry=3)
def tell_sp4n(complaint: str) -> None:
    """Tell SP4N of one complaint as it stands now."""
    hand_to_sp4n(Complaint.objects.get(pk=UUID(complaint)), _port(), at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="fetch_from_sp4n")
def fetch_what_came_to_sp4n(timestamp: int) -> None:
    """Every five minutes: take in what was sent there; after failures more and more seldom."""
    if settings.LAPOR_URL:
        fetch_from_sp4n(_port(), at=timezone.now())


@app.periodic(cron="10 4 * * *")
@app.task(queueing_lock="retry_set_aside_by_sp4n")
def retry_what_was_set_aside(timestamp: int) -> None:
    """Every night: records of SP4N that could not be taken in are tried once more."""
    retry_set_aside(at=timezone.now())


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="tell_sp4n_what_moved")
def tell_sp4n_what_moved(timestamp: int) -> None:
    """Every quarter of an hour: a job for each complaint that SP4N does not know as it stands."""
    keys = untold().values_list("pk", flat=True)[:MOST_AT_ONCE] if settings.LAPOR_URL else ()
    jobs: list[dict[str, JSONValue]] = [{"complaint": str(key)} for key in keys]
    if jobs:
        tell_sp4n.batch_defer(*jobs)


def _port() -> Sp4n:
    return Sp4n(settings.LAPOR_URL, settings.LAPOR_TOKEN)
