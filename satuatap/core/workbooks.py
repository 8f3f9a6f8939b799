"""Workbooks (XLSX) that others keep: texts in them are texts, none is ever taken for a formula."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from satuatap.core.cells import harmless

Value = str | int | Decimal | None
Row = Sequence[Value]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOUD = Font(bold=True)
WIDEST = 60
PLACES = {0: "#,##0", 2: "0.00", 4: "0.0000"}


def empty_book() -> Workbook:
    """A workbook without any sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def add_sheet(book: Workbook, title: str, rows: Iterable[Row]) -> None:
    """A sheet more: the first row is its head."""
    page: Worksheet = book.create_sheet(title)
    widths: dict[int, int] = {}
    for down, row in enumerate(rows, start=1):
        for across, value in enumerate(row, start=1):
            _write(page.cell(down, across), value, loud=down == 1)
            widths[across] = max(widths.get(across, 8), len(str(value or "")) + 2)
    for across, width in widths.items():
        page.column_dimensions[get_column_letter(across)].width = min(width, WIDEST)
    page.freeze_panes = "B2"


def content_of(book: Workbook) -> bytes:
    """The file."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def xlsx_file(name: str, title: str, rows: Iterable[Row]) -> HttpResponse:
    """A workbook of one sheet to keep."""
    book = empty_book()
    add_sheet(book, title, rows)
    return HttpResponse(
        content_of(book),
        content_type=MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _write(cell: Cell | MergedCell, value: Value, *, loud: bool) -> None:
    """One value; a text that begins like a formula stays the text that it is, here and as CSV."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if loud:
        cell.font = LOUD
    if isinstance(value, str):
        cell.data_type = "s"
        if harmless(value) != value:
            cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif value is not None:
        cell.number_format = PLACES[_places(value)]


def _places(value: int | Decimal) -> int:
    """How many decimals a number shows."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0
