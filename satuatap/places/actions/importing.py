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
    rows = list(rows)
    known = _Known()
    report = ImportReport()
    touched = [known.hall(row) for row in rows]
    for row, (hall, is_new) in zip(rows, touched, strict=True):
        changed = _take_over(hall, row)
        report.created += is_new
        report.updated += changed and not is_new
        report.unchanged += not changed and not is_new
    Hall.objects.bulk_create([hall for hall, is_new in touched if is_new])
    known_before = [hall for hall, is_new in touched if not is_new]
    Hall.objects.bulk_update(known_before, list(TAKEN), batch_size=500)
    record_claims(
        claim for row, (hall, _) in zip(rows, touched, strict=True) for claim in claims(hall, row)
    )
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
    has_counts = row.agencies is not None or row.services is not None
    given = {
        "name": hall.name or row.name,
        "inaugurated_on": row.inaugurated_on or hall.inaugurated_on,
        "inauguration_source": row.source or hall.inauguration_source,
        "source_note": hall.source_note if has_counts or not row.note else row.note,
    }
    changed = [name for name, value in given.items() if getattr(hall, name) != value]
    for name, value in given.items():
        setattr(hall, name, value)
    return bool(changed)


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
