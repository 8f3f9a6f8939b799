"""Names and arithmetic of places: scopes, time zones, and when a door is open."""

from satuatap.places.rules.breaks import Break, common_break
from satuatap.places.rules.names import ZONE_NAMES, Scope
from satuatap.places.rules.opening import (
    Opening,
    hours_on,
    is_over,
    next_opening,
    opening,
    opening_from,
    turns_of,
    unknown_year,
)
from satuatap.places.rules.plan import (
    Hours,
    OpeningPlan,
    Override,
    Reach,
    Reason,
    SpecialDay,
    Week,
    narrowest_day,
    week_of,
)
from satuatap.places.rules.working import windows_of, working_calendar, working_day

__all__ = [
    "ZONE_NAMES",
    "Break",
    "Hours",
    "Opening",
    "OpeningPlan",
    "Override",
    "Reach",
    "Reason",
    "Scope",
    "SpecialDay",
    "Week",
    "common_break",
    "hours_on",
    "is_over",
    "narrowest_day",
    "next_opening",
    "opening",
    "opening_from",
    "turns_of",
    "unknown_year",
    "week_of",
    "windows_of",
    "working_calendar",
    "working_day",
]
