"""What is judged: variables, indicators, their weights and scales, and the grades."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Words = Mapping[str, str]
WHOLE = 100  # per cent


class AnsweredBy(StrEnum):
    """Whose word counts: an evaluator's, the visitors', or what the platform has counted.

    A hall's own word (``asks_hall``) is where an evaluator begins, and never counts by itself.
    """

    EVALUATOR = "evaluator"
    USERS = "users"
    SYSTEM = "system"


class Missing(StrEnum):
    """What becomes of a hall of which this is not known."""

    UNRANKED = "unranked"
    ZERO = "zero"


@dataclass(frozen=True)
class Knot:
    """This figure is worth these points; between two knots points follow a straight line."""

    figure: Fraction
    points: Fraction


@dataclass(frozen=True)
class Indicator:
    """One indicator; ``weight`` is its part of its variable in per cent.

    With ``evidence_required`` a hall that claims more than the lowest level shows a file, or says
    why.
    """

    slug: str
    name: Words
    question: Words
    weight: Decimal
    by: AnsweredBy
    asks_hall: bool
    missing: Missing
    measure: str = ""
    knots: tuple[Knot, ...] = ()
    evidence: Words | None = None
    evidence_required: bool = False

    @property
    def is_computed(self) -> bool:
        """Whether nobody types it."""
        return self.by != AnsweredBy.EVALUATOR


@dataclass(frozen=True)
class Variable:
    """One variable (or aspect) with its weight in per cent of the whole."""

    slug: str
    name: Words
    weight: Decimal
    indicators: tuple[Indicator, ...]
    mark: str


@dataclass(frozen=True)
class Grade:
    """A grade and its limits, at two decimals."""

    letter: str
    least: Decimal
    most: Decimal
    means: Words


@dataclass(frozen=True)
class Minimum:
    """Below one of these a hall is not ranked: people who came, answers, days that it was open.

    ``sample`` is how much of the sample (Krejcie and Morgan) has to have answered, in per cent.
    """

    visits: int
    respondents: int
    days: int
    sample: int = 0


@dataclass(frozen=True)
class Limits:
    """What a cycle keeps to. A version that was published before these could be said has these.

    Halls have ``objection_days`` to object, at least. ``per_hall`` evaluators judge each hall; who
    worked there within ``former_days`` does not. ``best`` halls lead the ranking; the ``praised``
    grades from the top are considered for an incentive, the ``lowest`` from below need support.
    """

    objection_days: int = 7
    per_hall: int = 2
    former_days: int = 730
    best: int = 10
    praised: int = 2
    lowest: int = 5

    @property
    def former_for(self) -> timedelta:
        """How long somebody is bound by a role that ended."""
        return timedelta(days=self.former_days)


@dataclass(frozen=True)
class Source:
    """Where a fact comes from: ``sourced``, ``known`` or ``example``, and what is not verified."""

    mark: str
    where: str
    note: Words


@dataclass(frozen=True)
class Instrument:
    """One version of one instrument. ``levels`` are the words of 0, 1, … up to the most points.

    Scores of evaluators that differ by ``moderate_from`` or more are moderated. ``prior`` says
    how many cases of the national share a hall's own share is mixed with. ``longest_promise`` are
    the minutes of waiting that count as a promise at most, whatever a queue promises (None: any).
    """

    slug: str
    version: str
    title: Words
    valid_from: date
    valid_to: date | None
    source: Source
    levels: tuple[Words, ...]
    grades: tuple[Grade, ...]
    minimum: Minimum
    moderate_from: int
    prior: int
    variables: tuple[Variable, ...]
    limits: Limits = Limits()
    longest_promise: int | None = None

    @property
    def name(self) -> str:
        """Its name in addresses: ``mal-2026``."""
        return f"{self.slug}-{self.version}"

    @property
    def most(self) -> int:
        """The most points that an indicator can have."""
        return len(self.levels) - 1

    @property
    def indicators(self) -> Iterator[Indicator]:
        """All of them, in their order."""
        return (each for variable in self.variables for each in variable.indicators)

    @property
    def shares(self) -> dict[str, Fraction]:
        """What part of the whole each indicator is, exactly; together they are one."""
        return {
            each.slug: Fraction(variable.weight) * Fraction(each.weight) / WHOLE**2
            for variable in self.variables
            for each in variable.indicators
        }

    def asked_of_hall(self) -> list[Indicator]:
        """Those on which a hall says its own word first."""
        return [each for each in self.indicators if each.asks_hall]

    def judged(self) -> list[Indicator]:
        """Those that evaluators score."""
        return [each for each in self.indicators if not each.is_computed]

    def computed(self) -> list[Indicator]:
        """Those that nobody types."""
        return [each for each in self.indicators if each.is_computed]

    def grade_of(self, index: Decimal) -> Grade:
        """The grade of an index that was rounded to two decimals before; limits are inclusive."""
        reached = (grade for grade in reversed(self.grades) if index >= grade.least)
        return next(reached, self.grades[0])

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def sum_of(weights: Iterable[Decimal]) -> Decimal:
    """Weights added up exactly."""
    return sum(weights, Decimal(0))


def in_language(words: Words, language: str) -> str:
    """The words in a language, else in Indonesian."""
    return words.get(language.split("-", maxsplit=1)[0]) or words["id"]
