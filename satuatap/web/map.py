"""The map of seats and the trend, as numbers for an SVG: no outline, the seats show the country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from satuatap.places.models import PublishedTotal
from satuatap.web.queries.national import Seat

WIDTH, HEIGHT = 1200, 452
WEST, EAST, NORTH, SOUTH = 94.6, 141.4, 6.35, -11.3
CHART, BASE, TOP, RIGHT = 392, 142, 16, 346
FIRST_YEAR = 2017
YEARS = (2017, 2020, 2022, 2024)
MIDDLE = (6, 15)  # where a published total tells only its year or month


@dataclass(frozen=True)
class Dots:
    """The seats on the map: those without a hall as one path, the others as points."""

    empty: str
    halls: Sequence[tuple[float, float, str]]


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
    placed = [(*_place(seat), seat) for seat in seats]
    empty = "".join(f"M{x} {y}h0" for x, y, seat in placed if seat.hall is None)
    return Dots(empty, [(x, y, seat.region.name) for x, y, seat in placed if seat.hall])


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


def _place(seat: Seat) -> tuple[float, float]:
    x = (float(seat.region.longitude or 0) - WEST) / (EAST - WEST) * WIDTH
    y = (NORTH - float(seat.region.latitude or 0)) / (NORTH - SOUTH) * HEIGHT
    return round(x, 1), round(y, 1)


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
