"""Names and arithmetic of places: scopes, time zones, and when a door is open."""

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

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Value and name, as a model field wants them."""
        return [(scope.value, scope.name.capitalize()) for scope in cls]
