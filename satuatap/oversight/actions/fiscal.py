"""The official table of fiscal capacity, into the records: safe to repeat, never derived."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from satuatap.core import sql
from satuatap.core.sheets import Fault, read_sheet
from satuatap.oversight.fiscal_rows import read_rows
from satuatap.oversight.models import FiscalCapacity
from satuatap.places.models import Region
from satuatap.queueing.actions import By

LOCK = Path(__file__).parent.parent / "sql" / "lay_down_lock.sql"


@dataclass
class FiscalReport:
    """How many rows were taken, of which years, and what was wrong with the others."""

    taken: int = 0
    years: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@transaction.atomic
def import_fiscal_capacity(file: Path, *, by: By, at: datetime) -> FiscalReport:
    """Record a CSV or XLSX file; unknown codes are reported, a corrected row counts from now on.

    What was taken before stays on record, and a row that changes nothing is not taken again.
    Raises UnreadableSheet when nothing of the file can be read.
    """
    regions = dict(Region.objects.values_list("code", "name"))
    rows, faults = read_rows(read_sheet(file, formulas=True), regions)
    sql.mappings(LOCK, rules="fiscal")
    stand = FiscalCapacity.objects.standing()
    known = set(stand.values_list("region_id", "year", "ratio", "category", "decree"))
    told = [(row.region, row.year, row.ratio, row.category.value, row.decree) for row in rows]
    FiscalCapacity.objects.bulk_create(
        FiscalCapacity(
            region_id=region,
            year=year,
            ratio=ratio,
            category=category,
            decree=decree,
            at=at,
            actor=by.actor,
        )
        for region, year, ratio, category, decree in told
        if (region, year, ratio, category, decree) not in known
    )
    return FiscalReport(len(rows), sorted({row.year for row in rows}), faults)
