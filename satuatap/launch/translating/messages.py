"""What is to be translated: the marked strings of each module, from Python and templates."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

from satuatap.launch.plan import ROOT

PACKAGE = ROOT / "satuatap"
ELSEWHERE = {"config": "web"}  # the settings' few words live with the site's shell
KEYWORDS: dict[str, Any] = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Message:
    """One marked string: ``id`` is a pair where the words depend on a number."""

    id: str | tuple[str, ...]
    context: str | None
    file: str


def modules() -> list[str]:
    """The folders that have words of their own."""
    return sorted(file.parent.name for file in PACKAGE.glob("*/apps.py"))


def messages_of(module: str) -> list[Message]:
    """Every marked string of the module, in the order of its files."""
    return [message for file in files_of(module) for message in messages_in(file)]


def files_of(module: str) -> Iterator[Path]:
    """The module's Python files and templates, without its tests."""
    folders = [PACKAGE / module]
    folders += [ROOT / other for other, home in ELSEWHERE.items() if home == module]
    for folder in folders:
        found = [file for kind in ("*.py", "*.html", "*.txt") for file in folder.rglob(kind)]
        yield from sorted(file for file in found if speaks(file.relative_to(folder)))


def speaks(file: Path) -> bool:
    """Whether a file may hold words for people."""
    parts = set(file.parts)
    return (file.suffix == ".py" or "templates" in parts) and not {"tests", "migrations"} & parts


def messages_in(file: Path) -> Iterator[Message]:
    """The marked strings of one file."""
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        lines = templatize(source, origin=str(file)).splitlines()
        source = "\n".join(line.lstrip() for line in lines)  # what is left is read as Python
    name = str(file.relative_to(ROOT))
    for _, words, _, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        if words:
            yield Message(id=words, context=context, file=name)
