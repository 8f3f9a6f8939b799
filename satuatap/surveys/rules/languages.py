"""Languages of what is asked: any code that some words have, always with Indonesian behind."""

from collections.abc import Iterable

from satuatap.surveys.rules.companion import Companion
from satuatap.surveys.rules.instrument import Instrument, Words

FIRST = ("id", "en")


def languages_of(asked: Instrument, beside: Iterable[Companion] = ()) -> list[str]:
    """Every language in which something is asked: Indonesian, English, then local ones."""
    spoken = set(asked.languages)
    for companion in beside:
        for question in companion.questions:
            spoken |= {code for words in (question.question, *question.answers) for code in words}
    return sorted(spoken, key=lambda each: (*(each != first for first in FIRST), each))


def spoken_in(words: Words, language: str) -> str:
    """The language that these words are really in when they are asked for in one."""
    base = language.split("-")[0]
    return base if words.get(base) else FIRST[0]


def heard_in(questions: Iterable[Words], language: str) -> str:
    """The language to read these words aloud in: the one asked for, if any of them has it."""
    return next((language for words in questions if words.get(language)), FIRST[0])
