"""What is asked of places: when a door is open, and in which words."""

from satuatap.places.queries.opening import Door, calendar_of, door, opening_of
from satuatap.places.queries.sentences import again, clock, day_long, doubt, opening_sentence

__all__ = [
    "Door",
    "again",
    "calendar_of",
    "clock",
    "day_long",
    "door",
    "doubt",
    "opening_of",
    "opening_sentence",
]
