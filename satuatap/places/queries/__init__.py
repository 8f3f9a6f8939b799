"""What is asked of places: lists of halls, when a door is open and in which words."""

from satuatap.places.queries.listing import halls
from satuatap.places.queries.opening import Door, door, opening_of, timetables
from satuatap.places.queries.sentences import again, doubt, opening_sentence

__all__ = [
    "Door",
    "again",
    "door",
    "doubt",
    "halls",
    "opening_of",
    "opening_sentence",
    "timetables",
]
