"""The columns that several figures share, and their values."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from satuatap.national.pictures.figure import Cell, Column, Kind
from satuatap.national.queries.figures import Book
from satuatap.national.rules import Counts


def waits() -> list[Column]:
    """Tickets, waits and the promise."""
    return [
        Column("wait_p50_minutes", _("Tunggu P50"), Kind.SECONDS),
        Column("wait_p90_minutes", _("Tunggu P90"), Kind.SECONDS),
        Column("on_time_percent", _("Sesuai janji"), Kind.PERCENT),
    ]


def of_waits(counts: Counts) -> list[Cell]:
    """Their values."""
    return [counts.wait_p50, counts.wait_p90, counts.on_time_share]


def visits() -> list[Column]:
    """People, and those served."""
    return [Column("visits", _("Kunjungan")), Column("served", _("Dilayani"))]


def of_visits(counts: Counts) -> list[Cell]:
    """Their values; a dash where nobody came."""
    return [counts.visits, counts.served] if counts.tickets else [None, None]


def books() -> list[Column]:
    """Complaints and opening hours."""
    return [
        Column("complaints", _("Pengaduan")),
        Column("complaints_on_time_percent", _("Ditanggapi tepat waktu"), Kind.PERCENT),
        Column("days_kept_percent", _("Buka sesuai janji"), Kind.PERCENT),
        Column("refused", _("Nomor habis")),
    ]


def of_books(book: Book) -> list[Cell]:
    """Their values."""
    return [book.complaints, book.answered_share, book.kept_share, book.refused]


def index() -> Column:
    """The satisfaction index."""
    return Column("ikm", _("IKM"), Kind.INDEX)


def row_of(counts: Counts, book: Book, ikm: Decimal | None) -> Sequence[Cell]:
    """Everything of one area."""
    return [*of_visits(counts), *of_waits(counts), ikm, *of_books(book)]


def whole() -> list[Column]:
    """The columns of ``row_of``."""
    return [*visits(), *waits(), index(), *books()]
