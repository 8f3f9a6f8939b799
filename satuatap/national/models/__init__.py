"""The roll-ups: a hall's days and months, those of its services and counters, of areas."""

from satuatap.national.models.archives import YearArchive
from satuatap.national.models.books import BookMonth, HallBook, HallPromise
from satuatap.national.models.listed import Listed
from satuatap.national.models.marks import ChangedDay, Watermark
from satuatap.national.models.rollups import (
    AreaMonth,
    GivenMonth,
    HallDay,
    HallMonth,
    PartDay,
    PartMonth,
    ServiceMonth,
)

__all__ = [
    "AreaMonth",
    "BookMonth",
    "ChangedDay",
    "GivenMonth",
    "HallBook",
    "HallDay",
    "HallMonth",
    "HallPromise",
    "Listed",
    "PartDay",
    "PartMonth",
    "ServiceMonth",
    "Watermark",
    "YearArchive",
]
