"""Where a place stands in the picture of the country: no outline, the places show it."""

from decimal import Decimal

WIDTH, HEIGHT = 1200, 452
WEST, EAST, NORTH, SOUTH = 94.6, 141.4, 6.35, -11.3

Degrees = Decimal | float | None


def in_picture(latitude: Degrees, longitude: Degrees) -> tuple[float, float]:
    """The point of a latitude and longitude (degrees), from the picture's upper left corner."""
    x = (float(longitude or 0) - WEST) / (EAST - WEST) * WIDTH
    y = (NORTH - float(latitude or 0)) / (NORTH - SOUTH) * HEIGHT
    return round(x, 1), round(y, 1)
