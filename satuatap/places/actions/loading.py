"""The facts of places that come with the platform, from data/*.csv into the tables."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import models, transaction

from satuatap.core import sql
from satuatap.core.sheets import read_sheet
from satuatap.places.actions.importing import record_claims, record_halls, tell_of_halls
from satuatap.places.actions.keeping import write_down_loaded
from satuatap.places.actions.locking import hold_for_change
from satuatap.places.hall_rows import read_rows
from satuatap.places.models import (
    CalendarDay,
    Hall,
    HallClaim,
    LoadedData,
    LoadedRow,
    Province,
    PublishedTotal,
    Region,
    Season,
)
from satuatap.places.rules import Scope
from satuatap.places.tables import DATA, table

LOCK = Path(__file__).parent.parent / "sql" / "load_lock.sql"


def load_once(name: str, files: Iterable[Path], load: Callable[[], None], *, at: datetime) -> bool:
    """Run ``load`` unless these very files were loaded before; whether it ran."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    seen = LoadedData.objects.filter(name=name, digest=digest.hexdigest())
    if seen.exists():
        return False
    with transaction.atomic():
        sql.mappings(LOCK)
        if seen.all().exists():
            return False
        load()
        known = {"digest": digest.hexdigest(), "loaded_at": at}
        LoadedData.objects.update_or_create(name=name, defaults=known)
    return True


def load_places(*, at: datetime) -> bool:
    """Provinces, regions, halls, claims, totals and calendars; whether anything was to be done."""

    def load() -> None:
        _load_regions()
        _load_halls(at.date())
        _load_totals()
        _load_calendar(at)
        tell_of_halls(at=at)

    return load_once("places", DATA.glob("*.csv"), load, at=at)


def upsert(kind: type[models.Model], rows: Iterable[models.Model], keys: list[str]) -> None:
    """Add rows, or bring those that are there (by these keys) to the same state."""
    fields = [field.name for field in kind._meta.concrete_fields if not field.primary_key]
    kind._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=keys,
        update_fields=[name for name in fields if name not in keys],
    )


def _load_regions() -> None:
    pilots = {row["region_code"] for row in table("pilots")}
    upsert(Province, (Province(**row) for row in table("provinces")), ["code"])
    regions = (
        Region(**_renamed(row, "province_code", "province_id"), digital_pilot=row["code"] in pilots)
        for row in table("regions")
    )
    upsert(Region, regions, ["code"])


def _renamed(row: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in row.items()}


def _load_halls(today: date) -> None:
    regions = dict(Region.objects.values_list("code", "name"))
    rows, faults = read_rows(read_sheet(DATA / "halls.csv"), regions, today=today)
    faults += record_halls(rows).faults
    if faults:
        raise ValueError(faults)
    halls = {hall.region_id: hall for hall in Hall.objects.order_by("-pk")}
    record_claims(_claim(halls[row["region_code"]], row) for row in table("claims"))


def _claim(hall: Hall, row: dict[str, Any]) -> HallClaim:
    return HallClaim(
        hall=hall,
        kind=row["kind"],
        value=row["value"],
        as_of=row["as_of"],
        source=row["source"],
        note=row["note"] or "",
        doubtful=bool(row["doubtful"]),
    )


def _load_totals() -> None:
    totals = [PublishedTotal(**row | {"note": row["note"] or ""}) for row in table("totals")]
    upsert(PublishedTotal, totals, ["as_of", "total", "source"])


def _load_calendar(at: datetime) -> None:
    """Days and seasons that the files bring for the first time; the ministry's hand stays."""
    hold_for_change()
    days = _unbrought(table("calendar"), lambda row: f"day {row['date']} {row['kind']}")
    national = {"scope": Scope.NATIONAL.value}
    rows = [CalendarDay(**national, **row) for row in days]
    CalendarDay.objects.bulk_create(rows, ignore_conflicts=True)
    seasons = _unbrought(table("seasons"), lambda row: f"{row['profile']} {row['starts_on'][:4]}")
    for row in seasons:
        year = int(row["starts_on"][:4])
        if not Season.objects.filter(profile=row["profile"], starts_on__year=year).exists():
            Season.objects.create(**row | {"confirmed": bool(row["confirmed"])})
    dates = [row["date"] for row in days]
    dates += [row[name] for row in seasons for name in ("starts_on", "ends_on")]
    if dates:
        write_down_loaded(min(dates), max(dates), at=at)


def _unbrought(rows: list[dict[str, Any]], key: Callable[[dict[str, Any]], str]) -> list[Any]:
    """The rows that no load has brought yet, and remember them."""
    known = set(LoadedRow.objects.values_list("key", flat=True))
    fresh = {key(row): row for row in rows if key(row) not in known}
    LoadedRow.objects.bulk_create(LoadedRow(key=each) for each in fresh)
    return list(fresh.values())
