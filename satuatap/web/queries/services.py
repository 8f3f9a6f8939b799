"""Services as people look for them."""

from django.db.models import Prefetch, QuerySet

from satuatap.catalogue.models import Agency, Service


def by_agency() -> QuerySet[Agency]:
    """Every agency that gives a service, with its services in their order."""
    ordered = Prefetch("services", Service.objects.order_by("order"))
    return Agency.objects.exclude(services=None).prefetch_related(ordered).distinct()
