"""Which lines may be read: those of a few people are withheld, and what would give them away.

Counts are people, so a line is judged by its visits (a service's by its tickets). What is withheld
of an area is withheld of its halls, and what is left over of a sum is never of a few
(``surveys.rules.disclosure``).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from satuatap.national.models import AreaMonth, HallMonth, ServiceMonth
from satuatap.surveys.rules.disclosure import Node, readable

Key = tuple[date, str, str]
When = tuple[date, str]
NATION = ""


def readable_halls(year: int, *, least: int) -> set[Key]:
    """The (month, way, code) that may be read of the nation (no code), provinces and halls."""
    period = (date(year, 1, 1), date(year, 12, 31))
    halls = HallMonth.objects.filter(month__range=period)
    rows = halls.values_list("month", "way", "hall__region__province_id", "hall__slug", "visits")
    trees: defaultdict[When, defaultdict[str, dict[str, int]]]
    trees = defaultdict(lambda: defaultdict(dict))
    for month, way, province, slug, visits in rows:
        trees[month, way][province][slug] = visits
    return {
        (*when, code)
        for when, provinces in trees.items()
        for code in readable_places(provinces, least=least)
    }


def readable_places(provinces: dict[str, dict[str, int]], *, least: int) -> set[str]:
    """What may be read of one month: halls by their slug, provinces, the nation (no code)."""
    parts = {
        code: Node(sum(halls.values()), {slug: Node(count) for slug, count in halls.items()})
        for code, halls in provinces.items()
    }
    whole: Node[str] = Node(sum(part.answers for part in parts.values()), parts)
    found = readable(whole, least=least)
    return found | {NATION} if whole.answers >= least else set()


def readable_services(year: int, *, least: int) -> set[Key]:
    """The (month, way, service) that may be read over all halls."""
    period = (date(year, 1, 1), date(year, 12, 31))
    totals = _by_when(
        AreaMonth.objects.filter(area=NATION, month__range=period).values_list(
            "month", "way", "area", "tickets"
        )
    )
    services = _by_when(
        ServiceMonth.objects.filter(area=NATION, month__range=period).values_list(
            "month", "way", "service_id", "tickets"
        )
    )
    shown: set[Key] = set()
    for when, counts in services.items():
        whole = Node(totals[when][NATION], {code: Node(count) for code, count in counts.items()})
        shown |= {(*when, code) for code in readable(whole, least=least)}
    return shown


def _by_when(rows: Iterable[tuple[date, str, str, int]]) -> dict[When, dict[str, int]]:
    found: defaultdict[When, dict[str, int]] = defaultdict(dict)
    for month, way, code, count in rows:
        found[month, way][code] = count
    return found
