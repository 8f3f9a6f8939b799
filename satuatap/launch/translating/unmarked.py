"""Words that stand in a template without being marked for translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, TokenType

from satuatap.launch.plan import ROOT
from satuatap.launch.translating.messages import files_of, modules

SPOKEN = {"alt", "aria-label", "aria-description", "label", "placeholder", "title"}
SILENT = {"script", "style", "code", "kbd", "template"}
ON_PURPOSE = "{# words in both languages"
NAMES = {
    "SatuAtap",
    "MPP",
    "Aa",
    "QR",
    "PAdES",
    "WhatsApp",
    "English",
    "Bahasa",
    "Indonesia",
    "ID",
    "EN",
}
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
SILENCING = re.compile(
    r"comment\b|block(?:translate|trans)\b|block (?:attributes|body_class|frame)$"
)
SPEAKING = re.compile(r"end(?:block(?:translate|trans)?|comment)\b")


class Words(HTMLParser):
    """Collects the words that a person would read or hear."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.silent = 0
        self.other_language: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if self.other_language or ("lang", "en") in attrs:
            self.other_language.append(tag)
        for name, value in attrs:
            if name in SPOKEN and value:
                self.handle_words(value)

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT and self.silent > 0
        if self.other_language and self.other_language[-1] == tag:
            self.other_language.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.handle_words(data)

    def handle_words(self, text: str) -> None:
        """Keep the text if it holds a word that is not a name."""
        if not self.other_language and set(WORD.findall(text)) - NAMES:
            self.found.append((self.getpos()[0], " ".join(text.split())))


def unmarked() -> Iterator[str]:
    """Each place in a template that speaks without translation."""
    for module in modules():
        for file in files_of(module):
            if file.suffix == ".html":
                yield from unmarked_in(file)


def unmarked_in(file: Path) -> Iterator[str]:
    """The places of one file, as ``file:line: words``."""
    source = file.read_text(encoding="utf-8")
    if ON_PURPOSE in source:
        return
    reader = Words()
    reader.feed(without_tags(source))
    name = file.relative_to(ROOT)
    yield from (f"{name}:{line}: not marked: {text}" for line, text in reader.found)


def without_tags(source: str) -> str:
    """The template's own HTML: tags, variables and what is translated are blanked, lines kept."""
    kept, inside = [], False
    for token in Lexer(source).tokenize():
        lines = "\n" * token.contents.count("\n")
        if token.token_type is TokenType.BLOCK:
            if SILENCING.match(token.contents):
                inside = True
            elif SPEAKING.match(token.contents):
                inside = False
        own = token.token_type is TokenType.TEXT and not inside
        kept.append(token.contents if own else lines)
    return "".join(kept)
