"""What time does in the queues by itself; the worker runs these."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from satuatap.identity.limits import forget_attempts
from satuatap.queueing import actions
from satuatap.queueing.actions.handing import check_printers
from satuatap.queueing.models import Kiosk, Printer
from satuatap.queueing.queries.sweeping import halls_at_work, halls_with_tickets, halls_with_visits
from satuatap.queueing.sound import clear_sounds


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="lapse_numbers")
def lapse_numbers(timestamp: int) -> None:
    """Each minute: numbers that nobody confirmed lapse."""
    actions.lapse_unconfirmed(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="release_reserved")
def release_reserved(timestamp: int) -> None:
    """Each minute: who waits for a counter that does not call is let go to the others."""
    actions.release_stranded(at=timezone.now())


@app.periodic(cron="*/3 * * * *")
@app.task(queueing_lock="end_days")
def end_days(timestamp: int) -> None:
    """Every three minutes: days that have ended by the hall's own clock are closed."""
    at = timezone.now()
    for hall in halls_at_work():
        actions.close_day(hall, before=hall.local(at).date(), at=at)
        actions.expire_left(hall, at=at)


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="forget_reasons")
def forget_reasons(timestamp: int) -> None:
    """Each hour: why somebody had priority is forgotten once that day is over."""
    at = timezone.now()
    for hall in halls_with_tickets():
        actions.forget_priority_reasons(hall, before=hall.local(at).date())


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="clear_days")
def clear_days(timestamp: int) -> None:
    """Each hour: a few days that are older than the hall keeps them are cleared."""
    for hall in halls_with_visits():
        actions.clear_old_days(hall, at=timezone.now())
    forget_attempts(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="ask_printers")
def ask_printers(timestamp: int) -> None:
    """Each minute: every kiosk's printer is asked how it is, also when nobody prints."""
    printers = Printer.objects.filter(kiosk__delivery=Kiosk.Delivery.NETWORK).distinct()
    check_printers(list(printers), at=timezone.now())


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="clear_sounds")
def clear_old_sounds(timestamp: int) -> None:
    """Each night: sounds older than a month are cleared; whoever needs one makes it anew."""
    clear_sounds(before=timezone.now() - timedelta(days=30))
