"""The official table of fiscal capacity, into the records: safe to repeat, never derived."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from satuatap.core.sheets import Fault, read_sheet
from satuatap.oversight.fiscal_rows import read_rows
from satuatap.oversight.models import FiscalCapacity
from satuatap.places.models import Region


@dataclass
class FiscalReport:
    """How many rows were taken, of which years, and what was wrong with the others."""

    taken: int = 0
    years: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@transaction.atomic
def import_fiscal_capacity(file: Path) -> FiscalReport:
    """Record a CSV or XLSX file; unknown codes are reported, a corrected row replaces the old one.

    Raises UnreadableSheet when nothing of the file can be read.
    """
    regions = dict(Region.objects.values_list("code", "name"))
    rows, faults = read_rows(read_sheet(file, formulas=True), regions)
    FiscalCapacity.objects.bulk_create(
        (
            FiscalCapacity(
                region_id=row.region,
                year=row.year,
                ratio=row.ratio,
                category=row.category.value,
                decree=row.decree,
            )
            for row in rows
        ),
        update_conflicts=True,
        unique_fields=["region", "year"],
        update_fields=["ratio", "category", "decree"],
    )
    return FiscalReport(len(rows), sorted({row.year for row in rows}), faults)
