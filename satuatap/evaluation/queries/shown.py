"""What pages show of a hall's points: one line an indicator, with what it is from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language

from satuatap.evaluation.models import (
    Assessment,
    Evidence,
    Moderation,
    Objection,
    Result,
    Score,
    SelfAnswer,
)
from satuatap.evaluation.queries.outcome import outcome_of
from satuatap.evaluation.rules import WHOLE, Indicator, Instrument, differ, in_language
from satuatap.surveys.rules.numbers import half_up

MINUTES, PER_CENT, INDEX, COUNT, CHANGE = "minutes", "percent", "index", "count", "change"
UNITS = {
    "wait-p50": MINUTES,
    "wait-p90": MINUTES,
    "on-time": PER_CENT,
    "opening": PER_CENT,
    "complaints": PER_CENT,
    "services": PER_CENT,
    "satisfaction": INDEX,
    "improvement": CHANGE,
    "agencies": COUNT,
}


@dataclass(frozen=True)
class Span:
    """A number between its limits, rounded to two decimals."""

    value: Decimal
    low: Decimal
    high: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether there is nothing to be unsure of."""
        return self.low == self.high


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator of one hall. ``figure`` and ``sample`` are of computed ones.

    ``adds`` is its part of the index (points by share), ``loses`` what more it could have been.
    """

    slug: str
    name: str
    question: str
    by: str
    share: Decimal
    unit: str = ""
    figure: Span | None = None
    sample: int = 0
    points: Span | None = None
    weight: Decimal = Decimal(0)
    adds: Decimal | None = None
    loses: Decimal | None = None
    knots: tuple[tuple[Decimal, Decimal], ...] = ()
    missing: str = ""
    measure: str = ""


@dataclass(frozen=True)
class Group:
    """A variable with its lines and its weight in per cent."""

    slug: str
    name: str
    weight: Decimal
    mark: str
    lines: list[Line]


@dataclass
class Heard:
    """What people said of one indicator of a hall."""

    line: Line
    answer: SelfAnswer | None = None
    evidence: list[Evidence] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    settled: Moderation | None = None
    objection: Objection | None = None
    differs: bool = False


def lines_of(instrument: Instrument, detail: Mapping[str, Any]) -> list[Group]:
    """Every indicator with what a result's detail says of it, by variable."""
    shares = instrument.shares
    return [
        Group(
            each.slug,
            _said(each.name),
            each.weight,
            each.mark,
            [_line(one, shares[one.slug], detail, most=instrument.most) for one in each.indicators],
        )
        for each in instrument.variables
    ]


def method_lines(instrument: Instrument) -> list[Group]:
    """The same without any hall."""
    return lines_of(instrument, {})


def heard_of(assessment: Assessment) -> list[tuple[Group, list[Heard]]]:
    """Everything that was said of a hall, by variable and indicator; six queries."""
    instrument = assessment.cycle.instrument
    groups = lines_of(instrument, outcome_of(assessment).detail)
    by_slug = {line.slug: Heard(line) for group in groups for line in group.lines}
    for answer in SelfAnswer.objects.filter(assessment=assessment):
        by_slug[answer.indicator].answer = answer
    for each in Evidence.objects.filter(assessment=assessment).select_related("upload"):
        by_slug[each.indicator].evidence.append(each)
    _add_votes(assessment, by_slug, far=instrument.moderate_from)
    for objection in Objection.objects.filter(assessment=assessment):
        by_slug[objection.indicator].objection = objection
    return [(group, [by_slug[line.slug] for line in group.lines]) for group in groups]


def _add_votes(assessment: Assessment, by_slug: dict[str, Heard], *, far: int) -> None:
    holding = Score.objects.filter(assessment=assessment, assignment__withdrawn_at=None)
    for score in holding.select_related("assignment__evaluator").order_by("given_at"):
        by_slug[score.indicator].scores.append(score)
    for settled in Moderation.objects.filter(assessment=assessment):
        by_slug[settled.indicator].settled = settled
    for each in by_slug.values():
        given = [Fraction(score.points) for score in each.scores]
        each.differs = differ(given, by=far) and each.settled is None


def lines_of_result(result: Result) -> list[Group]:
    """The lines of a result that stays."""
    return lines_of(result.cycle.instrument, result.detail)


def weakest(groups: list[Group], most: int = 3) -> list[Line]:
    """The indicators on which a hall lost most of its index: why it stands no higher."""
    lines = [line for group in groups for line in group.lines if line.loses]
    return sorted(lines, key=lambda line: -(line.loses or 0))[:most]


def names_of(instrument: Instrument) -> dict[str, str]:
    """The indicators' names in the reader's language."""
    return {each.slug: _said(each.name) for each in instrument.indicators}


def _line(indicator: Indicator, share: Fraction, detail: Mapping[str, Any], *, most: int) -> Line:
    measures = detail.get("figures", {}).get("measures", {})
    found = measures.get(indicator.slug, {})
    points = detail.get("points", {}).get(indicator.slug, {})
    adds = Fraction(points["value"]) * share if points else None
    return Line(
        slug=indicator.slug,
        name=_said(indicator.name),
        question=_said(indicator.question),
        by=indicator.by.value,
        share=half_up(share * WHOLE, 2),
        unit=UNITS.get(indicator.measure, ""),
        figure=_span(found, "value", "low", "high"),
        sample=found.get("sample", 0),
        points=_span(points, "value", "low", "high"),
        weight=indicator.weight,
        adds=half_up(adds, 3) if adds is not None else None,
        loses=half_up(most * share - adds, 3) if adds is not None else None,
        knots=tuple((_rounded(each.figure), _rounded(each.points)) for each in indicator.knots),
        missing=indicator.missing.value,
        measure=indicator.measure,
    )


def _span(found: Mapping[str, str], *names: str) -> Span | None:
    return Span(*(_rounded(Fraction(found[name])) for name in names)) if found else None


def _rounded(number: Fraction) -> Decimal:
    rounded = half_up(abs(number), 2)
    return -rounded if number < 0 and rounded else rounded


def _said(words: Mapping[str, str]) -> str:
    return in_language(words, get_language() or "id")
