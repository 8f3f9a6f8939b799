"""What time does in places by itself; the worker runs these."""

from django.utils import timezone
from procrastinate.contrib.django import app

from satuatap.places.actions import recompute_due_dates
from satuatap.places.models import CalendarChange


@app.task(name="recompute_due_dates", retry=5)
def recompute(change_id: int) -> None:
    """After a calendar was changed: due dates are computed again, in a transaction of their own."""
    recompute_due_dates(CalendarChange.objects.get(pk=change_id), at=timezone.now())
