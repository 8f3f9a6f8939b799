"""How well agencies take part over all halls: by hall, and by agency; who is absent where."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from satuatap.catalogue.models import Agency
from satuatap.core import sql
from satuatap.oversight.models.editions import participation_weights, reminding
from satuatap.oversight.rules import Participation, participation
from satuatap.places.models import Hall

COUNTED = Path(__file__).parent.parent / "sql" / "taking_part.sql"
PARTS = ("vertical", "others", "agreements", "services")


@dataclass(frozen=True)
class Taking:
    """One hall, or one agency over all halls, with its counts and its score."""

    of: Hall | Agency
    here: int
    expected: int
    absent: int
    excused: int
    asked: int
    score: Participation

    @property
    def name(self) -> str:
        """What it is called."""
        return self.of.title if isinstance(self.of, Hall) else self.of.name

    @cached_property
    def points(self) -> int | None:
        """From 0 to 100; None where nothing is expected."""
        return self.score.score

    def share(self, code: str) -> float:
        """What part of one thing is there; -1 where nothing of it is expected."""
        part = next(each for each in self.score.parts if each.code == code)
        return -1.0 if part.share is None else part.share


def by_hall(*, today: date, regions: Collection[str] | None = None) -> list[Taking]:
    """Every hall with a desk, of these regions or of all; two queries."""
    rows = [each for each in _rows(today, regions) if each["hall_id"]]
    halls = Hall.objects.select_related("region__province").in_bulk(
        [UUID(str(each["hall_id"])) for each in rows]
    )
    return [_taking(halls[each["hall_id"]], each) for each in rows]


def by_agency(*, today: date, regions: Collection[str] | None = None) -> list[Taking]:
    """Every agency that is there or expected, over the halls of these regions or of all."""
    rows = [each for each in _rows(today, regions) if each["agency"]]
    known = Agency.objects.in_bulk([each["agency"] for each in rows])
    return [_taking(known[each["agency"]], each) for each in rows]


def absences(*, today: date) -> Sequence[Taking]:
    """Expected agencies, those that are missing most first; among halls with any desk at all."""
    found = [each for each in by_agency(today=today) if each.expected]
    return sorted(found, key=lambda each: (-each.absent, each.name))


ORDERS: dict[str, Callable[[Taking], Any]] = {
    "nama": lambda each: each.name,
    "skor": lambda each: -1 if each.points is None else each.points,
    "vertikal": lambda each: each.share("vertical"),
    "lembaga": lambda each: each.share("others"),
    "perjanjian": lambda each: each.share("agreements"),
    "layanan": lambda each: each.share("services"),
    "absen": lambda each: each.absent,
    "dikecualikan": lambda each: each.excused,
}
USUAL = "skor"


def ordered(found: list[Taking], order: str) -> list[Taking]:
    """Sorted by a column, ``-`` before it for the largest first; by name where they are alike."""
    column = order.removeprefix("-")
    key = ORDERS.get(column, ORDERS[USUAL])
    rows = sorted(found, key=lambda each: each.name)
    return sorted(rows, key=key, reverse=order.startswith("-"))


def _rows(today: date, regions: Collection[str] | None) -> list[dict[str, Any]]:
    narrowed = sorted(regions) if regions is not None else None
    usual = list(reminding().expected)
    return list(sql.mappings(COUNTED, today=today, regions=narrowed, usual=usual))


def _taking(of: Hall | Agency, row: dict[str, Any]) -> Taking:
    counts = {code: (row[f"{code}_have"], row[f"{code}_of"]) for code in PARTS}
    return Taking(
        of=of,
        here=row["here"],
        expected=row["expected"],
        absent=row["absent"],
        excused=row["excused"],
        asked=row["asked"],
        score=participation(counts, participation_weights()),
    )
