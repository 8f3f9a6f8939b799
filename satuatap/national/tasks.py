"""What time does with national figures by itself; the worker runs these."""

from django.utils import timezone
from procrastinate.contrib.django import app

from satuatap.national.actions import freeze_years, mark_yesterday, roll_up_everything, seal


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="roll_up_nation")
def roll_up_nation(timestamp: int) -> None:
    """Every five minutes: days that have changed are added up again."""
    roll_up_everything(at=timezone.now())


@app.periodic(cron="20 17 * * *")
@app.task(queueing_lock="close_national_day")
def close_national_day(timestamp: int) -> None:
    """Each night (00.20 WIB): last days are written down, old days sealed, old years frozen."""
    at = timezone.now()
    mark_yesterday(at=at)
    roll_up_everything(at=at)
    seal(at=at)
    freeze_years(at=at)
