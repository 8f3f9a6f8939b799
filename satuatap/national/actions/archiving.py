"""A year that is over is frozen as one file; what was wrong in it becomes a version more."""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone, translation

from satuatap.core import sql
from satuatap.national.errors import NothingToCorrect, ReasonIsMissing
from satuatap.national.models import Watermark, YearArchive
from satuatap.national.opendata import years
from satuatap.national.opendata.files import archive
from satuatap.national.queries.statements import statement


@transaction.atomic
def freeze_years(*, at: datetime) -> list[int]:
    """Freeze every year whose days are all sealed, once; returns those that were not yet."""
    sql.mappings(statement("roll_up_lock.sql"))
    frozen = set(YearArchive.objects.values_list("year", flat=True))
    due = [year for year in years() if is_over(year, at=at) and year not in frozen]
    for year in due:
        _freeze(year, version=1, reason="", at=at)
    return due


@transaction.atomic
def correct_year(year: int, *, reason: str, at: datetime) -> YearArchive:
    """Freeze a frozen year anew, beside what was given away; refused without a reason.

    Where nothing has changed, the newest version stays the newest.
    """
    if not reason.strip():
        raise ReasonIsMissing
    sql.mappings(statement("roll_up_lock.sql"))
    newest = YearArchive.objects.filter(year=year).first()
    if newest is None:
        raise NothingToCorrect
    return _freeze(year, version=newest.version + 1, reason=reason.strip(), at=at, newest=newest)


def is_over(year: int, *, at: datetime) -> bool:
    """Whether the year has ended and no day of it can change any more."""
    mark = Watermark.objects.first()
    sealed = mark.sealed_before if mark else None
    ended = timezone.localtime(at).year > year
    return ended and sealed is not None and sealed > date(year, 12, 31)


def _freeze(
    year: int, *, version: int, reason: str, at: datetime, newest: YearArchive | None = None
) -> YearArchive:
    with translation.override("id"):
        content = archive(year)
    digest = hashlib.sha256(content).hexdigest()
    if newest is not None and newest.sha256 == digest:
        return newest
    return YearArchive.objects.create(
        year=year, version=version, reason=reason, at=at, sha256=digest, content=content
    )
