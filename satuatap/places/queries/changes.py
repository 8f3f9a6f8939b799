"""Changes of calendars: which halls they reach, and the revision that a calendar has by them."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from satuatap.places.models import CalendarChange, Hall, Region
from satuatap.places.rules import Scope

Place = tuple[str | None, str | None, UUID | None]


def halls_of_change(change: CalendarChange) -> QuerySet[Hall]:
    """The halls whose calendar this change moves."""
    return Hall.objects.filter(reach(change)).select_related("region")


def reach(scoped: Any) -> Q:
    """The halls that something reaches that holds for the nation, a province, a region or one."""
    by_scope: Mapping[str, Q] = {
        Scope.NATIONAL.value: Q(pk__isnull=False),
        Scope.PROVINCE.value: Q(region__province=scoped.province_id),
        Scope.REGION.value: Q(region=scoped.region_id),
        Scope.HALL.value: Q(pk=scoped.hall_id),
    }
    return by_scope[scoped.scope]


def revisions(halls: Collection[Hall]) -> dict[UUID, int]:
    """The number of the last change that reached each hall; 0 where nothing ever changed."""
    last = _last_by_place()
    return {each.pk: max(_numbers(last, each.region, each.pk)) for each in halls}


def revision_of(region: Region) -> int:
    """The same for the offices of a region."""
    return max(_numbers(_last_by_place(), region, None))


def _last_by_place() -> dict[Place, int]:
    places = CalendarChange.objects.order_by().values_list("province_id", "region_id", "hall_id")
    return {tuple(row[:3]): row[3] for row in places.annotate(Max("pk"))}


def _numbers(last: Mapping[Place, int], region: Region, hall: UUID | None) -> list[int]:
    nation: Place = (None, None, None)
    reaching: list[Place] = [
        nation,
        (region.province_id, None, None),
        (None, region.pk, None),
        (None, None, hall),
    ]
    return [last.get(place, 0) for place in reaching]
