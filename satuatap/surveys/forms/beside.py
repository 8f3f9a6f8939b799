"""What is asked beside the official survey, as fields of its form; none must be answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from satuatap.surveys.rules import (
    Companion,
    CompanionQuestion,
    Words,
    heard_in,
    in_language,
    spoken_in,
)

UNSAID = 0  # what the last answer of every scale is sent as; it is kept nowhere


@dataclass(frozen=True)
class Choice:
    """One answer of a question: its button, its words, and the language that they are in."""

    button: Any
    words: str
    language: str


@dataclass(frozen=True)
class Beside:
    """One question beside the survey: its words, and its field."""

    number: int
    question: CompanionQuestion
    words: str
    language: str
    field: BoundField

    @property
    def slug(self) -> str:
        """Its name in the address of its voice."""
        return self.question.slug

    @property
    def spoken(self) -> str:
        """The language that its words are really in."""
        return spoken_in(self.question.question, self.language)

    @property
    def heard(self) -> str:
        """The language in which it is read aloud with its answers."""
        return heard_in([self.question.question, *self.question.answers], self.language)

    @property
    def choices(self) -> Iterator[Choice]:
        """Its answers, and last the one that says nothing."""
        return choices(self.field, self.question.answers, self.language)


@dataclass(frozen=True)
class Part:
    """A companion on the page: its title, what it says first, and its questions."""

    companion: Companion
    language: str
    questions: Sequence[Beside]

    @property
    def title(self) -> str:
        """What it is called."""
        return in_language(self.companion.title, self.language)

    @property
    def intro(self) -> str:
        """What is said before its questions."""
        return in_language(self.companion.intro, self.language)

    @property
    def spoken(self) -> str:
        """The language that its title is really in."""
        return spoken_in(self.companion.title, self.language)

    @property
    def is_open(self) -> bool:
        """Whether it is shown at once: what only some were served by is folded until it is used."""
        given = any(each.field.value() or each.field.errors for each in self.questions)
        return not self.companion.served or given


def field_name(companion: Companion, question: CompanionQuestion) -> str:
    """The field of a question; slugs have no two hyphens in a row."""
    return f"tambah-{companion.slug}--{question.slug}"


def beside_fields(companions: Sequence[Companion], language: str) -> dict[str, forms.Field]:
    """A field for each question of these companions."""
    return {
        field_name(companion, question): _scale(question.answers, language)
        for companion in companions
        for question in companion.questions
    }


def parts(form: forms.Form, companions: Sequence[Companion], language: str) -> Iterator[Part]:
    """The companions on a form, each with its questions counted from one."""
    for companion in companions:
        asked = [
            Beside(
                number,
                each,
                in_language(each.question, language),
                language,
                form[field_name(companion, each)],
            )
            for number, each in enumerate(companion.questions, start=1)
        ]
        yield Part(companion, language, asked)


def said_beside(
    given: Mapping[str, Any], companions: Sequence[Companion]
) -> dict[str, dict[str, int]]:
    """What was answered: the score by question, by companion."""
    said = {
        companion.slug: {
            each.slug: given[field_name(companion, each)]
            for each in companion.questions
            if given.get(field_name(companion, each))
        }
        for companion in companions
    }
    return {slug: scored for slug, scored in said.items() if scored}


def choices(field: BoundField, answers: Sequence[Words], language: str) -> Iterator[Choice]:
    """The buttons of a question, each with the language that its words are really in."""
    spoken = [spoken_in(words, language) for words in answers]
    for place, button in enumerate(field):
        said = spoken[place] if place < len(spoken) else ""
        yield Choice(button.tag(), str(button.choice_label), said)


def _scale(answers: Sequence[Words], language: str) -> forms.Field:
    named = [(score, in_language(each, language)) for score, each in enumerate(answers, start=1)]
    return forms.TypedChoiceField(
        coerce=int,
        required=False,
        empty_value=None,
        choices=[*named, (UNSAID, _("Tidak menjawab"))],
        widget=forms.RadioSelect,
    )
