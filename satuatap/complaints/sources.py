"""The deadlines that come with the platform, read once and checked as a whole."""

import csv
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

from satuatap.complaints.rules import Deadline, Deadlines
from satuatap.core.clocks import Counting, Term, Unit

DEADLINES = Path(__file__).parent / "data" / "deadlines.csv"
KEEPING = Path(__file__).parent / "data" / "keeping.csv"
KEPT = frozenset({"helped_after", "helped_open", "reporter", "files"})
NEEDED = frozenset(
    {"verify", "first_action", "reply", "reopen", "escalated"}
    | {f"answer.{each}" for each in ("information", "no_oversight", "oversight")}
)


class FaultyDeadlines(Exception):
    """The file lacks a term, or has one that nothing asks for."""


@cache
def deadlines(file: Path = DEADLINES) -> Deadlines:
    """Every term in force; raises FaultyDeadlines."""
    with file.open(encoding="utf-8", newline="") as lines:
        found = {row["key"]: _deadline(row) for row in csv.DictReader(lines)}
    if found.keys() != NEEDED:
        raise FaultyDeadlines(sorted(found.keys() ^ NEEDED))
    return Deadlines(found)


def _deadline(row: dict[str, str]) -> Deadline:
    term = Term(int(row["amount"]), Unit(row["unit"]), Counting(row["rule"]))
    return Deadline(row["key"], term, row["source"], verified=row["verified"] == "yes")


@cache
def keeping(file: Path = KEEPING) -> Mapping[str, timedelta | None]:
    """How long what is kept after the end; None for good. Raises FaultyDeadlines."""
    with file.open(encoding="utf-8", newline="") as lines:
        found = {row["key"]: row["days"] for row in csv.DictReader(lines)}
    if found.keys() != KEPT:
        raise FaultyDeadlines(sorted(found.keys() ^ KEPT))
    return {key: timedelta(days=int(days)) if days else None for key, days in found.items()}
