"""What is asked beside the official survey: further instruments and extra questions, all optional.

Nothing here enters the figure of the official survey. Each question has a scale of its own length;
its value is the mean divided by the scale's highest number, times 100 (with four steps that is
the mean times 25, as in the official survey).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from satuatap.surveys.rules.instrument import Words
from satuatap.surveys.rules.numbers import half_up


class Kind(StrEnum):
    """What an instrument beside the official survey is about."""

    INTEGRITY = "integrity"
    CHANNEL = "channel"
    EXTRA = "extra"


class Served(StrEnum):
    """By which channel somebody was served."""

    COUNTER = "counter"
    MOBILE = "mobile"
    SELF_SERVICE = "self-service"
    ELECTRONIC = "electronic"


Said = Mapping[str, Mapping[str, int]]  # the score by question, by companion


@dataclass(frozen=True)
class CompanionQuestion:
    """One question that nobody has to answer, with the words of its own scale, worst first."""

    slug: str
    question: Words
    answers: tuple[Words, ...]

    @property
    def points(self) -> int:
        """The highest number of its scale."""
        return len(self.answers)


@dataclass(frozen=True)
class Companion:
    """One version of one instrument beside the official survey.

    ``served`` is empty unless it is about one channel of service. ``mark`` says how far its words
    can be trusted (sourced, known, example), ``note`` what was not verified.
    """

    slug: str
    version: str
    kind: Kind
    served: str
    title: Words
    intro: Words
    valid_from: date
    valid_to: date | None
    mark: str
    note: str
    questions: tuple[CompanionQuestion, ...]

    @property
    def name(self) -> str:
        """Its name in addresses: ``integritas-1``."""
        return f"{self.slug}-{self.version}"

    @property
    def is_example(self) -> bool:
        """Whether its words are ours, and of no regulation."""
        return self.mark == "example"

    def holds_on(self, day: date) -> bool:
        """Whether it may be asked from this day on."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def suits(self, served: str) -> bool:
        """Whether to ask somebody who was served so; nobody knows of whom it is empty."""
        return not (served and self.served) or self.served == served

    def unknown_in(self, said: Mapping[str, int]) -> list[str]:
        """The questions that it does not ask, or whose scale lacks what was said."""
        points = {each.slug: each.points for each in self.questions}
        return [slug for slug, score in said.items() if not 1 <= score <= points.get(slug, 0)]


@dataclass(frozen=True)
class Answered:
    """How many answered a question, and the sum of what they said."""

    answers: int
    total: int


@dataclass(frozen=True)
class QuestionFigure:
    """A question's own mean and value; None where too few answered to be read."""

    question: CompanionQuestion
    answers: int | None
    mean: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True)
class CompanionFigure:
    """A companion's questions, and its own index: the mean of their values, where all are read."""

    companion: Companion
    questions: tuple[QuestionFigure, ...]
    index: Decimal | None

    @property
    def withholds(self) -> bool:
        """Whether some question was answered by too few to be read."""
        return any(each.answers is None for each in self.questions)


def companion_figure(
    companion: Companion, answered: Mapping[str, Answered], *, least: int
) -> CompanionFigure:
    """Each question by itself; one that fewer than ``least`` answered is withheld."""
    told = [answered.get(each.slug, Answered(0, 0)) for each in companion.questions]
    pairs = list(zip(companion.questions, told, strict=True))
    values = [_value(question, said) for question, said in pairs if said.answers >= least]
    whole = len(values) == len(pairs)
    index = half_up(sum(values, Fraction()) / len(values), 2) if whole and values else None
    lines = tuple(_line(question, said, least=least) for question, said in pairs)
    return CompanionFigure(companion, lines, index)


def _line(question: CompanionQuestion, said: Answered, *, least: int) -> QuestionFigure:
    if said.answers < least:
        return QuestionFigure(question, None if said.answers else 0)
    mean = half_up(Fraction(said.total, said.answers), 2)
    return QuestionFigure(question, said.answers, mean, half_up(_value(question, said), 2))


def _value(question: CompanionQuestion, said: Answered) -> Fraction:
    return Fraction(said.total * 100, said.answers * question.points)
