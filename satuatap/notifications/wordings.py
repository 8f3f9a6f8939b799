"""The words of every event, per channel and language, as versioned files; checked as a whole.

``data/templates/<event>/<version>.yaml``. A version that has been published stays as it is
(``data/published.csv`` holds its digest); new words are a new file with the next number.
"""

import csv
import hashlib
import json
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from satuatap.notifications.errors import BadMessage
from satuatap.notifications.rules import is_personal

DATA = Path(__file__).parent / "data"
LINKED = {"email", "whatsapp", "sms"}  # the inbox has the link as a button


@dataclass(frozen=True)
class Text:
    """What one channel says in one language, with gaps."""

    title: str
    text: str

    def filled(self, values: Mapping[str, object]) -> "Text":
        """The words with their gaps filled."""
        return Text(self.title.format_map(values), self.text.format_map(values).strip())


@dataclass(frozen=True)
class Template:
    """One version of the words of one event."""

    event: str
    version: int
    topic: str
    urgent: bool
    path: str
    gaps: frozenset[str]
    words: Mapping[str, Mapping[str, Text]]

    @property
    def channels(self) -> list[str]:
        """The channels outside of the inbox that it has words for."""
        return [each for each in self.words["id"] if each != "inbox"]

    @property
    def wanted(self) -> frozenset[str]:
        """All that a sender must give: the gaps of the words and of the address."""
        return self.gaps | gaps_in(self.path)

    def text(self, channel: str, language: str, values: Mapping[str, object]) -> Text:
        """What this channel says in this language."""
        return self.words.get(language, self.words["id"])[channel].filled(values)


def newest(event: str) -> Template:
    """The words that a new message of this event gets; raises BadMessage for an unknown event."""
    return template(event, _latest(event))


@cache
def template(event: str, version: int) -> Template:
    """One version of an event's words, as long as there are messages of it."""
    return read(DATA / "templates" / event / f"{version}.yaml")


@cache
def _latest(event: str) -> int:
    versions = [int(file.stem) for file in (DATA / "templates" / event).glob("[0-9]*.yaml")]
    if not versions:
        raise BadMessage(event)
    return max(versions)


def read(file: Path) -> Template:
    """The words of one file, which has been checked."""
    facts = _facts(file)
    return Template(
        event=file.parent.name,
        version=int(file.stem),
        topic=facts["topic"],
        urgent=facts.get("urgent", False),
        path=facts["path"],
        gaps=frozenset(facts["gaps"]),
        words={
            language: {name: Text(said.get("title", ""), said["text"]) for name, said in by.items()}
            for language, by in facts["words"].items()
        },
    )


def gaps_in(text: str) -> frozenset[str]:
    """The named gaps of a text."""
    return frozenset(name for _said, name, *_form in string.Formatter().parse(text) if name)


def faults(data: Path = DATA) -> Iterator[str]:
    """Everything that is wrong in the files, one sentence each."""
    published = _published(data)
    for folder in sorted((data / "templates").iterdir()):
        numbers = sorted(int(file.stem) for file in folder.glob("*.yaml"))
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{folder.name}: versions are {numbers}, expected 1, 2, 3 …"
        for number in numbers:
            file = folder / f"{number}.yaml"
            yield from (f"{folder.name} {number}: {said}" for said in _faults_of(file))
            if published.pop((folder.name, str(number)), "") != digest_of(file):
                yield f"{folder.name} {number}: published.csv does not hold {digest_of(file)}"
    yield from (f"{event} {number}: published, and gone" for event, number in published)


def _faults_of(file: Path) -> Iterator[str]:
    facts = _facts(file)
    shape = [error.message[:200] for error in _schema().iter_errors(facts)]
    yield from shape
    if not shape:
        yield from _faults_of_words(read(file))


def _faults_of_words(made: Template) -> Iterator[str]:
    if made.words["id"].keys() != made.words["en"].keys():
        yield "the languages have different channels"
    if used := made.gaps - _used(made):
        yield f"no text uses {sorted(used)}"
    for language, by in made.words.items():
        for channel, said in by.items():
            yield from (f"{language} {channel}: {each}" for each in _faults_of_text(made, said))
            if channel in LINKED and said.text.count("{link}") != 1:
                yield f"{language} {channel}: the link is missing or there twice"


def _faults_of_text(made: Template, said: Text) -> Iterator[str]:
    known = made.gaps | {"link"}
    unknown = (gaps_in(said.title) | gaps_in(said.text)) - known
    if unknown:
        yield f"{sorted(unknown)} may not stand here"
    if is_personal(said.title + said.text):
        yield "there is something personal in it"


def _used(made: Template) -> frozenset[str]:
    said = [each for by in made.words.values() for each in by.values()]
    return frozenset(name for each in said for name in gaps_in(each.title) | gaps_in(each.text))


def _published(data: Path) -> dict[tuple[str, str], str]:
    with (data / "published.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["event"], row["version"]): row["sha256"] for row in csv.DictReader(lines)}


def digest_of(file: Path) -> str:
    """What tells whether a published file is still the same."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((DATA / "template.schema.json").read_text("utf-8")))


def _facts(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
