"""Where the dots of a chart stand: a hall's index from survey to survey, with how sure each is.

Across, places are shares of the chart's width, so that its letters keep their size on every
screen; down, they are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor

from django.utils.formats import date_format

from satuatap.surveys.queries.history import Period
from satuatap.surveys.rules import half_year_of

MOST = 8
TOP, BOTTOM = 34, 196  # px, of the highest and the lowest grid line
FIRST, LAST = Decimal(14), Decimal(94)  # %, of the first and the last dot
ABOVE = 9  # px between a whisker and the figure over it
LOWEST = 25
STEPS = (5, 10, 25)
MOST_LINES = 6


@dataclass(frozen=True)
class Grid:
    """A grid line: the index that it stands for, and where it is."""

    index: int
    y: str


@dataclass(frozen=True)
class Dot:
    """A survey in the chart: its place, its whisker and its two lines of label."""

    period: Period
    x: str
    y: str
    low: str
    high: str
    over: str
    half: str
    year: str


@dataclass(frozen=True)
class Chart:
    """Everything to draw; ``steps`` joins each regular survey with the next."""

    dots: list[Dot]
    steps: list[tuple[Dot, Dot]]
    grid: list[Grid]
    baseline: Dot | None


def chart(history: Sequence[Period]) -> Chart | None:
    """The last surveys of a history (newest first) as a chart; None of fewer than two figures."""
    known = [each for each in history if each.figure]
    shown = _with_baseline(known)
    if len(shown) < 2:
        return None
    lines = _lines(shown)
    dots = [_dot(each, at, count=len(shown), lines=lines) for at, each in enumerate(shown)]
    regular = [each for each in dots if not each.period.is_baseline]
    return Chart(
        dots=dots,
        steps=list(pairwise(regular)),
        grid=[Grid(each, _px(_down(Decimal(each), lines))) for each in lines],
        baseline=next((each for each in dots if each.period.is_baseline), None),
    )


def _with_baseline(known: list[Period]) -> list[Period]:
    """The last ones, oldest first; the baseline stays among them however long ago it was."""
    newest = known[:MOST]
    base = next((each for each in known if each.is_baseline), None)
    if base and base not in newest:
        newest = [*newest[:-1], base]
    return newest[::-1]


def _lines(shown: list[Period]) -> list[int]:
    """Where grid lines stand so that every whisker lies between the first and the last."""
    ends = [end for each in shown for end in _ends(each)]
    found = [_at_every(step, min(ends), max(ends)) for step in STEPS]
    return next((lines for lines in found if len(lines) <= MOST_LINES), found[-1])


def _at_every(step: int, low: Decimal, high: Decimal) -> list[int]:
    first, last = floor(low / step) * step, ceil(high / step) * step
    return list(range(first - step if first == last else first, last + 1, step))


def _ends(of: Period) -> tuple[Decimal, Decimal]:
    """The ends of the whisker, or the figure itself where there is none."""
    if of.interval:
        return of.interval.low, of.interval.high
    ikm = of.figure.ikm if of.figure else Decimal(LOWEST)
    return ikm, ikm


def _dot(of: Period, at: int, *, count: int, lines: list[int]) -> Dot:
    low, high = (_down(end, lines) for end in _ends(of))
    ikm = of.figure.ikm if of.figure else Decimal(LOWEST)
    half, year = _label(of)
    return Dot(
        period=of,
        x=f"{FIRST + (LAST - FIRST) * at / (count - 1):.2f}%",
        y=_px(_down(ikm, lines)),
        low=_px(low),
        high=_px(high),
        over=_px(high - ABOVE),
        half=half,
        year=year,
    )


def _down(index: Decimal, lines: list[int]) -> Decimal:
    share = (index - lines[0]) / (lines[-1] - lines[0])
    return BOTTOM - share * (BOTTOM - TOP)


def _px(place: Decimal) -> str:
    return f"{place:.1f}"


def _label(of: Period) -> tuple[str, str]:
    """``S2`` and ``2026`` for a half-year, else the month and the year of its first day."""
    half = half_year_of(of.campaign.begins, of.campaign.ends)
    if half:
        return f"S{half.number}", str(half.year)
    return date_format(of.campaign.begins, "M"), str(of.campaign.begins.year)
