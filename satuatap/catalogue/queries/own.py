"""The own texts of halls that are in force."""

from collections.abc import Iterable
from uuid import UUID

from satuatap.catalogue.models import Offering, OwnText


def own_texts(offerings: Iterable[Offering]) -> dict[UUID, OwnText]:
    """The own text in force of each offering that has one, by the offering's id; one query."""
    current = OwnText.objects.current().filter(offering__in=[each.pk for each in offerings])
    return {each.offering_id: each for each in current if not each.is_empty}


def own_text(offering: Offering) -> OwnText | None:
    """The own text in force of one offering; None where the national text holds."""
    return own_texts([offering]).get(offering.pk)
