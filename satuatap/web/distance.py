"""How far apart two places are."""

from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0

Point = tuple[Decimal | float | None, Decimal | float | None]


def kilometres(here: Point, there: Point) -> float | None:
    """The great-circle distance of two points (latitude, longitude); None where one is unknown."""
    if None in here or None in there:
        return None
    (north, east), (north2, east2) = (
        [radians(float(each or 0)) for each in p] for p in (here, there)
    )
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
