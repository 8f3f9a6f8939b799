"""Halls as a list, with what is registered and what is claimed."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from satuatap.places.models import Hall, HallClaim


def halls() -> QuerySet[Any]:
    """All halls that count as malls, with region and claims.

    Also ``registered_agencies`` and ``registered_services``: what each has here.
    """
    offices = Count("offices", filter=Q(offices__is_active=True), distinct=True)
    offered = Q(offerings__is_active=True, offerings__office__is_active=True)
    claims = Prefetch("claims", HallClaim.objects.order_by("kind", "as_of", "source"))
    return (
        Hall.objects.recognised()
        .select_related("region__province")
        .prefetch_related(claims)
        .annotate(
            registered_agencies=offices,
            registered_services=Count("offerings", filter=offered, distinct=True),
        )
    )
