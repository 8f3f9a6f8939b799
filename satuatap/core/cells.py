"""Tables that others open in a spreadsheet program."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: object) -> object:
    """The cell for a CSV file; text that a spreadsheet would calculate is marked as text.

    Names come from many hands, and ``=HYPERLINK(…)`` in one of them would run with whoever opens
    the file (OWASP, "CSV injection"). Numbers stay numbers.
    """
    if not isinstance(cell, str):
        return cell
    calculated = cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)
    return f"'{cell}" if calculated else cell


def csv_file(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV file to keep, whose cells run nothing."""
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    csv.writer(answer).writerows([harmless(cell) for cell in row] for row in rows)
    return answer
