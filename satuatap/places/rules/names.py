"""Names of places: how far a calendar day reaches, and what the time zones are called."""

from enum import Enum

ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


class Scope(Enum):
    """How far a calendar day reaches, widest first."""

    NATIONAL = "national"
    PROVINCE = "province"
    REGION = "region"
    HALL = "hall"
