"""What places does when something happens to its calendars."""

from procrastinate.contrib.django import app

from satuatap.core.events import reacts_to
from satuatap.places.events import CalendarMoved


@reacts_to(CalendarMoved)
def recompute_later(moved: CalendarMoved) -> None:
    """The job is stored together with the change, and the editor does not wait for it."""
    app.configure_task("recompute_due_dates").defer(change_id=moved.change_id)
