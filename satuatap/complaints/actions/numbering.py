"""The public number of a complaint: gapless within a hall and local year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from django.db import IntegrityError, transaction

from satuatap.complaints.models import Book
from satuatap.core import sql
from satuatap.places.models import Hall

NEXT = Path(__file__).parent.parent / "sql" / "next_number.sql"


@dataclass(frozen=True)
class _Given:
    number: str


def next_number(hall: Hall, *, at: datetime) -> str:
    """``ADU-3579-2026-0001``; part of the transaction in which the complaint is sent."""
    book = book_of(hall)
    given = sql.row(_Given, NEXT, hall=book.pk, year=hall.local(at).year)
    assert given is not None  # noqa: S101 (the statement always gives a row)
    return given.number


def book_of(hall: Hall) -> Book:
    """The hall's book; its code is decided with the first complaint and never changes."""
    found = Book.objects.filter(pk=hall.pk).first()
    for code in _codes(hall):
        if found is not None:
            break
        if Book.objects.filter(code=code).exists():
            continue
        found = _begun(hall, code)
    assert found is not None  # noqa: S101 (there are always more codes)
    return found


def _begun(hall: Hall, code: str) -> Book | None:
    """A new book, or what somebody else began in this moment."""
    try:
        with transaction.atomic():
            return Book.objects.create(hall=hall, code=code)
    except IntegrityError:
        return Book.objects.filter(pk=hall.pk).first()


def _codes(hall: Hall) -> Iterator[str]:
    """The hall's own code, its region's, and the region's with a number behind it."""
    region = hall.region.code.replace(".", "")
    if hall.code:
        yield hall.code.upper()
    yield region
    yield from (f"{region}{number}" for number in count(2))
