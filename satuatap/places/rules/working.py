"""A door's plan as the working calendar of a clock."""

from datetime import date, timedelta

from satuatap.core.clocks import Calendar, Day, Window
from satuatap.places.rules.opening import hours_on, turns_of
from satuatap.places.rules.plan import Hours, OpeningPlan


def working_calendar(plan: OpeningPlan, *, first: date, last: date, revision: int = 0) -> Calendar:
    """What the timetable says of each date, as plain data.

    Sudden closures are left out: they send visitors home, but stop nobody's clock.
    """
    dates = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    days = {day: working_day(plan, day) for day in dates}
    return Calendar(plan.zone, first, last, days, plan.known_years, revision)


def working_day(plan: OpeningPlan, day: date) -> Day:
    """The windows of one date, with what makes it special."""
    special = plan.days.get(day)
    windows = windows_of(hours_on(plan, day))
    return Day(windows, special.kind.value, special.name) if special else Day(windows)


def windows_of(hours: Hours | None) -> tuple[Window, ...]:
    """Hours as windows: two with a break between, one where lunch is served by shifts."""
    turns = turns_of(hours) if hours else []
    return tuple(Window(*pair) for pair in zip(turns[::2], turns[1::2], strict=True))
