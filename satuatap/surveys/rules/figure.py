"""The index (IKM) by PermenPANRB 14/2017: per element, in all, and its grade.

An element's mean (NRR) is its total by the respondents; the index is the sum of all means, each
weighted by one part of as many as there are elements (1/9), times 25. Nothing is rounded before
the end, and then once, half up, to two decimals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from satuatap.surveys.rules.bands import Bands, Grade
from satuatap.surveys.rules.numbers import half_up
from satuatap.surveys.rules.tally import Tally

CONVERSION = 25
MOST_NAMED = 3


@dataclass(frozen=True)
class Method:
    """A way to weigh an element; ``weight`` None is the exact one, one part of all elements."""

    name: str
    weight: Fraction | None = None

    def of(self, size: int) -> Fraction:
        """What one of so many elements weighs."""
        return self.weight or Fraction(1, size)


EXACT = Method("1/9")
HAND = Method("0.111", Fraction(111, 1000))
HAND_SHORT = Method("0.11", Fraction(11, 100))


@dataclass(frozen=True)
class ElementFigure:
    """One element: total, mean from 1 to 4 (NRR), the mean weighted, and from 25 to 100."""

    slug: str
    total: int
    nrr: Decimal
    weighted: Decimal
    value: Decimal
    grade: Grade


@dataclass(frozen=True)
class Figure:
    """The result. ``index`` is the exact NI (1 to 4), ``ikm`` that times 25, rounded."""

    method: Method
    respondents: int
    elements: tuple[ElementFigure, ...]
    index: Fraction
    ikm: Decimal
    grade: Grade


def figure(
    tally: Tally, slugs: Sequence[str], *, bands: Bands, method: Method = EXACT
) -> Figure | None:
    """The figure of these answers, element by element in the given order; None of nobody."""
    if not tally.respondents:
        return None
    weight = method.of(tally.size)
    pairs = zip(slugs, tally.totals, strict=True)
    means = [(slug, total, Fraction(total, tally.respondents)) for slug, total in pairs]
    index = sum((mean for _slug, _total, mean in means), Fraction(0)) * weight
    ikm = half_up(index * CONVERSION, 2)
    elements = tuple(
        _element(slug, total, mean, weight=weight, bands=bands) for slug, total, mean in means
    )
    return Figure(method, tally.respondents, elements, index, ikm, bands.grade_of(ikm))


def ikm_of(tally: Tally) -> Decimal:
    """The index (25 to 100) by itself, where many are ranked; asks for at least one respondent."""
    return half_up(Fraction(tally.total * CONVERSION, tally.respondents * tally.size), 2)


def _element(
    slug: str, total: int, mean: Fraction, *, weight: Fraction, bands: Bands
) -> ElementFigure:
    value = half_up(mean * CONVERSION, 2)
    return ElementFigure(
        slug=slug,
        total=total,
        nrr=half_up(mean, 4),
        weighted=half_up(mean * weight, 4),
        value=value,
        grade=bands.grade_of(value),
    )


def weakest(found: Figure, most: int = MOST_NAMED) -> list[ElementFigure]:
    """The lowest elements, lowest first; whoever ties with the last of them is named as well."""
    return _ends(sorted(found.elements, key=lambda element: element.total), most)


def strongest(found: Figure, most: int = MOST_NAMED) -> list[ElementFigure]:
    """The highest elements, highest first; ties as with the weakest."""
    return _ends(sorted(found.elements, key=lambda element: -element.total), most)


def _ends(ranked: list[ElementFigure], most: int) -> list[ElementFigure]:
    named = ranked[:most]
    return named + [each for each in ranked[most:] if named and each.total == named[-1].total]
