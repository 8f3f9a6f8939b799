"""Halls from a table, into the records: safe to repeat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from satuatap.places.hall_rows import Fault, HallRow, read_rows
from satuatap.places.models import Hall, HallClaim, Region
from satuatap.places.sheets import read_sheet


@dataclass
class ImportReport:
    """What an import did: how many halls are new, changed or as before, and what was wrong."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    def count(self, *, is_new: bool, changed: bool) -> None:
        """Count one hall."""
        if is_new:
            self.created += 1
        elif changed:
            self.updated += 1
        else:
            self.unchanged += 1


def import_halls(file: Path, *, today: date) -> ImportReport:
    """Record the halls of a CSV or XLSX file; bad rows are reported and the others kept.

    Raises UnreadableSheet when nothing of the file can be read.
    """
    regions = dict(Region.objects.values_list("code", "name"))
    rows, faults = read_rows(read_sheet(file), regions, today=today)
    report = record_halls(rows)
    report.faults = faults
    return report


@transaction.atomic
def record_halls(rows: Iterable[HallRow]) -> ImportReport:
    """Add halls that are not on record, and what is newly known of the others.

    A hall is known by its region and name; a row without a name means the region's only hall.
    What a hall has set up itself is left alone.
    """
    known, report = _Known(), ImportReport()
    new: list[Hall] = []
    old: list[Hall] = []
    said: list[HallClaim] = []
    for row in rows:
        hall, is_new = known.hall(row)
        report.count(is_new=is_new, changed=_take_over(hall, row))
        (new if is_new else old).append(hall)
        said += claims(hall, row)
    Hall.objects.bulk_create(new)
    Hall.objects.bulk_update(old, list(TAKEN), batch_size=500)
    record_claims(said)
    return report


TAKEN = ("name", "inaugurated_on", "inauguration_source", "source_note")


def record_claims(found: Iterable[HallClaim]) -> None:
    """Keep each claim once per hall, kind, source and day; a corrected value takes its place."""
    HallClaim.objects.bulk_create(
        found,
        update_conflicts=True,
        update_fields=["value", "note", "doubtful"],
        unique_fields=["hall", "kind", "source", "as_of"],
    )


def claims(hall: Hall, row: HallRow) -> Iterator[HallClaim]:
    """What the row's source says of agencies and services."""
    counts = {HallClaim.Kind.AGENCIES: row.agencies, HallClaim.Kind.SERVICES: row.services}
    for kind, value in counts.items():
        if value is not None:
            yield HallClaim(
                hall=hall,
                kind=kind,
                value=str(value),
                as_of=row.as_of or row.inaugurated_on,
                source=row.source,
                note=row.note,
                doubtful=row.doubtful,
            )


def _take_over(hall: Hall, row: HallRow) -> bool:
    """Put what the row knows into the hall; whether that changed anything."""
    before = [getattr(hall, name) for name in TAKEN]
    hall.name = hall.name or row.name
    hall.inaugurated_on = row.inaugurated_on or hall.inaugurated_on
    hall.inauguration_source = row.source or hall.inauguration_source
    if row.note and not row.has_counts:
        hall.source_note = row.note
    return before != [getattr(hall, name) for name in TAKEN]


class _Known:
    """The halls on record, and free addresses for new ones."""

    def __init__(self) -> None:
        self.names = dict(Region.objects.values_list("code", "name"))
        self.slugs = set(Hall.objects.values_list("slug", flat=True))
        self.halls: dict[str, list[Hall]] = {}
        for hall in Hall.objects.select_related("region"):
            self.halls.setdefault(hall.region_id, []).append(hall)

    def hall(self, row: HallRow) -> tuple[Hall, bool]:
        """The hall that a row means, and whether it is new."""
        there = self.halls.setdefault(row.region, [])
        for hall in there:
            unnamed = not hall.name or not row.name
            if hall.name.casefold() == row.name.casefold() or (unnamed and len(there) == 1):
                return hall, False
        made = Hall(slug=self._slug(row), region_id=row.region, name=row.name)
        there.append(made)
        return made, True

    def _slug(self, row: HallRow) -> str:
        region = slugify(self.names[row.region].removeprefix("Kabupaten "))[:40]
        wanted = [region, f"{region}-{slugify(row.name)}"[:50].strip("-")]
        numbered = (f"{region}-{number}" for number in range(2, 1000))
        slug = next(slug for slug in [*wanted, *numbered] if slug not in self.slugs)
        self.slugs.add(slug)
        return slug
