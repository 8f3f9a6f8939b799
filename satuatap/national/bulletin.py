"""The monthly bulletin of the ministry: the nation's figures of one month on paper."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format

from satuatap.core.typesetting import pdf
from satuatap.national.pictures import dashboard
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.figure import Figure, month_name
from satuatap.national.queries import areas
from satuatap.national.queries.sums import watermark
from satuatap.national.rules.periods import Period

TEMPLATE = Path(__file__).parent / "typst" / "buletin.typ"
ON_PAPER = ("tempat", "cara", "layanan", "absen", "kebutuhan")
YEAR = 12  # months


def bulletin(month: date, *, at: datetime) -> bytes:
    """The bulletin of a month as it stands ``at``: always Indonesian, tagged for screen readers."""
    with translation.override("id"):
        return pdf(TEMPLATE, facts(month, at=at), at=at)


def facts(month: date, *, at: datetime) -> dict[str, Any]:
    """What stands in it."""
    nation = areas.nation()
    asked = Asked(nation, Period(month, month), at)
    year = Asked(nation, Period.of_months(month, YEAR), at)
    mark = watermark()
    figures = [dashboard.FIGURES[name](asked) for name in ON_PAPER]
    return {
        "month": month_name(month),
        "written": date_format(timezone.localtime(at), "j F Y, H.i"),
        "counted": date_format(timezone.localtime(mark.at), "j F Y, H.i") if mark else "belum ada",
        "keys": [[key.title, key.value, key.beside] for key in dashboard.keys(asked)],
        "figures": [
            _table(dashboard.FIGURES["kunjungan"](year)),
            *map(_table, figures),
        ],
    }


def _table(figure: Figure) -> dict[str, Any]:
    return {
        "title": figure.title,
        "means": figure.means,
        "empty": figure.empty,
        "more": figure.more,
        "head": [column.title for column in figure.columns],
        "right": [column.is_number for column in figure.columns],
        "rows": [[cell.text for cell in cells] for _row, cells in figure.lines()],
    }
