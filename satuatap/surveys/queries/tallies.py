"""A campaign's answers added up, whole and by part, in one statement."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.lookups import LessThanOrEqual

from satuatap.core import sql
from satuatap.surveys.models import Campaign, ChangedDay, PartTally
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.served import WHOLE, Part
from satuatap.surveys.rules import SmallestCells, Tally

SQL = Path(__file__).parent.parent / "sql"

K = TypeVar("K")


@dataclass(frozen=True)
class Cell:
    """What came by one channel for one service (or for nothing that is known)."""

    office_id: UUID | None
    offering_id: UUID | None
    channel: str
    is_open: bool
    tally: Tally


@dataclass(frozen=True)
class _Row:
    office_id: UUID | None
    offering_id: UUID | None
    channel: str
    is_open: bool
    place: int
    respondents: int
    total: int
    squares: int

    @property
    def key(self) -> tuple[UUID | None, UUID | None, str, bool]:
        return self.office_id, self.offering_id, self.channel, self.is_open


@dataclass(frozen=True)
class _Rolled:
    office_id: UUID | None
    offering_id: UUID | None
    channel: str
    is_open: bool
    respondents: int
    totals: list[int]
    squares: int


def cells(campaign: Campaign) -> list[Cell]:
    """Every cell of a campaign, from its sheets; they add up to its whole."""
    rows = sql.rows(_Row, SQL / "tallies.sql", campaign=campaign.pk)
    return [_cell(list(group)) for _key, group in groupby(rows, key=lambda row: row.key)]


def rolled_cells(campaign: Campaign) -> list[Cell]:
    """The same cells out of the days' tallies, as they stood when they were last rolled up."""
    rows = sql.rows(_Rolled, SQL / "rolled.sql", campaign=campaign.pk)
    return [_rolled_cell(row) for row in rows]


def known_cells(campaign: Campaign) -> list[Cell]:
    """The same cells again: rolled up where no day has changed since, else from the sheets."""
    changed = ChangedDay.objects.filter(campaign=campaign).exists()
    return cells(campaign) if changed else rolled_cells(campaign)


def campaigns_to_roll_up() -> QuerySet[Campaign]:
    """Campaigns with days that have changed since, or with another rule of few answers."""
    changed = ChangedDay.objects.filter(campaign=OuterRef("pk"))
    kept = PartTally.objects.filter(campaign=OuterRef("pk"), office=None, offering=None)
    other = kept.exclude(least=_least(smallest_cells(), OuterRef("ends")))
    return Campaign.objects.filter(Q(Exists(changed)) | Q(Exists(other))).order_by("pk")


def _least(cells: SmallestCells, day: OuterRef) -> Case:
    """``SmallestCells.on`` for the day of a row."""
    rules = sorted(cells.since, reverse=True)
    held = [When(LessThanOrEqual(Value(begins), day), then=least) for begins, least in rules]
    return Case(*held, default=cells.first, output_field=IntegerField())


def _cell(rows: list[_Row]) -> Cell:
    first = rows[0]
    totals = tuple(row.total for row in rows)
    tally = Tally(first.respondents, totals, first.squares)
    return Cell(first.office_id, first.offering_id, first.channel, first.is_open, tally)


def _rolled_cell(row: _Rolled) -> Cell:
    tally = Tally(row.respondents, tuple(row.totals), row.squares)
    return Cell(row.office_id, row.offering_id, row.channel, row.is_open, tally)


def added_up(found: Iterable[Cell], by: Callable[[Cell], K | None], *, size: int) -> dict[K, Tally]:
    """The tallies by a key; a cell whose key is None belongs to nothing and is left out."""
    tallies: dict[K, Tally] = {}
    for cell in found:
        key = by(cell)
        if key is not None:
            tallies[key] = tallies.get(key, Tally.nobody(size)) + cell.tally
    return tallies


def by_part(found: list[Cell], *, size: int) -> dict[Part, Tally]:
    """The tallies of the whole hall, of each office and of each service."""
    tallies = {WHOLE: sum((cell.tally for cell in found), Tally.nobody(size))}
    tallies |= added_up(found, lambda cell: _office(cell.office_id), size=size)
    return tallies | added_up(found, lambda cell: _offering(cell.offering_id), size=size)


def _office(key: UUID | None) -> Part | None:
    return Part(office_id=key) if key else None


def _offering(key: UUID | None) -> Part | None:
    return Part(offering_id=key) if key else None
