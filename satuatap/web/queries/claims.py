"""What others say of a hall, beside what is registered here."""

from collections.abc import Sequence
from dataclasses import dataclass

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.places.models import Hall, HallClaim


@dataclass(frozen=True)
class Figure:
    """One figure of a hall: what was published, and what is registered (None: not kept)."""

    name: str
    claims: Sequence[HallClaim]
    registered: int | None


def claims_of(hall: Hall) -> list[Figure]:
    """The hall's published figures by kind, agencies and services with the registered count."""
    kinds = HallClaim.Kind
    registered = {
        kinds.AGENCIES: AgencyOffice.objects.filter(hall=hall, is_active=True).count(),
        kinds.SERVICES: Offering.objects.offered().filter(hall=hall).count(),
    }
    claims = list(HallClaim.objects.filter(hall=hall))
    figures = [
        Figure(
            str(kind.label), [each for each in claims if each.kind == kind], registered.get(kind)
        )
        for kind in kinds
    ]
    return [each for each in figures if each.claims or each.registered]
