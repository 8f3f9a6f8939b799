"""Halls as people look for them: by name, by region, nearest first, with whether they are open."""

from dataclasses import dataclass
from datetime import datetime
from math import inf

from django.db.models import Case, Count, IntegerField, Q, Value, When

from satuatap.catalogue.models import Offering, Service
from satuatap.places.models import Hall, Region
from satuatap.places.models.halls import HallQuerySet
from satuatap.queueing.queries.service_opening import ServiceOpening, hall_opening
from satuatap.web.distance import Point, kilometres

NEAREST = 5
OPERATING_FIRST = Case(
    When(status=Hall.Status.OPERATING, then=Value(0)),
    default=Value(1),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Found:
    """A hall in a list: how far it is (km) and whether it is open now, where these are known."""

    hall: Hall
    km: float | None = None
    opening: ServiceOpening | None = None


def home_hall(region_code: str, *, at: datetime) -> Found | None:
    """The home page's hall: nearest to the chosen region, else the largest open one."""
    halls = list(_halls().operating().annotate(size=Count("offices")).order_by("-size", "slug"))
    region = Region.objects.filter(pk=region_code).first() if region_code else None
    if region is not None:
        return next(iter(nearest(region, halls, most=1)), None)
    open_now = (hall for hall in halls if hall_opening(hall, at=at).open)
    found = next(open_now, None) or next(iter(halls), None)
    return Found(found) if found else None


def nearest(region: Region, halls: list[Hall], *, most: int = NEAREST) -> list[Found]:
    """Halls by their distance from a region's seat."""
    found = [
        Found(hall, 0.0 if hall.region_id == region.pk else _km(region, hall)) for hall in halls
    ]
    return sorted(found, key=lambda each: inf if each.km is None else each.km)[:most]


def giving(service: Service, region_code: str) -> list[Hall]:
    """The operating halls that give a service, nearest to the chosen region first."""
    offered = Offering.objects.offered().filter(service=service)
    halls = _halls().operating().filter(pk__in=offered.values("hall"))
    ordered = list(halls.order_by("-is_demo", "region__name"))
    region = Region.objects.filter(pk=region_code).first() if region_code else None
    if region is None:
        return ordered
    return [found.hall for found in nearest(region, ordered, most=len(ordered))]


def chosen_hall(halls: list[Hall], slug: str) -> Hall | None:
    """The hall that the reader chose among these, else the first; None where there is none."""
    first = next(iter(halls), None)
    return next((hall for hall in halls if hall.slug == slug), first)


def listed(words: str, *, at: datetime, service: Service | None = None) -> list[Found]:
    """Halls whose name, region or province has these words; those that operate come first.

    With a service, only the halls that give it.
    """
    halls = _halls().annotate(first=OPERATING_FIRST).order_by("first", "-is_demo", "region__name")
    if service is not None:
        offered = Offering.objects.offered().filter(service=service)
        halls = halls.operating().filter(pk__in=offered.values("hall"))
    for word in words.split():
        halls = halls.filter(_named(word))
    return [_with_opening(hall, at) for hall in halls]


def regions_named(words: str) -> list[Region]:
    """Regions with these words in their name, a few at most."""
    named = Region.objects.select_related("province")
    for word in words.split():
        named = named.filter(name__icontains=word)
    return list(named[:NEAREST]) if words.strip() else []


def nearest_to(region: Region, *, at: datetime) -> list[Found]:
    """The nearest halls of a region that has none, operating or not."""
    found = nearest(region, list(_halls()))
    return [Found(each.hall, each.km, _with_opening(each.hall, at).opening) for each in found]


def _halls() -> HallQuerySet:
    return Hall.objects.select_related("region__province")


def _named(word: str) -> Q:
    return (
        Q(name__icontains=word)
        | Q(region__name__icontains=word)
        | Q(region__province__name__icontains=word)
    )


def _with_opening(hall: Hall, at: datetime) -> Found:
    operating = hall.status == Hall.Status.OPERATING
    return Found(hall, opening=hall_opening(hall, at=at) if operating else None)


def _km(region: Region, hall: Hall) -> float | None:
    there = (hall.latitude, hall.longitude) if hall.latitude else _seat(hall.region)
    return kilometres(_seat(region), there)


def _seat(region: Region) -> Point:
    return region.latitude, region.longitude
