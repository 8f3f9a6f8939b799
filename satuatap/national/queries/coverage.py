"""The nation's halls: counted from the halls themselves, beside what was published."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from satuatap.places.models import Hall, HallClaim, Province, PublishedTotal, Region

JAKARTA = "31"
ADMINISTRATIVE = 6  # Jakarta's units: parts of the province, which has one hall for all
UNITS = {514: ADMINISTRATIVE, 509: 1, 508: 0}  # as how many regions a denominator counts Jakarta


@dataclass(frozen=True)
class ProvinceRow:
    """A province: halls that are known by name, and regions that may have one."""

    code: str
    name: str
    halls: int
    regions: int

    @property
    def share(self) -> float | None:
        """Per cent of its regions that have a hall; a second hall of a region adds nothing."""
        return min(100.0, 100 * self.halls / self.regions) if self.regions else None


@dataclass(frozen=True)
class Seat:
    """A region's seat on the map; ``hall`` says whether it has a hall known by name."""

    region: Region
    hall: Hall | None


@dataclass(frozen=True)
class Nation:
    """What the national page shows."""

    halls: int
    covered: int
    of: int
    dated: int
    latest: date | None
    operating: int
    provinces: Sequence[ProvinceRow]
    totals: Sequence[PublishedTotal]
    doubtful: Sequence[HallClaim]
    seats: Sequence[Seat]

    @property
    def share(self) -> float:
        """Percent of the regions that have a hall."""
        return 100 * self.covered / self.of if self.of else 0.0

    @property
    def jakarta(self) -> int | None:
        """As how many regions the denominator counts Jakarta; None where nobody said."""
        return UNITS.get(self.of)

    @property
    def conflicts(self) -> set[str]:
        """Days for which more than one total was published."""
        told = {(each.as_of, each.total) for each in self.totals if each.total is not None}
        days = Counter(day for day, _ in told)
        return {day for day, count in days.items() if count > 1}


def nation(known: Sequence[Hall] = ()) -> Nation:
    """Everything of the national page, in five queries; one less with its halls (``known``)."""
    halls = list(known or Hall.objects.recognised().select_related("region__province"))
    regions = list(Region.objects.all())
    days = [hall.inaugurated_on for hall in halls if hall.inaugurated_on]
    doubtful = HallClaim.objects.filter(doubtful=True).select_related("hall__region")
    of = settings.NATIONAL_DENOMINATOR
    jakarta = UNITS.get(of, 1)
    return Nation(
        halls=len(halls),
        covered=len(_covered(halls, jakarta)),
        of=of,
        dated=len(days),
        latest=max(days, default=None),
        operating=sum(hall.status == Hall.Status.OPERATING for hall in halls),
        provinces=_provinces(halls, regions, jakarta),
        totals=list(PublishedTotal.objects.all()),
        doubtful=list(doubtful),
        seats=_seats(halls, regions),
    )


def _covered(halls: list[Hall], jakarta: int) -> set[str]:
    """The regions that have a hall; Jakarta's units are as many as the denominator counts."""
    regions = {hall.region for hall in halls}
    elsewhere = {each.pk for each in regions if each.province_id != JAKARTA}
    there = sorted(each.pk for each in regions if each.province_id == JAKARTA)
    return elsewhere | set(there[:jakarta])


def _provinces(halls: list[Hall], regions: list[Region], jakarta: int) -> list[ProvinceRow]:
    with_hall = Counter(hall.region.province_id for hall in halls)
    of = Counter(region.province_id for region in regions) | {JAKARTA: jakarta}
    return [
        ProvinceRow(each.pk, each.name, with_hall[each.pk], of.get(each.pk, 0))
        for each in Province.objects.all()
    ]


def _seats(halls: list[Hall], regions: list[Region]) -> list[Seat]:
    by_region = {hall.region_id: hall for hall in halls}
    placed = [each for each in regions if each.latitude is not None and each.longitude is not None]
    return [Seat(region, by_region.get(region.pk)) for region in placed]
