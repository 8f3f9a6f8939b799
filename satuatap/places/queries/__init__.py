"""What is asked of places: lists of halls, when a door is open and in which words."""

from satuatap.places.queries.calendars import hall_calendar, hall_calendars, region_calendar
from satuatap.places.queries.changes import halls_of_change
from satuatap.places.queries.doubts import calendar_doubts
from satuatap.places.queries.due_dates import moved_clocks
from satuatap.places.queries.effects import Change, Effect, Shift, effect_of
from satuatap.places.queries.listing import halls
from satuatap.places.queries.opening import Door, door, opening_of, timetables
from satuatap.places.queries.sentences import again, doubt, opening_sentence

__all__ = [
    "Change",
    "Door",
    "Effect",
    "Shift",
    "again",
    "calendar_doubts",
    "door",
    "doubt",
    "effect_of",
    "hall_calendar",
    "hall_calendars",
    "halls",
    "halls_of_change",
    "moved_clocks",
    "opening_of",
    "opening_sentence",
    "region_calendar",
    "timetables",
]
