"""From a figure to points: a straight line between the knots, level beyond them."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from satuatap.evaluation.rules.instrument import Knot


def points(knots: Sequence[Knot], figure: Fraction) -> Fraction:
    """What a figure is worth, exactly; knots stand in the order of their figures."""
    if figure <= knots[0].figure:
        return knots[0].points
    for low, high in pairwise(knots):
        if figure <= high.figure:
            way = (figure - low.figure) / (high.figure - low.figure)
            return low.points + way * (high.points - low.points)
    return knots[-1].points


def is_monotone(knots: Sequence[Knot]) -> bool:
    """Whether figures rise from knot to knot, and points go one way only."""
    steps = [(high.figure - low.figure, high.points - low.points) for low, high in pairwise(knots)]
    rises = all(worth >= 0 for _way, worth in steps) or all(worth <= 0 for _way, worth in steps)
    return len(knots) > 1 and rises and all(way > 0 for way, _worth in steps)
