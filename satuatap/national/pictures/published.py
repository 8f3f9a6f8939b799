"""What everybody may read of the nation: key figures of a year, ways of service, stages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from satuatap.national.pictures import dashboard, flow, standing
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.dashboard import Key
from satuatap.national.pictures.figure import Cell
from satuatap.national.queries import areas, coverage
from satuatap.national.queries.areas import Area
from satuatap.national.queries.sums import watermark
from satuatap.national.rules.periods import Period
from satuatap.places.models import PublishedTotal
from satuatap.surveys.queries.publication import smallest_cells

YEAR, HALF = 12, 6  # months


def public_figures(*, at: datetime) -> dict[str, Any]:
    """The nation's last twelve months; nothing of people while they are only a few.

    No province or hall stands here beside it: those are in the open data, where what would give a
    few away is withheld.
    """
    nation = Area(areas.NATION, "", "Indonesia", ())
    year = Asked(nation, Period.of_months(timezone.localdate(at), YEAR), at)
    half = Asked(nation, Period.of_months(timezone.localdate(at), HALF), at)
    least = smallest_cells().strictest(year.period.since, year.period.last_day)
    is_told = year.total.visits >= least
    return {
        "asked": year,
        "watermark": watermark(),
        "keys": _keys(year, least) if is_told else [],
        "public_figures": [flow.by_way(year)] * is_told + [standing.stages(half)],
    }


def public_table(name: str, *, at: datetime) -> Sequence[Sequence[Cell]] | None:
    """What stands behind a figure of the national page; None where nothing of that name is told."""
    makers = {"angka": _key_figures, "sebaran": _coverage, "diumumkan": _totals}
    if name in makers:
        return makers[name](at)
    told = {each.name: each for each in public_figures(at=at)["public_figures"]}
    return told[name].table() if name in told else None


def _key_figures(at: datetime) -> Sequence[Sequence[Cell]]:
    keys: list[Key] = public_figures(at=at)["keys"]
    rows: list[list[Cell]] = [[each.title, each.value, each.beside] for each in keys]
    return [["figure", "value", "beside"], *rows]


def _coverage(_at: datetime) -> Sequence[Sequence[Cell]]:
    found = coverage.nation().provinces
    rows: list[list[Cell]] = [[each.code, each.name, each.halls, each.regions] for each in found]
    return [["code", "province", "halls", "regions"], *rows]


def _totals(_at: datetime) -> Sequence[Sequence[Cell]]:
    rows: list[list[Cell]] = [
        [each.as_of, each.total, each.added, each.source, each.note]
        for each in PublishedTotal.objects.all()
    ]
    return [["as_of", "total", "added", "source", "note"], *rows]


def _keys(year: Asked, least: int) -> list[Key]:
    """The key figures; no comparison with a few, and no count of a few complaints."""
    if 0 < year.total_before.visits < least:
        return []
    *keys, complaints = dashboard.keys(year)
    return [*keys, complaints] if year.book.complaints >= least else keys
