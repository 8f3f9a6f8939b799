"""Halls side by side, and a period beside the one before it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from satuatap.national.pictures import columns, means
from satuatap.national.pictures.figure import Cell, Column, Figure, Kind, Row, month_name
from satuatap.national.queries.figures import HallFigures, of_halls
from satuatap.national.rules.periods import Period
from satuatap.places.models import Hall

MOST_HALLS = 8
BEFORE, LAST_YEAR = "sebelumnya", "tahun-lalu"


def other_of(period: Period, name: str) -> Period:
    """With which period another is compared: the one before, or the same months of last year."""
    return period.year_before if name == LAST_YEAR else period.before


def compared(halls: Sequence[Hall], period: Period, other: Period) -> list[Figure]:
    """The same figures of each hall in two periods."""
    return [
        _figure(halls, period, name="sekarang", title=_("Periode ini")),
        _figure(halls, other, name="sebelumnya", title=_("Dibandingkan dengan")),
    ]


def words(period: Period) -> str:
    """``Desember 2025 sampai November 2026``."""
    since, until = month_name(period.since), month_name(period.until)
    if period.since == period.until:
        return since
    return _("%(since)s sampai %(until)s") % {"since": since, "until": until}


def _figure(halls: Sequence[Hall], period: Period, *, name: str, title: str) -> Figure:
    found = of_halls([each.pk for each in halls], period.since, period.last_day)
    rows = [Row([each.title, *_told(found[each.pk])], code=each.slug) for each in halls]
    head = [
        Column("hall", _("Mal"), Kind.TEXT),
        *columns.whole(),
        Column("services", _("Layanan diberikan")),
        Column("services_promised", _("Layanan terdaftar")),
        Column("agencies", _("Instansi melayani")),
        Column("agencies_promised", _("Instansi terdaftar")),
    ]
    empty = _("Pilih sedikitnya satu mal.")
    title = _("%(title)s: %(months)s") % {"title": title, "months": words(period)}
    return Figure(name, title, means.places(), head, rows, bars="visits", empty=empty)


def _told(figures: HallFigures) -> list[Cell]:
    given = figures.given
    return [
        *columns.row_of(figures.counts, figures.book, figures.ikm),
        given.services_given,
        given.services_promised,
        given.agencies_present,
        given.agencies_promised,
    ]
