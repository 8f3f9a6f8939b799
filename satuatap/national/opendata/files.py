"""A data set's year as CSV, JSON and Parquet, and a year of all of them as one archive."""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
from django.utils.translation import gettext as _

from satuatap.core.cells import harmless
from satuatap.national.opendata.datasets import (
    DATASETS,
    DAY,
    DECIMAL,
    TEXT,
    WHOLE,
    Dataset,
    Field,
)

SQL_TYPES = {TEXT: "varchar", WHOLE: "bigint", DECIMAL: "double", DAY: "date"}
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}


def as_csv(dataset: Dataset, year: int) -> bytes:
    """Comma-separated, UTF-8, one head line; no cell is a formula."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow([field.name for field in dataset.fields])
    lines.writerows([harmless(cell) for cell in line] for line in dataset.lines_of(year))
    return written.getvalue().encode()


def as_json(dataset: Dataset, year: int) -> bytes:
    """One object per line of the table, beside what they are."""
    names = [field.name for field in dataset.fields]
    lines = [dict(zip(names, line, strict=True)) for line in dataset.lines_of(year)]
    whole = {"dataset": dataset.name, "year": year, "data": lines}
    return json.dumps(whole, ensure_ascii=False).encode()


def as_parquet(dataset: Dataset, year: int) -> bytes:
    """Columns with their types, written by DuckDB inside this process."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "lines.csv", Path(folder) / "lines.parquet"
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(dataset.lines_of(year))
        types = {field.name: SQL_TYPES[field.type] for field in dataset.fields}
        with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"}) as engine:
            table = engine.read_csv(
                str(source), header=False, columns=types, auto_detect=False, quotechar='"'
            )
            table.write_parquet(str(target), compression="zstd")
        return target.read_bytes()


FORMATS: dict[str, Callable[[Dataset, int], bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "parquet": as_parquet,
}


def archive(year: int) -> bytes:
    """Everything of a year: each data set in each format, and the dictionary.

    The same figures are the same bytes: no file in it carries the moment it was packed.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        _pack(packed, "kamus.csv", dictionary())
        for dataset in DATASETS.values():
            for name, made in FORMATS.items():
                _pack(packed, f"{dataset.name}-{year}.{name}", made(dataset, year))
    return written.getvalue()


def _pack(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def dictionary() -> bytes:
    """What each field of each data set says."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(["dataset", "field", "type", _("arti")])
    for dataset in DATASETS.values():
        lines.writerows(_described(dataset, field) for field in dataset.fields)
    return written.getvalue().encode()


def _described(dataset: Dataset, field: Field) -> list[str]:
    return [dataset.name, field.name, field.type, str(field.means)]
