"""Provinces, regions and halls as lists, with what is registered and what is claimed."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet

from satuatap.places.models import Hall, HallClaim, Province, PublishedTotal, Region


def provinces() -> QuerySet[Province]:
    """All provinces, with how many regions and halls each has."""
    regions = Count("regions", distinct=True)
    halls = Count("regions__halls", distinct=True)
    return Province.objects.annotate(region_count=regions, hall_count=halls)


def regions() -> QuerySet[Region]:
    """All regions with their province and how many halls each has."""
    return Region.objects.select_related("province").annotate(hall_count=Count("halls"))


def halls() -> QuerySet[Any]:
    """All halls with region and claims.

    Also ``registered_agencies`` and ``registered_services``: what each has here.
    """
    offices = Count("offices", filter=Q(offices__is_active=True), distinct=True)
    offered = Q(offerings__is_active=True, offerings__office__is_active=True)
    claims = Prefetch("claims", HallClaim.objects.order_by("kind", "as_of", "source"))
    return (
        Hall.objects.select_related("region__province")
        .prefetch_related(claims)
        .annotate(
            registered_agencies=offices,
            registered_services=Count("offerings", filter=offered, distinct=True),
        )
    )


@dataclass(frozen=True)
class NationalFigures:
    """The nation's numbers, counted from the halls on record.

    ``share`` is regions with an inaugurated hall of ``denominator``, in percent; the denominator is
    a setting because 508, 509 and 514 are all in use. ``published`` are the totals of others.
    """

    recorded: int
    inaugurated: int
    operating: int
    regions: int
    denominator: int
    published: list[PublishedTotal]

    @property
    def share(self) -> float:
        """Percent of the denominator, to one decimal."""
        return round(100 * self.regions / self.denominator, 1)


def national_figures() -> NationalFigures:
    """Counted now, in two queries."""
    inaugurated = Q(inaugurated_on__isnull=False)
    counted = Hall.objects.aggregate(
        recorded=Count("pk"),
        inaugurated=Count("pk", filter=inaugurated),
        operating=Count("pk", filter=Q(status=Hall.Status.OPERATING)),
        regions=Count("region", filter=inaugurated, distinct=True),
    )
    published = list(PublishedTotal.objects.order_by("-as_of", "source"))
    return NationalFigures(
        **counted, denominator=settings.NATIONAL_DENOMINATOR, published=published
    )
