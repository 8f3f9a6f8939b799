"""Services as people look for them."""

from django.db.models import Prefetch, Q, QuerySet

from satuatap.catalogue.models import Agency, Service

MOST = 40


def found_by(words: str) -> list[Service]:
    """Services that these words mean, the best first."""
    found = Service.objects.select_related("agency")
    for word in words.split():
        found = found.filter(
            Q(title_id__icontains=word) | Q(title_en__icontains=word) | Q(aliases__icontains=word)
        )
    return list(found[:MOST])


def by_agency() -> QuerySet[Agency]:
    """Every agency that gives a service, with its services in their order."""
    ordered = Prefetch("services", Service.objects.order_by("order"))
    return Agency.objects.exclude(services=None).prefetch_related(ordered).distinct()
