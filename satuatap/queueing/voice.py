"""What is said aloud in a hall: sentences for a voice, in Indonesian and English.

Letters stay capitals, because every voice knows the names of capital letters in its language.
The pattern is the one that people know from hospitals and banks: the number is spelled, then the
counter is named.
"""

import re
from dataclasses import dataclass

from num2words import num2words

INDONESIAN = "id"
ENGLISH = "en"
PARTS = re.compile(r"[A-Za-z]+|[0-9]+")
SPELLED_LETTERS = 3  # a longer run of letters is a word ("Utama"), not an abbreviation

CALLS = {
    INDONESIAN: "Nomor antrean, {number}, silakan menuju loket {counter}.",
    ENGLISH: "Queue number, {number}, please go to counter {counter}.",
}


NUMBER = re.compile(r"\b[A-Z]{1,3}-\d{3,}\b")


@dataclass(frozen=True)
class Spoken:
    """A sentence and the language whose voice says it."""

    language: str
    text: str


def call(number: str, counter: str, *, language: str, spoken_digits: bool) -> Spoken:
    """The sentence that sends a number (``A-007``) to a counter (``3``, ``12``, ``3A``).

    With ``spoken_digits`` the number's digits are said one by one, zeros too; without, as one
    number. A counter is always said as a number.
    """
    sentence = CALLS[language].format(
        number=", ".join(_said(number, language, singly=spoken_digits)),
        counter=" ".join(_said(counter, language, singly=False)),
    )
    return Spoken(language, sentence)


def sentence(text: str, *, language: str) -> Spoken:
    """Any sentence as it is said: ticket numbers in it are spelled like those of a call."""
    spelled = NUMBER.sub(lambda found: ", ".join(_said(found[0], language, singly=True)), text)
    return Spoken(language, " ".join(spelled.split()))


def _said(code: str, language: str, *, singly: bool) -> list[str]:
    """Every part of a code as it is said: letters by name, digits as words."""
    said: list[str] = []
    for part in PARTS.findall(code):
        said += [_digits(part, language, singly=singly)] if part.isdigit() else _letters(part)
    return said


def _letters(run: str) -> list[str]:
    return list(run.upper()) if len(run) <= SPELLED_LETTERS else [run]


def _digits(run: str, language: str, *, singly: bool) -> str:
    if singly:
        return " ".join(_words(int(digit), language) for digit in run)
    return _words(int(run), language)


def _words(number: int, language: str) -> str:
    return str(num2words(number, lang=language))
