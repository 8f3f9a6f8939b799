"""The English catalogues: one .po per module, checked, and compiled to .mo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from satuatap.launch.translating.messages import PACKAGE, messages_of, modules

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w*\}")
ANY_DAY = datetime(2026, 11, 21, tzinfo=UTC)  # so that a file changes only with its words


def po_of(module: str) -> Path:
    """Where the module's English words are."""
    return PACKAGE / module / "locale" / "en" / "LC_MESSAGES" / "django.po"


def read(module: str) -> Catalog:
    """The module's catalogue, empty if there is none yet."""
    file = po_of(module)
    if not file.exists():
        return Catalog(locale="en")
    with file.open("rb") as opened:
        return pofile.read_po(opened, locale="en")


def collect(module: str) -> int:
    """Write the catalogue anew: what is marked now, with the words known so far."""
    known, fresh = read(module), blank()
    for message in messages_of(module):
        before = known.get(message.id, message.context)
        words = before.string if before else None
        fresh.add(message.id, words, [(message.file, 0)], context=message.context)
    if len(fresh):
        po_of(module).parent.mkdir(parents=True, exist_ok=True)
        with po_of(module).open("wb") as opened:
            pofile.write_po(opened, fresh, width=100, include_lineno=False)
    return len(fresh)


def blank() -> Catalog:
    """A catalogue without words."""
    return Catalog(
        locale="en",
        project="SatuAtap",
        version="1",
        copyright_holder="SatuAtap contributors",
        header_comment="# English words of SatuAtap; the source language is Indonesian.",
        creation_date=ANY_DAY,
        revision_date=ANY_DAY,
        last_translator="SatuAtap contributors",
        language_team="SatuAtap contributors",
        msgid_bugs_address="SECURITY.md",
        fuzzy=False,
    )


def faults() -> Iterator[str]:
    """What is missing, fuzzy, left over or has other placeholders, one sentence each."""
    for module in modules():
        catalogue = read(module)
        wanted = {(message.id, message.context) for message in messages_of(module)}
        for id_, context in sorted(wanted, key=str):
            entry = catalogue.get(id_, context)
            yield from (f"{module}: {what}: {id_}" for what in faults_of(entry))
        left = {(entry.id, entry.context) for entry in catalogue if entry.id} - wanted
        yield from (f"{module}: no longer used: {id_}" for id_, _ in sorted(left, key=str))


def faults_of(entry: Entry | None) -> Iterator[str]:
    """What is wrong with one translation."""
    if entry is None or not all(strings(entry.string)):
        yield "not translated"
    elif entry.fuzzy:
        yield "fuzzy"
    elif any(placeholders(each) - placeholders(*strings(entry.id)) for each in words(entry)):
        yield "unknown placeholder"
    elif placeholders(*strings(entry.id)) - placeholders(*words(entry)):
        yield "placeholder lost"


def words(entry: Entry) -> tuple[str, ...]:
    """The English words of an entry, one string per plural form."""
    return strings(entry.string)


def strings(value: object) -> tuple[str, ...]:
    """One string or several, as several."""
    return tuple(value) if isinstance(value, (tuple, list)) else (str(value or ""),)


def placeholders(*texts: str) -> set[str]:
    """The named gaps in these texts."""
    return {found for text in texts for found in PLACEHOLDER.findall(text)}


def compile_all() -> int:
    """Compile each catalogue that is newer than its .mo; how many were."""
    every = sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))  # id: words of packages
    due = [file for file in every if is_due(file)]
    for file in due:
        with file.open("rb") as source:
            catalogue = pofile.read_po(source, locale=file.parts[-3])
        fresh = file.with_suffix(".mo.new")
        with fresh.open("wb") as target:
            mofile.write_mo(target, catalogue)
        fresh.replace(file.with_suffix(".mo"))
    return len(due)


def is_due(file: Path) -> bool:
    """Whether the compiled form is missing or older."""
    compiled = file.with_suffix(".mo")
    if not file.exists():
        return False
    return not compiled.exists() or compiled.stat().st_mtime < file.stat().st_mtime
