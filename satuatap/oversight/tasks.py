"""What time does in the lives of halls by itself; the worker runs these."""

from django.utils import timezone
from procrastinate.contrib.django import app

from satuatap.oversight.actions import record_running, remind_agencies, warn_of_endings


@app.periodic(cron="45 0 * * *")
@app.task(queueing_lock="remind_of_partners")
def remind_of_partners(timestamp: int) -> None:
    """Each morning (07.45 WIB): agreements that end soon, and requests that nobody answered."""
    at = timezone.now()
    warn_of_endings(at=at)
    remind_agencies(at=at)


@app.periodic(cron="15 18 * * *")
@app.task(queueing_lock="record_running_halls")
def record_running_halls(timestamp: int) -> None:
    """Each night (01.15 WIB): inaugurated halls that serve people here operate."""
    record_running(at=timezone.now())
