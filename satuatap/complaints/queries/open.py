"""What stands on the public pages: the list that one may search, the map, and the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

from django.db.models import Q, QuerySet

from satuatap.catalogue.models import Agency
from satuatap.complaints.models import Publication
from satuatap.complaints.models.marks import Kind
from satuatap.complaints.queries.figures import public_figures
from satuatap.complaints.queries.public import Spot, published, spots
from satuatap.places.models import Hall, Region
from satuatap.places.picture import in_picture

A_YEAR = timedelta(days=365)
SMALLEST = 5  # points, of a hall with one text


@dataclass(frozen=True)
class Picture:
    """The map: all seats as one path, the halls where something is published, and their list.

    A hall whose place nobody knows stands in the list alone.
    """

    seats: str
    dots: Sequence[tuple[float, float, float, Spot]]
    spots: Sequence[Spot]


@dataclass(frozen=True)
class FigureRow:
    """One kind at one agency; ``facts`` is empty where the cell is too small to be shown."""

    kind: str
    kind_title: str
    agency: str
    agency_title: str
    sent: int | None
    facts: dict[str, Any]


def found(words: str, *, hall: Hall | None, kind: str) -> QuerySet[Publication]:
    """The published texts with these words."""
    rows = published(hall, kind=kind)
    if words:
        held = Q(title__icontains=words) | Q(body__icontains=words) | Q(answer__icontains=words)
        rows = rows.filter(held | Q(complaint__number__icontains=words))
    return rows


def picture() -> Picture:
    """Where something is published."""
    known = Region.objects.exclude(latitude=None).order_by("pk")
    places = [in_picture(*each) for each in known.values_list("latitude", "longitude")]
    here = sorted(spots(), key=lambda spot: (-spot.count, spot.hall.title))
    known_places = [(_place(each.hall), each) for each in here]
    dots = [
        (*place, round(SMALLEST + sqrt(each.count), 1), each)
        for place, each in known_places
        if place is not None
    ]
    return Picture("".join(f"M{x} {y}h0" for x, y in places), dots, here)


def _place(hall: Hall) -> tuple[float, float] | None:
    """Its own place, or that of its region's seat; None where neither is known."""
    for each in (hall, hall.region):
        if each.latitude is not None and each.longitude is not None:
            return in_picture(each.latitude, each.longitude)
    return None


def figures(hall: Hall | None, *, at: datetime) -> list[FigureRow]:
    """The last year by kind and agency, small cells left out."""
    cells = public_figures(hall, first=at - A_YEAR, last=at)
    names = Agency.objects.in_bulk([cell.key[1] for cell in cells if cell.key[1]])
    return [
        FigureRow(
            kind=cell.key[0],
            kind_title=str(Kind(cell.key[0]).label),
            agency=cell.key[1],
            agency_title=names[cell.key[1]].name if cell.key[1] in names else "",
            sent=cell.count,
            facts=cell.figures,
        )
        for cell in cells
    ]
