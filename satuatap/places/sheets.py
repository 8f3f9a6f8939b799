"""Tables that offices send: CSV and XLSX, read row by row as text."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from satuatap.core.errors import Refusal

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 20 * MOST_BYTES
MOST_ROWS = 20_000
BROKEN = (  # what a damaged, locked or other kind of file makes of its reader
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    LookupError,
    OSError,
    RuntimeError,
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


def read_sheet(file: Path) -> list[Row]:
    """The rows that hold something, each with its number as the office sees it (from 1)."""
    if not file.is_file():
        raise UnreadableSheet(_("Berkas tidak ditemukan."))
    if file.stat().st_size > MOST_BYTES:
        raise UnreadableSheet(_("Berkas terlalu besar, paling banyak 10 MB."))
    read = _xlsx_rows if file.suffix.lower() in {".xlsx", ".xlsm"} else _csv_rows
    rows = [row for row in read(file) if any(row[1])]
    if not rows:
        raise UnreadableSheet(_("Berkas kosong."))
    if len(rows) > MOST_ROWS:
        raise UnreadableSheet(_("Berkas terlalu panjang, paling banyak 20.000 baris."))
    return rows


def _csv_rows(file: Path) -> Iterator[Row]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSheet(_("Simpan berkas dengan pengodean UTF-8.")) from error
    if "\0" in text:
        raise UnreadableSheet(_("Berkas ini bukan CSV."))
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(islice(reader, MOST_ROWS + 1), start=1):
            yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise UnreadableSheet(_("Berkas ini bukan CSV.")) from error


def _xlsx_rows(file: Path) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(file) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise UnreadableSheet(_("Berkas terlalu besar setelah dibuka."))
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 1)
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
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.2f}"
    return str(cell).strip()
