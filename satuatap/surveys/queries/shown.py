"""A result as people read it: parts by name, and no figure of a few answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from satuatap.surveys.models import Campaign, PartTally
from satuatap.surveys.queries.parts import Named, named
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.results import PartResult, Result, campaign_result
from satuatap.surveys.queries.served import WHOLE, Part
from satuatap.surveys.rules import Element, ElementFigure, Figure, Node, readable, weakest


@dataclass(frozen=True)
class Line:
    """An office or service of a result, and whether its figure may be read."""

    named: Named
    result: PartResult
    is_shown: bool

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.result.tally.respondents


@dataclass(frozen=True)
class Shown:
    """A campaign's result, with what is withheld marked so.

    ``least`` is of how many answers a figure must be; ``is_shown`` is about the whole.
    """

    campaign: Campaign
    result: Result
    least: int
    is_shown: bool
    lines: list[Line]

    @property
    def whole(self) -> PartResult:
        """The figure of the hall."""
        return self.result.whole

    @property
    def withheld(self) -> int:
        """How many parts that somebody answered for are not shown."""
        return sum(1 for line in self.lines if line.answers and not line.is_shown)


def shown_result(campaign: Campaign) -> Shown:
    """The result as it stands; a campaign that still runs has counts alone."""
    result, least = campaign_result(campaign), smallest_cells().on(campaign.ends)
    by_part = {each.part: each for each in result.parts}
    parts = [each for each in named(by_part) if each.part in by_part]
    answers = {part: each.tally.respondents for part, each in by_part.items()}
    whole = tree(parts, answers | {WHOLE: result.whole.tally.respondents})
    open_to_all = set() if campaign.is_open else readable(whole, least=least)
    return Shown(
        campaign=campaign,
        result=result,
        least=least,
        is_shown=not campaign.is_open and whole.answers >= least,
        lines=[Line(each, by_part[each.part], each.part in open_to_all) for each in parts],
    )


def told(tallies: Iterable[PartTally], *, least: int) -> set[int]:
    """Which of a campaign's tallies may be read where a figure must be of ``least`` answers."""
    by_part = {Part(each.office_id, each.offering_id): each for each in tallies}
    if WHOLE not in by_part:
        return set()
    parts = [each for each in named(by_part) if each.part in by_part]
    answers = {part: each.respondents for part, each in by_part.items()}
    shown = readable(tree(parts, answers), least=least)
    if answers[WHOLE] >= least:
        shown.add(WHOLE)
    return {by_part[part].pk for part in shown}


def tree(parts: list[Named], answers: Mapping[Part, int]) -> Node[Part]:
    """How many answered for the hall, its offices, and the services of each."""
    services: dict[Part, dict[Part, Node[Part]]] = {}
    for each in parts:
        if each.offering:
            below = services.setdefault(Part(office_id=each.office.pk), {})
            below[each.part] = Node(answers[each.part])
    offices = {
        each.part: Node(answers[each.part], services.get(each.part, {}))
        for each in parts
        if each.offering is None
    }
    return Node(answers[WHOLE], offices)


@dataclass(frozen=True)
class ElementLine:
    """An element as it was asked, its figure, and whether it is among the weakest."""

    element: Element
    figure: ElementFigure
    is_weak: bool


def elements_of(campaign: Campaign, found: Figure | None) -> list[ElementLine]:
    """The elements of a figure in the order of the questions.

    Where all are alike none is the weakest.
    """
    if found is None:
        return []
    asked = campaign.instrument.instrument.elements
    alike = len({each.total for each in found.elements}) == 1
    weak = set() if alike else {each.slug for each in weakest(found)}
    return [
        ElementLine(element, each, each.slug in weak)
        for element, each in zip(asked, found.elements, strict=True)
    ]
