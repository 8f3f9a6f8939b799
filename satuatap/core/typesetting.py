"""Typst sets templates with facts. Templates are files; facts go in as JSON and are never code.

Templates lie with their modules and share ``/core/typst/parts.typ``: their root is the package.
"""

import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal
from unicodedata import category, normalize

import typst
from django.conf import settings

ROOT = Path(__file__).parent.parent
ACCESSIBLE: Final = "ua-1"  # PDF/UA-1: tagged, with a title and a language
KEPT: Final = "a-2a"  # PDF/A-2a: also whole in itself, to be read in fifty years

Standard = Literal["ua-1", "a-2a"]

# What the fonts draw for sure: a paper with a sign that nobody could read is refused by PDF/UA.
PLAIN = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) | set("\n–—‘’‚“”„•…−")
UNKNOWN = "?"

Facts = dict[str, Any]


def pdf(
    template: Path, facts: Facts, *, at: datetime, standards: Sequence[Standard] = (ACCESSIBLE,)
) -> bytes:
    """A PDF by this template, dated ``at``; typst refuses what breaks a standard."""
    made = _compiler().compile(
        str(template),
        format="pdf",
        sys_inputs={"facts": json.dumps(legible(facts))},
        pdf_standards=list(standards),
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    return _whole(made)


def pages(template: Path, facts: Facts, *, ppi: float = 100) -> list[bytes]:
    """The same, each page as PNG, to be looked at."""
    made = _compiler().compile(
        str(template),
        format="png",
        ppi=ppi,
        sys_inputs={"facts": json.dumps(legible(facts))},
    )
    return made if isinstance(made, list) else [_whole(made)]


def marks(template: Path, facts: Facts, label: str) -> list[Facts]:
    """What the template puts at this label, in the order of the paper: where something stands."""
    compiler = _compiler(input=str(template), sys_inputs={"facts": json.dumps(legible(facts))})
    found: list[Facts] = json.loads(compiler.query(f"<{label}>", field="value"))
    return found


def legible(fact: Any) -> Any:
    """The same facts with every sign that the fonts may lack as its base letter, or as ``?``."""
    if isinstance(fact, dict):
        return {key: legible(each) for key, each in fact.items()}
    if isinstance(fact, list):
        return [legible(each) for each in fact]
    return "".join(map(_sign, fact)) if isinstance(fact, str) else fact


@cache
def _sign(sign: str) -> str:
    if sign in PLAIN:
        return sign
    parts = normalize("NFKD", sign)
    return "".join(each for each in parts if each in PLAIN) or (
        "" if category(sign) in {"Cf", "Mn"} else UNKNOWN
    )


def _whole(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        message = "typst gave no file"
        raise TypeError(message)
    return made


def _compiler(**more: Any) -> typst.Compiler:
    nowhere = str(_no_packages())
    return typst.Compiler(
        **more,
        root=str(ROOT),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=nowhere,
        package_cache_path=nowhere,
    )


@cache
def _fonts() -> typst.Fonts:
    """Our face as the build made it; without it, the fonts that typst brings along."""
    return typst.Fonts(
        include_system_fonts=False, font_paths=[str(settings.BASE_DIR / "build" / "fonts")]
    )


@cache
def _no_packages() -> Path:
    """An empty folder: templates use no packages, and nothing is ever fetched."""
    return Path(tempfile.mkdtemp(prefix="satuatap-typst-"))
