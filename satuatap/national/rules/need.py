"""Where the next halls are needed most: whom one would spare how far a way.

The rule of the support list comes first (low fiscal capacity before the rest); inside a group those
come first whose people together are farthest from a hall.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import acos, cos, radians, sin

EARTH = 6371.0  # km
CLASSES = (10, 40, 100)  # million person-kilometres: where the second, third and fourth class begin
MILLION = 1_000_000

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Near:
    """The nearest of some places: which one, and how far (km, as the crow flies)."""

    place: int
    km: float


def on_globe(latitude: float, longitude: float) -> Vector:
    """A place (degrees) as a point of a sphere of radius one."""
    up, round_ = radians(latitude), radians(longitude)
    return cos(up) * cos(round_), cos(up) * sin(round_), sin(up)


def nearest(here: Vector, places: Sequence[Vector]) -> Near | None:
    """The nearest of the places; None where there are none."""
    if not places:
        return None
    x, y, z = here
    closeness, place = max((x * a + y * b + z * c, at) for at, (a, b, c) in enumerate(places))
    return Near(place, EARTH * acos(max(-1.0, min(1.0, closeness))))


def person_km(people: int | None, km: float | None) -> float | None:
    """Millions of kilometres between all people of a region and the hall that is nearest to them.

    None where either is not known: nothing is guessed.
    """
    return None if people is None or km is None else people * km / MILLION


def class_of(need: float | None) -> int | None:
    """The class of a need, 1 to 4; None where it is not known."""
    return None if need is None else 1 + sum(need >= edge for edge in CLASSES)


def order(group: tuple[int, int], need: float | None) -> tuple[tuple[int, int], bool, float]:
    """What a region is sorted by: its group on the support list, then the greatest need."""
    return group, need is None, -(need or 0.0)


def classes(needs: Iterable[float | None]) -> list[int]:
    """How many there are of each class, the first of them first."""
    found = [class_of(need) for need in needs]
    return [found.count(each) for each in range(1, len(CLASSES) + 2)]
