"""Queries too good for the ORM, kept as .sql files, and the only place that holds a cursor."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@cache
def text(file: Path) -> str:
    """The file's SQL, read once per process."""
    return file.read_text(encoding="utf-8")


@contextmanager
def prepared() -> Iterator[CursorWrapper]:
    """A cursor whose statements PostgreSQL plans once per connection and then keeps.

    Django writes values into the statement, so that each one is parsed and planned anew: of a
    number's cost that was the larger part.
    """
    connection.ensure_connection()
    raw = connection.connection
    usual, raw.cursor_factory = raw.cursor_factory, ServerBindingCursor
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        raw.cursor_factory = usual


def rows(kind: type[T], file: Path | str, **parameters: Any) -> list[T]:
    """Run the query in this file; every row becomes one ``kind`` (column names are its fields).

    A text in place of a file is the statement itself.
    """
    with prepared() as cursor:
        cursor.execute(text(file) if isinstance(file, Path) else file, parameters)
        names = [column.name for column in cursor.description]
        return [kind(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def row(kind: type[T], file: Path, **parameters: Any) -> T | None:
    """The first row of the query as one ``kind``, or None."""
    found = rows(kind, file, **parameters)
    return found[0] if found else None


def instance(model: type[M], statement: str, **parameters: Any) -> M | None:
    """The first row as an instance of its model, or None; further columns become attributes.

    For the few reads of every request of a machine: writing the ORM's SQL costs Python several
    times what reading the row costs PostgreSQL.
    """
    with prepared() as cursor:
        cursor.execute(statement, parameters)
        found = cursor.fetchone()
        if found is None:
            return None
        values = dict(zip((column.name for column in cursor.description), found, strict=True))
    names = [field.attname for field in model._meta.concrete_fields]
    made = model.from_db(connection.alias, names, [values.pop(name) for name in names])
    vars(made).update(values)
    return made


def mappings(file: Path | str, **parameters: Any) -> list[dict[str, Any]]:
    """The same; every row becomes a dictionary."""
    return rows(dict, file, **parameters)


def planned(file: Path | str, **parameters: Any) -> list[dict[str, Any]]:
    """The same, planned for these very values each time.

    One plan for every period and any number of halls takes a period for a few rows: it read months
    of all halls to find those of one, which took 58 ms in place of 3.
    """
    with connection.cursor() as cursor:
        cursor.execute(text(file) if isinstance(file, Path) else file, parameters)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def execute(statement: str, parameters: Mapping[str, Any] | None = None) -> int:
    """Run one statement and say how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)


def first(kind: type[T], statement: str, **parameters: Any) -> T:
    """Run one short statement that always gives a row; its first row as one ``kind``."""
    with prepared() as cursor:
        cursor.execute(statement, parameters)
        names = [column.name for column in cursor.description]
        return kind(**dict(zip(names, cursor.fetchone(), strict=True)))
