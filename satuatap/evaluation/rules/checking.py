"""What is wrong with an instrument whose shape is right: sums, holes in scales, unknown figures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from satuatap.evaluation.rules.instrument import WHOLE, Indicator, Instrument, sum_of
from satuatap.evaluation.rules.measures import MEASURES
from satuatap.evaluation.rules.scale import is_monotone
from satuatap.national.rules import EDGES

STEP = Decimal("0.01")
MINUTE = 60


class Wrong(StrEnum):
    """In what way a part of an instrument is wrong."""

    SUM = "sum"
    ENDS = "ends"
    GAP = "gap"
    TWICE = "twice"
    UNCOMPUTED = "uncomputed"
    TURNS_BACK = "turns-back"
    OUTSIDE = "outside"
    EDGE = "edge"
    LISTS = "lists"


@dataclass(frozen=True)
class Flaw:
    """One thing wrong: with what (a slug, ``variables`` or ``grades``), how, and the numbers."""

    about: str
    wrong: Wrong
    told: Mapping[str, object] = field(default_factory=dict)


def flaws(instrument: Instrument) -> Iterator[Flaw]:
    """Everything that is wrong with an instrument."""
    yield from _weights(instrument)
    yield from _grades(instrument)
    yield from _promise(instrument)
    yield from _lists(instrument)
    yield from _twice([each.slug for each in instrument.indicators])
    yield from _twice([each.slug for each in instrument.variables])
    for each in instrument.computed():
        yield from _scale(instrument, each)


def _weights(instrument: Instrument) -> Iterator[Flaw]:
    """Weights that do not sum to exactly 100, of the whole and of each variable."""
    sums = {"variables": sum_of(each.weight for each in instrument.variables)}
    for variable in instrument.variables:
        sums[variable.slug] = sum_of(each.weight for each in variable.indicators)
    for name, total in sums.items():
        if total != WHOLE:
            yield Flaw(name, Wrong.SUM, {"total": total})


def _promise(instrument: Instrument) -> Iterator[Flaw]:
    """Waits are counted in classes: only between two of them is it known who waited longer."""
    edges = [edge // MINUTE for edge in EDGES]
    if instrument.longest_promise is not None and instrument.longest_promise not in edges:
        yield Flaw("longest_promise", Wrong.EDGE, {"known": ", ".join(map(str, edges))})


def _grades(instrument: Instrument) -> Iterator[Flaw]:
    grades = instrument.grades
    if (grades[0].least, grades[-1].most) != (Decimal(0), Decimal(instrument.most)):
        yield Flaw("grades", Wrong.ENDS, {"most": instrument.most})
    for low, high in pairwise(grades):
        if low.most + STEP != high.least or low.most < low.least:
            told = {"one": low.letter, "other": high.letter}
            yield Flaw("grades", Wrong.GAP, told | {"most": low.most, "least": high.least})
    yield from _twice([each.letter for each in grades])


def _lists(instrument: Instrument) -> Iterator[Flaw]:
    """A grade that would be praised and called low at once, or that there is not."""
    limits, grades = instrument.limits, len(instrument.grades)
    if limits.praised + limits.lowest > grades:
        told = {"praised": limits.praised, "lowest": limits.lowest, "grades": grades}
        yield Flaw("limits", Wrong.LISTS, told)


def _twice(names: Iterable[str]) -> Iterator[Flaw]:
    counts = Counter(names)
    yield from (Flaw(name, Wrong.TWICE) for name in sorted(counts) if counts[name] > 1)


def _scale(instrument: Instrument, indicator: Indicator) -> Iterator[Flaw]:
    if indicator.measure not in MEASURES:
        known = ", ".join(sorted(MEASURES))
        yield Flaw(indicator.slug, Wrong.UNCOMPUTED, {"measure": indicator.measure, "known": known})
    if not is_monotone(indicator.knots):
        yield Flaw(indicator.slug, Wrong.TURNS_BACK)
    if any(not 0 <= knot.points <= instrument.most for knot in indicator.knots):
        yield Flaw(indicator.slug, Wrong.OUTSIDE, {"most": instrument.most})
