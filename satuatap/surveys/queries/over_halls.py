"""Agencies and services of the nation with the elements of their figures, the weakest named."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from satuatap.surveys.queries.regions import Ranked
from satuatap.surveys.rules import Element, Figure, bands_on, figure, weakest
from satuatap.surveys.sources import grades, instrument_on


@dataclass(frozen=True)
class Measured:
    """An agency or a service among its like, element by element.

    ``weak`` has the lowest element and whatever ties with it; nothing where all are alike.
    """

    ranked: Ranked
    figure: Figure
    weak: list[Element]

    @property
    def lowest(self) -> Decimal:
        """The value of the lowest element."""
        return min(each.value for each in self.figure.elements)


def measured(found: list[Ranked], *, on: date) -> list[Measured]:
    """The same with their elements, by the instrument and grades of a day."""
    asked, bands = instrument_on(on), bands_on(on, grades())
    names = {each.slug: each for each in asked.elements}
    figures = [(each, figure(each.tally, asked.slugs, bands=bands)) for each in found]
    return [Measured(each, whole, _weak(whole, names)) for each, whole in figures if whole]


def _weak(found: Figure, names: dict[str, Element]) -> list[Element]:
    if len({each.total for each in found.elements}) == 1:
        return []
    return [names[each.slug] for each in weakest(found, most=1)]
