"""Halls as people look for them: by name, by region, nearest first, with whether they are open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf

from django.db.models import Case, Count, IntegerField, Q, Value, When

from satuatap.catalogue.models import Offering, Service
from satuatap.places.models import Hall, Province, Region
from satuatap.places.models.halls import HallQuerySet
from satuatap.places.queries import timetables
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
    timetables(halls)
    open_now = (hall for hall in halls if hall_opening(hall, at=at).open)
    found = next(open_now, None) or next(iter(halls), None)
    return Found(found) if found else None


def nearest(region: Region, halls: list[Hall], *, most: int = NEAREST) -> list[Found]:
    """Halls by their distance from a region's seat."""
    found = [
        Found(hall, 0.0 if hall.region_id == region.pk else _km(region, hall)) for hall in halls
    ]
    return sorted(found, key=lambda each: inf if each.km is None else each.km)[:most]


def giving(service: Service, region_code: str) -> dict[Hall, list[Offering]]:
    """The operating halls that give a service, nearest to the chosen region first.

    Each with what it offers of the service, the variant that people mean by its name first.
    """
    operating = {"hall__status": Hall.Status.OPERATING, "hall__is_recognised": True}
    offered = Offering.objects.offered().filter(service=service, **operating)
    ordered = offered.order_by("-hall__is_demo", "hall__region__name", "hall__slug", "order")
    given: dict[Hall, list[Offering]] = {}
    for each in ordered.select_related("hall__region__province"):
        given.setdefault(each.hall, []).append(each)
    region = Region.objects.filter(pk=region_code).first() if region_code else None
    if region is None:
        return given
    near = nearest(region, list(given), most=len(given))
    return {found.hall: given[found.hall] for found in near}


def chosen_hall(halls: Collection[Hall], slug: str) -> Hall | None:
    """The hall that the reader chose among these, else the first; None where there is none."""
    first = next(iter(halls), None)
    return next((hall for hall in halls if hall.slug == slug), first)


def listed(
    words: str, *, at: datetime, service: Service | None = None, province: Province | None = None
) -> list[Found]:
    """Halls whose name, region or province has these words; those that operate come first.

    With a service, only the halls that give it; with a province, only its halls.
    """
    halls = _halls().annotate(first=OPERATING_FIRST).order_by("first", "-is_demo", "region__name")
    if service is not None:
        offered = Offering.objects.offered().filter(service=service)
        halls = halls.operating().filter(pk__in=offered.values("hall"))
    if province is not None:
        halls = halls.filter(region__province=province)
    for word in words.split():
        halls = halls.filter(_named(word))
    return _with_openings(map(Found, halls), at)


def regions_named(words: str) -> list[Region]:
    """Regions with these words in their name, a few at most."""
    named = Region.objects.select_related("province")
    for word in words.split():
        named = named.filter(name__icontains=word)
    return list(named[:NEAREST]) if words.strip() else []


def nearest_to(region: Region, *, at: datetime) -> list[Found]:
    """The nearest halls of a region that has none, operating or not."""
    return _with_openings(nearest(region, list(_halls())), at)


def _halls() -> HallQuerySet:
    return Hall.objects.recognised().select_related("region__province")


def _named(word: str) -> Q:
    return (
        Q(name__icontains=word)
        | Q(region__name__icontains=word)
        | Q(region__province__name__icontains=word)
    )


def _with_openings(halls: Iterable[Found], at: datetime) -> list[Found]:
    """Whether those that operate are open now; their timetables are read together."""
    found = list(halls)
    operating = [each.hall for each in found if each.hall.status == Hall.Status.OPERATING]
    timetables(operating)
    openings = {each: hall_opening(each, at=at) for each in operating}
    return [replace(each, opening=openings.get(each.hall)) for each in found]


def _km(region: Region, hall: Hall) -> float | None:
    known = None not in (hall.latitude, hall.longitude)
    return kilometres(
        _seat(region), (hall.latitude, hall.longitude) if known else _seat(hall.region)
    )


def _seat(region: Region) -> Point:
    return region.latitude, region.longitude
