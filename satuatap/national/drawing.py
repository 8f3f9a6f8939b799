"""Maps of seats and of needs, and the trend, as numbers for an SVG: the seats are the outline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from satuatap.national.queries.coverage import Seat
from satuatap.national.queries.needs import Needed
from satuatap.national.rules.need import CLASSES
from satuatap.places.models import PublishedTotal, Region
from satuatap.places.picture import in_picture

CHART, BASE, TOP, RIGHT = 392, 142, 16, 346
FIRST_YEAR = 2017
YEARS = (2017, 2020, 2022, 2024)
APART = 22  # of the picture, so that no number stands on another
FIRST = 10  # regions that are named on the map of needs
MIDDLE = (6, 15)  # where a published total tells only its year or month


@dataclass(frozen=True)
class Dots:
    """The seats on the map: those without a hall as one path, the others as points."""

    empty: str
    halls: Sequence[tuple[float, float, str]]


@dataclass(frozen=True)
class NeedMap:
    """Regions without a hall as one path for each class of need, the first ones with their place.

    A place that would stand on another is left out. ``unknown`` are those of which seat, or people,
    or distance is not known.
    """

    paths: Sequence[tuple[int, str, int]]
    first: Sequence[tuple[float, float, int, str]]
    halls: str
    unknown: int


@dataclass(frozen=True)
class Trend:
    """The published totals as a line of steps, with its last point and the years below."""

    line: str
    last: tuple[float, float]
    total: int
    as_of: str
    years: Sequence[tuple[float, int]]

    @property
    def label(self) -> tuple[float, float]:
        """Where the last total is written: beside its point."""
        return self.last[0] + 11, self.last[1] + 6


def dots(seats: Sequence[Seat]) -> Dots:
    """Where every seat stands in the picture."""
    placed = [(*_at(seat.region), seat) for seat in seats]
    empty = _points([(x, y) for x, y, seat in placed if seat.hall is None])
    return Dots(empty, [(x, y, seat.region.name) for x, y, seat in placed if seat.hall])


def need_map(found: Sequence[Needed], seats: Sequence[Seat]) -> NeedMap:
    """The need of every region on the map; those that have a hall already are small points."""
    placed = [(*_at(each.region), each) for each in found if each.grade]
    paths = []
    for grade in range(1, len(CLASSES) + 2):
        there = [(x, y) for x, y, each in placed if each.grade == grade]
        paths.append((grade, _points(there), len(there)))
    halls = _points([_at(seat.region) for seat in seats if seat.hall])
    return NeedMap(paths, _apart(placed[:FIRST]), halls, len(found) - len(placed))


def _apart(placed: Sequence[tuple[float, float, Needed]]) -> list[tuple[float, float, int, str]]:
    """Those whose number does not stand on that of one before."""
    kept: list[tuple[float, float, int, str]] = []
    for x, y, each in placed:
        if all(abs(x - there[0]) > APART or abs(y - there[1]) > APART for there in kept):
            kept.append((x, y, each.place, each.region.name))
    return kept


def trend(totals: Sequence[PublishedTotal], *, of: int) -> Trend | None:
    """The greatest total published so far, over time; None where nothing was published."""
    known = _rising(totals)
    if not known:
        return None
    end = known[-1][0].year + 1
    points = [(_x(day, end), _y(total, of)) for day, total, _ in known]
    steps = "".join(f"H{x}V{y}" for x, y in points[1:])
    years = [(_x(date(year, 1, 1), end), year) for year in YEARS]
    _, total, as_of = known[-1]
    start = f"M{points[0][0]} {points[0][1]}"
    return Trend(start + steps, points[-1], total, as_of, years)


def _at(region: Region) -> tuple[float, float]:
    return in_picture(region.latitude, region.longitude)


def _points(places: Sequence[tuple[float, float]]) -> str:
    """Points as one path: a line of no length has round ends."""
    return "".join(f"M{x} {y}h0" for x, y in places)


def _rising(totals: Sequence[PublishedTotal]) -> list[tuple[date, int, str]]:
    """The totals that were never below an earlier one, oldest first."""
    told = sorted((_day(each.as_of), each.total, each.as_of) for each in totals if each.total)
    known: list[tuple[date, int, str]] = []
    for each in told:
        if not known or each[1] >= known[-1][1]:
            known.append(each)
    return known


def _day(as_of: str) -> date:
    parts = [int(part) for part in as_of.split("-")]
    year, month, day = [*parts, *MIDDLE[len(parts) - 1 :]]
    return date(year, month, day)


def _x(day: date, end: int) -> float:
    start = date(FIRST_YEAR, 1, 1)
    return round(2 + (day - start).days / (date(end, 1, 1) - start).days * (RIGHT - 2), 1)


def _y(total: int, of: int) -> float:
    return round(BASE - total / of * (BASE - TOP), 1)
