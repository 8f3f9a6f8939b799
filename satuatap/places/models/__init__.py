"""Provinces, regions, halls and their counters, with what is claimed of them and when they open."""

from satuatap.places.models.calendar import SCOPES, CalendarDay, Season
from satuatap.places.models.claims import HallClaim, PublishedTotal
from satuatap.places.models.counters import Counter
from satuatap.places.models.halls import Hall
from satuatap.places.models.loads import LoadedData, LoadedRow
from satuatap.places.models.opening import OpeningHours, OpeningOverride, OverrideQuerySet
from satuatap.places.models.regions import Province, Region

__all__ = [
    "SCOPES",
    "CalendarDay",
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
