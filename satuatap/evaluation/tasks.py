"""What time does in evaluation by itself; the worker runs it."""

from django.utils import timezone
from procrastinate.contrib.django import app

from satuatap.evaluation.actions.reminding import remind
from satuatap.evaluation.actions.warning import raise_cases


@app.periodic(cron="0 1 * * *")
@app.task(queueing_lock="warn_halls")
def warn_halls(timestamp: int) -> None:
    """Each morning (08.00 WIB): every rule of warning is held against every hall."""
    raise_cases(at=timezone.now())


@app.periodic(cron="15 0 * * *")
@app.task(queueing_lock="remind_of_evaluation")
def remind_of_evaluation(timestamp: int) -> None:
    """Each morning (07.15 WIB): dates of cycles, findings and warnings, each said once."""
    remind(at=timezone.now())
