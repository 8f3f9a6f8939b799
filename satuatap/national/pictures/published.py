"""What everybody may read of the nation: key figures of a year, ways of service, stages."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from satuatap.national.pictures import dashboard, flow, standing
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.dashboard import Key
from satuatap.national.queries import areas
from satuatap.national.queries.areas import Area
from satuatap.national.queries.sums import watermark
from satuatap.national.rules.periods import Period
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


def _keys(year: Asked, least: int) -> list[Key]:
    """The key figures; no comparison with a few, and no count of a few complaints."""
    if 0 < year.total_before.visits < least:
        return []
    *keys, complaints = dashboard.keys(year)
    return [*keys, complaints] if year.book.complaints >= least else keys
