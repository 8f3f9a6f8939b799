"""Queries too good for the ORM, kept as .sql files, and the only place that holds a cursor."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")


@cache
def text(file: Path) -> str:
    """The file's SQL, read once per process."""
    return file.read_text(encoding="utf-8")


def rows(kind: type[T], file: Path, **parameters: Any) -> list[T]:
    """Run the query in this file; every row becomes one ``kind`` (column names are its fields)."""
    with connection.cursor() as cursor:
        cursor.execute(text(file), parameters)
        names = [column.name for column in cursor.description]
        return [kind(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def row(kind: type[T], file: Path, **parameters: Any) -> T | None:
    """The first row of the query as one ``kind``, or None."""
    found = rows(kind, file, **parameters)
    return found[0] if found else None


def mappings(file: Path, **parameters: Any) -> list[dict[str, Any]]:
    """Run the query in this file; every row becomes a dictionary."""
    return rows(dict, file, **parameters)


def execute(statement: str, parameters: Mapping[str, Any] | None = None) -> int:
    """Run one statement and say how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)


def first(kind: type[T], statement: str, **parameters: Any) -> T:
    """Run one short statement that always gives a row; its first row as one ``kind``."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        names = [column.name for column in cursor.description]
        return kind(**dict(zip(names, cursor.fetchone(), strict=True)))
