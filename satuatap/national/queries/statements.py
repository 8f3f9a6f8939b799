"""The statements of ``sql/``; how counts are added up is written here, once for all of them.

A histogram is merged bucket by bucket with PostgreSQL's own sum: the aggregate of our own that adds
two arrays (``national_merge``) took three times as long, and most of a dashboard's time.
"""

from functools import cache
from pathlib import Path

from satuatap.core import sql
from satuatap.national.models.rollups import COUNTED
from satuatap.national.rules import BUCKETS

SQL = Path(__file__).parent.parent / "sql"
HISTOGRAMS = ("waits", "service_times")


def statement(name: str) -> str:
    """A file's statement; ``{counts}`` are the columns of a roll-up, ``{sums}`` their sums."""
    return filled(SQL / name)


@cache
def filled(file: Path) -> str:
    """The same of any file."""
    return sql.text(file).replace("{counts}", _columns()).replace("{sums}", _sums())


def _columns() -> str:
    return ", ".join(f'"{name}"' for name in (*COUNTED, *HISTOGRAMS))


def _sums() -> str:
    sums = [f'sum("{name}")::bigint as "{name}"' for name in COUNTED]
    return ",\n    ".join([*sums, *map(_merged, HISTOGRAMS)])


def _merged(name: str) -> str:
    """Empty buckets at the end stay left out."""
    buckets = ", ".join(f"sum({name}[{place}])" for place in range(1, BUCKETS + 1))
    return f"array_remove(array[{buckets}], null) as {name}"
