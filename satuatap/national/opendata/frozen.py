"""What was given away of a year that is over: the same bytes every time."""

import io
import zipfile
from collections.abc import Sequence

from satuatap.national.models import YearArchive
from satuatap.national.opendata.datasets import Dataset


def versions() -> Sequence[YearArchive]:
    """Every frozen year and version, the newest first, without their content."""
    return list(YearArchive.objects.defer("content"))


def version_of(year: int, version: int | None = None) -> YearArchive | None:
    """A version of a frozen year, usually the newest; None where there is none."""
    found = YearArchive.objects.filter(year=year)
    return found.first() if version is None else found.filter(version=version).first()


def member(frozen: YearArchive, dataset: Dataset, kind: str) -> bytes:
    """One file of it."""
    with zipfile.ZipFile(io.BytesIO(bytes(frozen.content))) as packed:
        return packed.read(f"{dataset.name}-{frozen.year}.{kind}")
