"""Ceremonies of the past, from their files."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from satuatap.inauguration.errors import UnknownReplay

EVENTS = Path(__file__).parent / "data" / "events"
MINISTER = "Menteri PANRB"


@dataclass(frozen=True)
class RecordedHall:
    """A hall as the source tells of it; without numbers where it gives none."""

    region: str
    agencies: int | None = None
    services: int | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class Record:
    """A ceremony as sources told of it."""

    title: str
    held_on: date
    place: str
    source: str
    note: str
    before: int
    after: int
    published_source: str
    officials: tuple[tuple[str, str], ...]
    followers: str
    halls: tuple[RecordedHall, ...]


def known_days() -> list[str]:
    """The days of which there is a record."""
    return sorted(each.stem for each in EVENTS.glob("*.yaml"))


@cache
def record_of(day: str) -> Record:
    """The ceremony of a day; raises UnknownReplay."""
    if day not in known_days():
        raise UnknownReplay(day=day)
    told: dict[str, Any] = yaml.safe_load((EVENTS / f"{day}.yaml").read_text(encoding="utf-8"))
    return Record(
        title=told["title"],
        held_on=told["held_on"],
        place=told["place"],
        source=told["source"],
        note=told["note"],
        before=told["published"]["before"],
        after=told["published"]["after"],
        published_source=told["published"]["source"],
        officials=tuple((each["name"], each["office"]) for each in told["officials"]),
        followers=told.get("followers", ""),
        halls=tuple(RecordedHall(**each) for each in told["halls"]),
    )
