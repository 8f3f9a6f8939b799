"""Who answered and how often which answer was given, added up; never beside one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from satuatap.core import sql
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.rules import SCALE, Node, Question, readable

SQL = Path(__file__).parent.parent / "sql"


@dataclass(frozen=True)
class _Given:
    place: int
    given: int
    answers: int


@dataclass(frozen=True)
class _Said:
    question: str
    answer: str
    answers: int


@dataclass(frozen=True)
class Profile:
    """What respondents said of themselves; a count of None is of too few people to be read."""

    question: Question
    counts: Mapping[str, int | None]
    answered: int


def answer_counts(campaign: Campaign) -> list[list[int]]:
    """For each element, how many gave it 1, 2, 3 and 4."""
    counts = [[0] * len(SCALE) for _ in range(campaign.instrument.size)]
    for row in sql.rows(_Given, SQL / "answer_counts.sql", campaign=campaign.pk):
        counts[row.place - 1][row.given - 1] = row.answers
    return counts


def remarks(campaign: Campaign) -> list[str]:
    """What people suggested, in alphabetical order; nothing where a few answered or suggested.

    Nothing else of a sheet stands beside its words: no time, no service, no answer.
    """
    sheets = Sheet.objects.filter(campaign=campaign).exclude(remark="")
    said = sorted(sheets.values_list("remark", flat=True), key=lambda each: (each.casefold(), each))
    return said if len(said) >= smallest_cells().on(campaign.ends) else []


def respondent_profile(campaign: Campaign) -> list[Profile]:
    """Each question of the profile that somebody answered, small counts withheld."""
    said: dict[str, dict[str, int]] = {}
    for row in sql.rows(_Said, SQL / "profile_counts.sql", campaign=campaign.pk):
        said.setdefault(row.question, {})[row.answer] = row.answers
    asked = campaign.instrument.instrument.profile
    least = smallest_cells().on(campaign.ends)
    return [_profile(each, said[each.slug], least=least) for each in asked if each.slug in said]


def _profile(question: Question, said: Mapping[str, int], *, least: int) -> Profile:
    answered = sum(said.values())
    whole = Node(answered, {option: Node(count) for option, count in said.items()})
    shown = readable(whole, least=least)
    counts = {
        option: said.get(option, 0) if option in shown or option not in said else None
        for option in question.options
    }
    return Profile(question, counts, answered)
