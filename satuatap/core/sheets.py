"""Tables that offices send: CSV and XLSX, read row by row as text."""

import csv
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from satuatap.core.errors import Refusal

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 20 * MOST_BYTES
MOST_ROWS = 20_000
LINES_A_ROW = 10  # lines that are looked at for each row that may hold something
DELIMITERS = ";\t,"  # where two fit alike the comma is one of a number or a sentence
LOOKED_AT = 50  # rows by which the delimiter is found: titles may stand above the table
HAIR = 1e-9  # what a spreadsheet's own arithmetic may be off
BROKEN = (  # what a damaged, locked or other kind of file makes of its reader
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,  # every parser of XML has its own kind of it
    TypeError,
    ValueError,
)

Row = tuple[int, list[str]]


class UnreadableSheet(Refusal):
    """The file as a whole cannot be read; the sentence says why."""

    type = "unreadable-sheet"
    status = 422

    def __init__(self, message: str) -> None:
        super().__init__()
        self.message = message


@dataclass(frozen=True)
class Fault:
    """One thing wrong: row number and column as the office sees them, and the reason."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = {"row": self.row, "column": self.column, "reason": self.reason}
        return _("Baris %(row)s, kolom %(column)s: %(reason)s") % place


def read_sheet(file: Path, *, most_rows: int = MOST_ROWS, formulas: bool = False) -> list[Row]:
    """The rows that hold something, each with its number as the office sees it (from 1).

    ``formulas`` gives a calculated cell of a spreadsheet as its formula (``=SUM(A2:A9)``) and not
    as its last value, for tables in which nothing may be calculated.
    """
    if not file.is_file():
        raise UnreadableSheet(_("Berkas tidak ditemukan."))
    if file.stat().st_size > MOST_BYTES:
        raise UnreadableSheet(_("Berkas terlalu besar, paling banyak 10 MB."))
    is_book = file.suffix.lower() in {".xlsx", ".xlsm"}
    read = _xlsx_rows(file, formulas=formulas) if is_book else _csv_rows(file)
    rows = list(_filled(read, most_rows))
    if not rows:
        raise UnreadableSheet(_("Berkas kosong."))
    return rows


def _filled(read: Iterable[Row], most_rows: int) -> Iterator[Row]:
    """The rows that hold something, all of them: a table is never cut without a word."""
    found = 0
    for number, cells in read:
        if number > most_rows * LINES_A_ROW:
            raise UnreadableSheet(_("Terlalu banyak baris kosong; hapus yang di bawah data."))
        if not any(cells):
            continue
        found += 1
        if found > most_rows:
            most = f"{most_rows:,}".replace(",", ".")
            raise UnreadableSheet(
                _("Berkas terlalu panjang, paling banyak %(most)s baris.") % {"most": most}
            )
        yield number, cells


def _csv_rows(file: Path) -> Iterator[Row]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSheet(_("Simpan berkas dengan pengodean UTF-8.")) from error
    except OSError as error:
        raise UnreadableSheet(_("Berkas tidak dapat dibuka.")) from error
    if "\0" in text:
        raise UnreadableSheet(_("Berkas ini bukan CSV."))
    try:
        delimiter = max(DELIMITERS, key=lambda each: _regularity(text, each))
        for number, cells in enumerate(_cut(text, delimiter), start=1):
            yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise UnreadableSheet(_("Berkas ini bukan CSV.")) from error


def _cut(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _regularity(text: str, delimiter: str) -> int:
    """How many rows are cut into as many cells.

    Numbers with a decimal comma are cut by commas as well; their header is not.
    """
    widths = Counter(len(cells) for cells in islice(_cut(text, delimiter), LOOKED_AT))
    return max((rows for width, rows in widths.items() if width > 1), default=0)


def _xlsx_rows(file: Path, *, formulas: bool) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(file) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise UnreadableSheet(_("Berkas terlalu besar setelah dibuka."))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that no row needs
            book = openpyxl.load_workbook(file, read_only=True, data_only=not formulas)
        rows = book.worksheets[0].iter_rows(values_only=True)
        for number, cells in enumerate(rows, start=1):
            yield number, [_text(cell) for cell in cells]
        book.close()
    except BROKEN as error:
        raise UnreadableSheet(_("Berkas ini bukan XLSX yang dapat dibaca.")) from error


def _text(cell: Any) -> str:
    """A cell as somebody would type it; a region code that became a number keeps two digits."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, ArrayFormula | DataTableFormula):
        return f"={getattr(cell, 'text', '') or ''}".replace("==", "=")
    return _number(cell) if isinstance(cell, float) else str(cell).strip()


def _number(cell: float) -> str:
    """With two decimals, unless it has more: then as it is, for 3.004 is not 3."""
    if cell.is_integer():
        return str(int(cell))
    return f"{cell:.2f}" if abs(cell - round(cell, 2)) < HAIR else str(cell)
