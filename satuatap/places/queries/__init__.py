"""What is asked of places: lists, national figures, when a door is open and in which words."""

from satuatap.places.queries.listing import (
    NationalFigures,
    halls,
    national_figures,
    provinces,
    regions,
)
from satuatap.places.queries.opening import Door, calendar_of, door, opening_of
from satuatap.places.queries.sentences import again, doubt, opening_sentence

__all__ = [
    "Door",
    "NationalFigures",
    "again",
    "calendar_of",
    "door",
    "doubt",
    "halls",
    "national_figures",
    "opening_of",
    "opening_sentence",
    "provinces",
    "regions",
]
