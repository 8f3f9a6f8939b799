"""The areas that figures are of: the nation, a province, a region, a hall; and their halls."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from satuatap.places.models import Hall, Province, Region

NATION, PROVINCE, REGION, HALL = "indonesia", "provinsi", "daerah", "mal"


@dataclass(frozen=True)
class Area:
    """One area; ``code`` is empty for the nation, the slug for a hall.

    ``above`` are the areas around it, the nation first.
    """

    level: str
    code: str
    name: str
    halls: Sequence[Hall]
    above: Sequence["Area"] = ()
    region: Region | None = None

    @property
    def hall_ids(self) -> list[UUID]:
        """The halls in it that count."""
        return [each.pk for each in self.halls]

    @property
    def prefix(self) -> str:
        """How the codes of its regions begin; a hall's is its region's."""
        return self.region.pk if self.region else self.code

    @property
    def hall(self) -> Hall | None:
        """The hall itself, where the area is one."""
        return self.halls[0] if self.level == HALL else None

    @property
    def has_months(self) -> bool:
        """Whether the roll-ups keep months of the whole area."""
        return self.level in {NATION, PROVINCE}


def nation() -> Area:
    """The whole country."""
    return Area(NATION, "", "Indonesia", list(_halls()))


def area(level: str, code: str) -> Area | None:
    """The area of this level and code (a hall's slug); None where there is none."""
    finders = {PROVINCE: _province, REGION: _region, HALL: _hall}
    finder = finders.get(level)
    return finder(code) if finder else None


def _halls() -> "QuerySet[Hall]":
    return (
        Hall.objects.recognised().select_related("region__province").order_by("region_id", "slug")
    )


def _around(*inner: Area) -> Sequence[Area]:
    return (Area(NATION, "", "Indonesia", ()), *inner)


def _province(code: str) -> Area | None:
    found = Province.objects.filter(pk=code).first()
    if found is None:
        return None
    return Area(
        PROVINCE, code, found.name, list(_halls().filter(region__province=found)), _around()
    )


def _region(code: str) -> Area | None:
    found = Region.objects.select_related("province").filter(pk=code).first()
    if found is None:
        return None
    halls = list(_halls().filter(region=found))
    above = _around(Area(PROVINCE, found.province_id, found.province.name, ()))
    return Area(REGION, code, found.name, halls, above, found)


def _hall(slug: str) -> Area | None:
    found = _halls().filter(slug=slug).first()
    if found is None:
        return None
    region = found.region
    above = _around(
        Area(PROVINCE, region.province_id, region.province.name, ()),
        Area(REGION, region.pk, region.name, ()),
    )
    return Area(HALL, slug, found.title, [found], above, region)
