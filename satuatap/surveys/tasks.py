"""What time does in surveys by itself; the worker runs these."""

from django.utils import timezone
from procrastinate.contrib.django import app

from satuatap.surveys.actions import alarm_of_not_rising, remind, remind_of_follow_ups, roll_up
from satuatap.surveys.queries import campaigns_to_roll_up


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="roll_up_surveys")
def roll_up_surveys(timestamp: int) -> None:
    """Every five minutes: days with new answers are added up again."""
    for campaign in campaigns_to_roll_up():
        roll_up(campaign)


@app.periodic(cron="30 0 * * *")
@app.task(queueing_lock="remind_of_surveys")
def remind_of_surveys(timestamp: int) -> None:
    """Each morning (07.30 WIB): warn whose survey is due soon, tell what is late to whom."""
    at = timezone.now()
    remind(at=at)
    remind_of_follow_ups(at=at)
    alarm_of_not_rising(at=at)
