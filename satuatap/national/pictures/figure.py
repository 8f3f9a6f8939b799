"""One figure: a table that says what it counts; pages draw it, files carry its bare values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from satuatap.places.wording import minutes

MINUTE = 60
NUMBERS = (int, float, Decimal)
Cell = str | int | float | Decimal | None


class Kind(Enum):
    """What the values of a column are."""

    TEXT = "text"
    COUNT = "count"
    SECONDS = "seconds"
    PERCENT = "percent"
    INDEX = "index"
    YEAR = "year"


@dataclass(frozen=True)
class Column:
    """A column: its name in files (never translated), its title, what its values are."""

    name: str
    title: str
    kind: Kind = Kind.COUNT

    @property
    def is_number(self) -> bool:
        """Whether its values stand at the right."""
        return self.kind is not Kind.TEXT


@dataclass(frozen=True)
class Row:
    """One line; ``url`` is where its first cell leads, ``code`` what files call it."""

    cells: Sequence[Cell]
    url: str = ""
    code: str = ""


@dataclass(frozen=True)
class Told:
    """A cell as a page shows it; ``share`` is the length of its bar (0 to 100), None without."""

    text: str
    is_number: bool
    share: float | None = None


@dataclass(frozen=True)
class Figure:
    """A figure of a dashboard; ``bars`` names the column that is drawn as well.

    ``name`` stands in addresses, ``means`` is its definition, ``of`` how fresh it is where it is
    read from no roll-up (empty: as fresh as the roll-ups are). ``total`` is how many lines there
    are where only the first ones were read.
    """

    name: str
    title: str
    means: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    of: str = ""
    bars: str = ""
    empty: str = ""
    most: int | None = None
    total: int | None = None
    notes: Sequence[str] = field(default_factory=tuple)

    @property
    def shown(self) -> Sequence[Row]:
        """The lines that a page shows; the file has them all."""
        return self.rows[: self.most]

    @property
    def more(self) -> int:
        """How many lines only the file has."""
        return (self.total or len(self.rows)) - len(self.shown)

    def lines(self) -> Iterator[tuple[Row, list[Told]]]:
        """The lines of the page with their cells as they are shown."""
        longest = max((self._size(row) for row in self.shown), default=0.0)
        for row in self.shown:
            share = 100 * self._size(row) / longest if longest else None
            yield (
                row,
                [
                    Told(said(column.kind, cell), column.is_number, self._bar(column, cell, share))
                    for column, cell in zip(self.columns, row.cells, strict=True)
                ],
            )

    def table(self) -> list[list[Cell]]:
        """The file's lines: head, then bare values (times in minutes)."""
        head: list[Cell] = ["code", *(column.name for column in self.columns)]
        return [
            head,
            *(
                [
                    row.code,
                    *(
                        bare(column.kind, cell)
                        for column, cell in zip(self.columns, row.cells, strict=True)
                    ),
                ]
                for row in self.rows
            ),
        ]

    def _bar(self, column: Column, cell: Cell, share: float | None) -> float | None:
        return share if column.name == self.bars and cell is not None else None

    def _size(self, row: Row) -> float:
        """How long the row's bar is."""
        cells = zip(self.columns, row.cells, strict=True)
        found = (cell for column, cell in cells if column.name == self.bars)
        return next((float(cell) for cell in found if isinstance(cell, NUMBERS)), 0.0)


def said(kind: Kind, value: Cell) -> str:
    """A value as people read it; – where there is none."""
    if value is None or value == "":
        return "–"
    return WORDS[kind](value)


WORDS: dict[Kind, Callable[[Any], str]] = {
    Kind.TEXT: str,
    Kind.YEAR: str,
    Kind.COUNT: lambda value: number_format(value, use_l10n=True, force_grouping=True),
    Kind.SECONDS: lambda value: minutes(value / MINUTE),
    Kind.PERCENT: lambda value: _("%(share)s%%") % {"share": number_format(round(value, 1), 1)},
    Kind.INDEX: lambda value: number_format(value, 2),
}


def bare(kind: Kind, value: Cell) -> Cell:
    """A value as files carry it: times in minutes with two digits, shares with one."""
    if value is None:
        return ""
    if kind is Kind.SECONDS:
        return round(float(value) / MINUTE, 2)
    return round(float(value), 2) if kind is Kind.PERCENT else value


def month_name(month: object) -> str:
    """``November 2026``."""
    return date_format(month, "F Y")  # type: ignore[arg-type]
