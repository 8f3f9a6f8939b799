"""What is asked: the elements of an instrument, its profile questions, and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from satuatap.surveys.rules.tally import SCALE

Words = Mapping[str, str]


@dataclass(frozen=True)
class Element:
    """One element (unsur). ``number`` is for show; the slug is what everything is kept by."""

    slug: str
    number: int
    name: Words
    question: Words
    answers: tuple[Words, ...]
    columns: tuple[str, ...]

    @property
    def code(self) -> str:
        """``U1``: how tables of the ministry call it."""
        return f"U{self.number}"


@dataclass(frozen=True)
class Question:
    """A question about the respondent that nobody has to answer; options by slug."""

    slug: str
    question: Words
    options: Mapping[str, Words]


@dataclass(frozen=True)
class Instrument:
    """One version of one survey; answers are kept in the order of its elements."""

    slug: str
    version: str
    title: Words
    valid_from: date
    valid_to: date | None
    elements: tuple[Element, ...]
    profile: tuple[Question, ...]
    remark: Words

    @property
    def size(self) -> int:
        """How many elements it asks."""
        return len(self.elements)

    @property
    def slugs(self) -> list[str]:
        """The elements' slugs, in the order of the answers."""
        return [element.slug for element in self.elements]

    @property
    def languages(self) -> list[str]:
        """The languages that some of it is asked in: Indonesian, English, then local ones."""
        asked = (words for each in self.elements for words in (each.question, *each.answers))
        spoken = {language for words in asked for language in words}
        return sorted(spoken, key=lambda each: (each != "id", each != "en", each))

    def lacking_in(self, scores: Mapping[str, int]) -> list[str]:
        """The elements that have no answer from 1 to 4."""
        return [slug for slug in self.slugs if scores.get(slug) not in SCALE]

    def unknown_in(self, profile: Mapping[str, str]) -> list[str]:
        """The questions of a profile that it does not ask, or that got no answer it offers."""
        asked = {question.slug: question.options for question in self.profile}
        return [slug for slug, said in profile.items() if said not in asked.get(slug, {})]


def in_language(words: Words, language: str) -> str:
    """The words in a language (``id``, ``en``, a local one), else in Indonesian."""
    return words.get(language.split("-")[0]) or words["id"]
