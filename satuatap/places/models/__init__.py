"""Provinces, regions, halls and their counters, with what is claimed of them and when they open."""

from satuatap.places.models.calendar import SCOPES, CalendarDay, Season
from satuatap.places.models.changes import CalendarChange
from satuatap.places.models.claims import HallClaim, PublishedTotal
from satuatap.places.models.counters import Counter
from satuatap.places.models.halls import Hall
from satuatap.places.models.loads import LoadedData, LoadedRow
from satuatap.places.models.opening import OpeningHours, OpeningOverride, OverrideQuerySet
from satuatap.places.models.regions import Province, Region

CalendarRow = CalendarDay | Season | OpeningHours
"""What a calendar is made of."""

__all__ = [
    "SCOPES",
    "CalendarChange",
    "CalendarDay",
    "CalendarRow",
    "Counter",
    "Hall",
    "HallClaim",
    "LoadedData",
    "LoadedRow",
    "OpeningHours",
    "OpeningOverride",
    "OverrideQuerySet",
    "Province",
    "PublishedTotal",
    "Region",
    "Season",
]
