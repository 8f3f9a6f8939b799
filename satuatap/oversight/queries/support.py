"""Whom to help first, in one list: regions without a hall, and halls that others tell of.

Modules above tell of halls that need help (a low grade, an open warning) by ``tells_of_needs``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from satuatap.oversight.models import FiscalCapacity, HallLife
from satuatap.oversight.models.editions import criteria
from satuatap.oversight.rules import LOW, Category, points_of, turn
from satuatap.oversight.rules.support import UNASKED, UNDER_WAY, UNKNOWN, Criterion, Need
from satuatap.places.models import Hall, Region

JAKARTA = "31"  # its units are administrative: they have no government, and no budget, of their own
OVER = ("closed", "downgraded")
Teller = Callable[[], Mapping[UUID, Sequence[Need]]]
_tellers: list[Teller] = []


@dataclass(frozen=True)
class Supported:
    """A region or one of its halls on the list, with why it stands where it does."""

    region: Region
    fiscal: FiscalCapacity | None
    life: HallLife | None
    hall: Hall | None
    needs: tuple[Need, ...]
    points: int

    @cached_property
    def category(self) -> Category | None:
        """The class of the newest official table; None where the region is in none."""
        return Category(self.fiscal.category) if self.fiscal else None

    @property
    def is_low(self) -> bool:
        """Whether its capacity is low or very low."""
        return self.category in LOW

    @property
    def turn(self) -> tuple[int, int]:
        """What it is sorted by."""
        return turn(self.category, self.points, has_hall=self.hall is not None)


def tells_of_needs(teller: Teller) -> Teller:
    """Register who knows of halls that need help, and why: by hall."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def support_list(*, with_halls: bool = True) -> list[Supported]:
    """Low capacity without a hall first, then by the weight of all reasons, ratio and population.

    Without ``with_halls`` only the regions that have none.
    """
    fiscal = {each.region_id: each for each in FiscalCapacity.objects.newest()}
    held = tuple(criteria())
    rows = list(_without_hall(fiscal, held))
    if with_halls:
        rows += _with_needs(fiscal, held)
    return sorted(rows, key=_order)


def _without_hall(
    fiscal: Mapping[str, FiscalCapacity], held: Sequence[Criterion]
) -> Iterator[Supported]:
    covered = Hall.objects.recognised().values("region")
    regions = Region.objects.exclude(province=JAKARTA).exclude(pk__in=covered)
    planned = HallLife.objects.filter(hall__is_recognised=False).exclude(stage__in=OVER)
    lives = {each.hall.region_id: each for each in planned.select_related("hall")}
    for region in regions.select_related("province"):
        life, known = lives.get(region.pk), fiscal.get(region.pk)
        plan = Need(UNDER_WAY, life.stage_name.lower()) if life else Need(UNASKED)
        needs = (_capacity(known), plan)
        yield Supported(region, known, life, None, needs, points_of(needs, held))


def _with_needs(
    fiscal: Mapping[str, FiscalCapacity], held: Sequence[Criterion]
) -> Iterator[Supported]:
    told = _told()
    halls = Hall.objects.filter(pk__in=told).select_related("region__province", "life")
    for hall in halls:
        known = fiscal.get(hall.region_id)
        needs = (_capacity(known), *told[hall.pk])
        life = getattr(hall, "life", None)
        yield Supported(hall.region, known, life, hall, needs, points_of(needs, held))


def _told() -> dict[UUID, list[Need]]:
    found: dict[UUID, list[Need]] = {}
    for teller in _tellers:
        for hall, needs in teller().items():
            found.setdefault(hall, []).extend(needs)
    return found


def _capacity(known: FiscalCapacity | None) -> Need:
    return Need(known.category, str(known.year)) if known else Need(UNKNOWN)


def _order(row: Supported) -> tuple[tuple[int, int], float, int, str, str]:
    ratio = float(row.fiscal.ratio) if row.fiscal and row.fiscal.ratio is not None else 1e9
    name = row.hall.slug if row.hall else ""
    return row.turn, ratio, -(row.region.population or 0), row.region.pk, name
