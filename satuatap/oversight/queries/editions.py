"""Versions of what the ministry lays down: which holds, which came before, what is in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from satuatap.oversight.models import Edition
from satuatap.oversight.models.editions import in_force
from satuatap.oversight.sources import DATA, rows

FIRST = "2026-1"  # what comes with the platform
TABLES: dict[str, tuple[str, ...]] = {
    Edition.Kind.CHECKLIST: ("checklist",),
    Edition.Kind.DRAWING: ("stages", "arrows"),
    Edition.Kind.SUPPORT: ("support",),
    Edition.Kind.PARTICIPATION: ("participation",),
    Edition.Kind.REMINDING: ("reminders", "warnings", "expected"),
}
LEFT_OUT = {"version", "valid_from"}  # a version says them of itself


@dataclass(frozen=True)
class Ruled:
    """One kind of rule: the version in force (None: the platform's), and all others."""

    kind: str
    name: str
    now: Edition | None
    editions: Sequence[Edition]
    today: date

    @property
    def version(self) -> str:
        """Which version is in force."""
        return self.now.version if self.now else FIRST


def ruled(*, today: date) -> list[Ruled]:
    """Every kind with its versions, the newest first."""
    return [
        Ruled(kind, str(name), in_force(kind, today), list(Edition.objects.of(kind)), today)
        for kind, name in Edition.Kind.choices
    ]


def newest(kind: str) -> Edition | None:
    """The version that was written down last, whether it holds yet or not."""
    return Edition.objects.filter(kind=kind).order_by("-at", "-pk").first()


def latest(kind: str) -> str:
    """The name of that version."""
    found = newest(kind)
    return found.version if found else FIRST


def rows_of(kind: str, table: str) -> list[dict[str, str]]:
    """The rows of that version, from which the next one begins."""
    found = newest(kind)
    return found.rows(table) if found else rows_of_first(table)


def rows_of_first(table: str) -> list[dict[str, str]]:
    """The rows that come with the platform."""
    found = rows(DATA / f"{table}.csv")
    return [{name: cell for name, cell in row.items() if name not in LEFT_OUT} for row in found]
