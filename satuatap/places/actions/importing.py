"""Halls from a table, into the records: safe to repeat."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from satuatap.core.events import announce
from satuatap.core.sheets import Fault, read_sheet
from satuatap.places.actions.hallbook import TAKEN, HallBook, RowIsRefused
from satuatap.places.events import HallsLoaded
from satuatap.places.hall_rows import HallRow, read_rows
from satuatap.places.models import Hall, HallClaim, Region


@dataclass
class ImportReport:
    """What an import did: how many halls are new, changed or as before, and what was wrong."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)


def import_halls(file: Path, *, today: date) -> ImportReport:
    """Record the halls of a CSV or XLSX file; bad rows are reported and the others kept.

    Raises UnreadableSheet when nothing of the file can be read.
    """
    regions = dict(Region.objects.values_list("code", "name"))
    rows, faults = read_rows(read_sheet(file), regions, today=today)
    report = record_halls(rows)
    report.faults = sorted([*faults, *report.faults], key=lambda fault: fault.row)
    return report


@transaction.atomic
def record_halls(rows: Iterable[HallRow]) -> ImportReport:
    """Add halls that are not on record, and what is newly known of the others.

    A hall is known by its region and by what sources called it, however it is called now; a row
    without a name means the region's only hall. What a hall has set up itself is left alone.
    """
    book, faults = HallBook(), []
    for row in rows:
        try:
            book.take(row)
        except RowIsRefused as refused:
            faults.append(refused.fault(row))
    new, changed = book.new, book.changed
    Hall.objects.bulk_create(new)
    Hall.objects.bulk_update(changed, list(TAKEN), batch_size=500)
    record_claims(book.said.values())
    same = len(book.touched) - len(new) - len(changed)
    return ImportReport(len(new), len(changed), same, faults)


def record_claims(found: Iterable[HallClaim]) -> None:
    """Keep each claim once per hall, kind, source and day; a corrected value takes its place."""
    HallClaim.objects.bulk_create(
        found,
        update_conflicts=True,
        update_fields=["value", "note", "doubtful"],
        unique_fields=["hall", "kind", "source", "as_of"],
    )


@transaction.atomic
def tell_of_halls(*, at: datetime) -> None:
    """Tell the modules above that halls were loaded; safe to repeat."""
    announce(HallsLoaded(at))
