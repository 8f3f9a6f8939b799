"""Clocks: working time added and measured over a calendar given as data.

No database, no framework and no present moment: whoever asks gives the calendar and the time.
"""

from satuatap.core.clocks.calendar import BeyondCalendar, Calendar, Day, Window
from satuatap.core.clocks.events import (
    ClockEvent,
    Course,
    OutOfOrder,
    Phase,
    Stretch,
    Verb,
    course_of,
    may_follow,
)
from satuatap.core.clocks.state import ClockState, Moved, clock_state, moved
from satuatap.core.clocks.terms import (
    Counting,
    Term,
    Unit,
    add,
    counted_from,
    due,
    measure,
    subtract,
)

__all__ = [
    "BeyondCalendar",
    "Calendar",
    "ClockEvent",
    "ClockState",
    "Counting",
    "Course",
    "Day",
    "Moved",
    "OutOfOrder",
    "Phase",
    "Stretch",
    "Term",
    "Unit",
    "Verb",
    "Window",
    "add",
    "clock_state",
    "counted_from",
    "course_of",
    "due",
    "may_follow",
    "measure",
    "moved",
    "subtract",
]
