"""The drawing of a hall's life, its checklists and weights, as they come with the platform.

What the ministry has laid down since then is in ``models.editions``, which begins from here.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from satuatap.oversight.rules import (
    Arrow,
    Checklist,
    Criterion,
    Drawing,
    Level,
    Need,
    Reminding,
    Requirement,
    Side,
    Stage,
)

DATA = Path(__file__).parent / "data"
Row = Mapping[str, str]


class FaultyDrawing(Exception):
    """An arrow leads nowhere, or a stage is reached by none; says which."""


@cache
def drawing(data: Path = DATA) -> Drawing:
    """Every stage and arrow; raises FaultyDrawing."""
    found = drawing_of(rows(data / "stages.csv"), rows(data / "arrows.csv"))
    if found.faults():
        raise FaultyDrawing(found.faults())
    return found


@cache
def checklists(data: Path = DATA) -> tuple[Checklist, ...]:
    """Every version, the newest last."""
    found = rows(data / "checklist.csv")
    versions = {row["version"]: date.fromisoformat(row["valid_from"]) for row in found}
    return tuple(
        checklist_of(version, since, [row for row in found if row["version"] == version])
        for version, since in sorted(versions.items(), key=lambda each: each[1])
    )


@cache
def participation_weights(data: Path = DATA) -> Mapping[str, int]:
    """What each part of the participation score weighs."""
    return weights_of(rows(data / "participation.csv"))


@cache
def criteria(data: Path = DATA) -> Sequence[Criterion]:
    """What each reason on the support list weighs, and how it is said."""
    return criteria_of(rows(data / "support.csv"))


@cache
def reminding(data: Path = DATA) -> Reminding:
    """Who is reminded when, and which kinds of agencies are expected of every hall."""
    tables = (rows(data / f"{name}.csv") for name in ("reminders", "warnings", "expected"))
    return reminding_of(*tables)


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of one of the files."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def drawing_of(stages: Sequence[Row], arrows: Sequence[Row]) -> Drawing:
    """Stages and arrows out of rows."""
    ways = [
        Arrow(row["came_from"], row["to"], Side(row["by"]), Need(row["needs"])) for row in arrows
    ]
    return Drawing([_stage(row) for row in stages], ways)


def checklist_of(version: str, since: date, lines: Sequence[Row]) -> Checklist:
    """A version of the checklist out of rows."""
    return Checklist(version, since, [_line(row) for row in lines])


def weights_of(lines: Sequence[Row]) -> Mapping[str, int]:
    """Weights by part out of rows."""
    return {row["part"]: int(row["weight"]) for row in lines}


def criteria_of(lines: Sequence[Row]) -> Sequence[Criterion]:
    """Reasons of the support list out of rows."""
    return [Criterion(row["code"], int(row["weight"]), _texts(row, "text")) for row in lines]


def reminding_of(
    levels: Sequence[Row], warnings: Sequence[Row], expected: Sequence[Row]
) -> Reminding:
    """Levels, warnings and kinds that are expected, out of rows."""
    return Reminding(
        [Level(row["level"], int(row["after_days"]), _texts(row, "name")) for row in levels],
        [int(row["days"]) for row in warnings],
        [row["kind"] for row in expected if row["expected"] == "yes"],
    )


def _stage(row: Row) -> Stage:
    return Stage(
        code=row["code"],
        name=_texts(row, "name"),
        means=_texts(row, "means"),
        counts=row["counts"] == "yes",
        patience_days=int(row["patience_days"]) if row["patience_days"] else None,
    )


def _line(row: Row) -> Requirement:
    return Requirement(
        code=row["code"],
        stage=row["stage"],
        group=row["group"],
        check=row["check"],
        least=int(row["least"] or 0),
        text=_texts(row, "text"),
    )


def _texts(row: Row, name: str) -> dict[str, str]:
    """A text in both languages; where the English is missing, the Indonesian stands in."""
    return {"id": row[f"{name}_id"], "en": row[f"{name}_en"] or row[f"{name}_id"]}
