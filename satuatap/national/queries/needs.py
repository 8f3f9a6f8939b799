"""Regions without a hall, in the order in which the next halls are needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from satuatap.national.rules.need import Vector, class_of, nearest, on_globe, order, person_km
from satuatap.oversight.queries.support import Supported, support_list
from satuatap.places.models import Hall, Region


@dataclass(frozen=True)
class Needed:
    """A region without a hall; ``km`` to the seat of the ``nearest`` region that has one.

    ``need`` is in millions of person-kilometres; None where population or seat is not known.
    """

    support: Supported
    place: int
    nearest: Hall | None
    km: float | None
    need: float | None

    @property
    def region(self) -> Region:
        """The region."""
        return self.support.region

    @property
    def grade(self) -> int | None:
        """Its class on the map, 1 to 4."""
        return class_of(self.need)


def needs(*, area: str = "") -> list[Needed]:
    """Those of the nation, or of a province (its code), with their place in the nation's order."""
    listed = support_list(with_halls=False)
    halls = _halls() if listed else []
    points = [point for each in halls if (point := _point(each.region))]
    seen = [_needed(each, halls, points) for each in listed]
    seen.sort(key=lambda each: (*order(each.support.turn, each.need), each.region.pk))
    ranked = [_at(place, each) for place, each in enumerate(seen, start=1)]
    return [each for each in ranked if each.region.pk.startswith(area)]


def _halls() -> list[Hall]:
    known = Hall.objects.recognised().select_related("region").order_by("region_id", "slug")
    return [each for each in known if _point(each.region)]


def _point(region: Region) -> Vector | None:
    if region.latitude is None or region.longitude is None:
        return None
    return on_globe(float(region.latitude), float(region.longitude))


def _needed(support: Supported, halls: Sequence[Hall], points: Sequence[Vector]) -> Needed:
    here = _point(support.region)
    near = nearest(here, points) if here else None
    km = near.km if near else None
    hall = halls[near.place] if near else None
    return Needed(support, 0, hall, km, person_km(support.region.population, km))


def _at(place: int, each: Needed) -> Needed:
    return Needed(each.support, place, each.nearest, each.km, each.need)
