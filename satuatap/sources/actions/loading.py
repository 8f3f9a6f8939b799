"""The publications that come with the platform, from data/*.csv into the tables."""

import csv
from datetime import datetime
from pathlib import Path

from satuatap.places.actions import load_once, upsert
from satuatap.places.models import Region
from satuatap.sources.models import Publication, Statement

DATA = Path(__file__).parent.parent / "data"
Named = Statement.regions.through


def load_sources(*, at: datetime) -> bool:
    """Publications and what they say; whether anything was to be done.

    What the ministry added stays; what came with the platform is written anew.
    """
    return load_once("sources", DATA.glob("*.csv"), _load, at=at)


def _load() -> None:
    upsert(Publication, [Publication(**row) for row in _rows("publications.csv")], ["slug"])
    rows = list(enumerate(_rows("statements.csv"), start=1))
    upsert(Statement, [_statement(order, row) for order, row in rows], ["code"])
    known = set(Region.objects.values_list("pk", flat=True))
    named = [(row["code"], region) for _order, row in rows for region in row["regions"].split("|")]
    Named.objects.filter(statement__in=[row["code"] for _order, row in rows]).delete()
    Named.objects.bulk_create(
        Named(statement_id=code, region_id=region) for code, region in named if region in known
    )


def _statement(order: int, row: dict[str, str]) -> Statement:
    return Statement(
        code=row["code"],
        publication_id=row["publication"],
        topic=row["topic"],
        text_id=row["text_id"],
        text_en=row["text_en"],
        shown_at=row["see"],
        doubt=row["doubt"],
        order=order,
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
