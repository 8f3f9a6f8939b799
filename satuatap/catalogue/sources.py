"""The catalogue's files: read, and checked as a whole so that every fault is told at once."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

DATA = Path(__file__).parent / "data"
AGENCY = ("code", "name_id", "name_en", "kind", "parent", "does", "ticket_prefix")
LIFE_EVENT = ("code", "title_id", "title_en")
SURPLUS = "cells without a column"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TWO_CAPITALS = re.compile("[A-Z]{2}")
MISSPELT = {"antrian": "antrean", "silahkan": "silakan", "ijin": "izin", "propinsi": "provinsi"}

Facts = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file: where (a service, a package, a line), in which field, and what."""

    file: str
    where: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.field}: {self.reason}"


@dataclass
class Source:
    """All that the files say; ``faults`` is empty when it may be loaded."""

    agencies: list[Facts] = field(default_factory=list)
    life_events: list[Facts] = field(default_factory=list)
    services: list[Facts] = field(default_factory=list)
    packages: list[Facts] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def data_files(data: Path = DATA) -> list[Path]:
    """Every file that makes up the catalogue."""
    kinds = ("*.csv", "*.yaml", "services/*.yaml", "*.schema.json")
    return sorted(file for kind in kinds for file in data.glob(kind))


def read_source(data: Path = DATA) -> Source:
    """Read and check all files."""
    source = Source(_csv(data / "agencies.csv"), _csv(data / "life_events.csv"))
    for file in sorted((data / "services").glob("*.yaml")):
        source.services += _services(file, source)
    source.packages = _entries(data / "packages.yaml", "packages", source)
    for package in source.packages:
        source.faults += _shape("packages.yaml", package, "package")
    source.faults += [*_table_faults(source), *_double_codes(source)]
    if not source.faults:
        source.faults += [*_unknown_words(source), *_package_faults(source)]
    return source


def _csv(file: Path) -> list[Facts]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [_named(row) for row in csv.DictReader(lines, restkey=SURPLUS)]


def _named(row: Facts) -> Facts:
    """A row whose surplus cells, if it has any, are one text under a name of their own."""
    more = row.pop(SURPLUS, None) or []
    return row | ({SURPLUS: ",".join(more)} if any(more) else {})


def _entries(file: Path, key: str, source: Source) -> list[Facts]:
    """The list under a key of a YAML file; a file that is no such thing is a fault."""
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), LOADER)
    except yaml.YAMLError as error:
        source.faults.append(Fault(file.name, _line_of(error), "-", "not YAML"))
        return []
    entries = content.get(key) if isinstance(content, dict) else None
    if not isinstance(entries, list):
        source.faults.append(Fault(file.name, "-", key, "a list is expected"))
        return []
    if key == "services" and content.get("agency") != file.stem:
        source.faults.append(Fault(file.name, "-", "agency", f"must be {file.stem}"))
    return list(_kept(entries, file.name, source))


def _kept(entries: list[Any], file: str, source: Source) -> Iterator[Facts]:
    """The entries that have fields; any other one is a fault, told by its place in the list."""
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, dict):
            yield entry
        else:
            source.faults.append(Fault(file, f"entry {number}", "-", "fields are expected"))


def _line_of(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 1}" if mark else "-"


def _services(file: Path, source: Source) -> list[Facts]:
    services = _entries(file, "services", source)
    for order, service in enumerate(services):
        source.faults += _shape(file.name, service, "service")
        source.faults += _spelling(file.name, service)
        service |= {"agency": file.stem, "order": order, "file": file.name}
    return services


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((DATA / f"{kind}.schema.json").read_text("utf-8")))


def _shape(file: str, entry: Facts, kind: str) -> Iterator[Fault]:
    for error in _validator(kind).iter_errors(entry):
        path = ".".join(str(part) for part in error.absolute_path) or "-"
        yield Fault(file, str(entry.get("code", "?")), path, error.message[:200])


def _spelling(file: str, service: Facts) -> Iterator[Fault]:
    for name in ("title_id", "requirements", "steps", "tariffs", "product"):
        words = json.dumps(service.get(name), ensure_ascii=False).casefold().split()
        wrong = MISSPELT.keys() & {word.strip('".,:()[]{}') for word in words}
        for word in sorted(wrong):
            yield Fault(file, str(service.get("code")), name, f"{word} is spelt {MISSPELT[word]}")


def _table_faults(source: Source) -> Iterator[Fault]:
    for agency in source.agencies:
        for name, said in [*_columns_of(agency, AGENCY), *_wrong_in(agency)]:
            yield Fault("agencies.csv", agency.get("code") or "?", name, said)
    for event in source.life_events:
        for name, said in _columns_of(event, LIFE_EVENT):
            yield Fault("life_events.csv", event.get("code") or "?", name, said)


def _columns_of(row: Facts, expected: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What a row has beyond the table's columns, and which of them it lacks."""
    for name in row.keys() - set(expected):
        yield name, f"not expected: {row[name]}"
    for name in expected:
        if row.get(name) is None:
            yield name, "missing"


def _wrong_in(agency: Facts) -> Iterator[tuple[str, str]]:
    for name in ("code", "name_id", "name_en", "parent", "does"):
        if agency.get(name) == "":
            yield name, "empty"
    kind = agency.get("kind")
    if kind not in {"opd", "vertikal", "bumn", "bumd", "swasta", "lembaga"}:
        yield "kind", f"{kind!r} is no kind"
    if not TWO_CAPITALS.fullmatch(agency.get("ticket_prefix") or ""):
        yield "ticket_prefix", "two capital letters are expected"


def _double_codes(source: Source) -> Iterator[Fault]:
    kinds = [
        ("agencies.csv", "code", source.agencies),
        ("agencies.csv", "ticket_prefix", source.agencies),
        ("life_events.csv", "code", source.life_events),
        ("services", "code", source.services),
        ("packages.yaml", "code", source.packages),
    ]
    for file, name, entries in kinds:
        seen: set[str] = set()
        for entry in entries:
            value = str(entry.get(name))
            if value in seen:
                yield Fault(entry.get("file", file), str(entry.get("code")), name, "used twice")
            seen.add(value)


def _unknown_words(source: Source) -> Iterator[Fault]:
    agencies = {agency["code"] for agency in source.agencies}
    events = {event["code"] for event in source.life_events}
    for service in source.services:
        for name, said in _unknown_in(service, agencies=agencies, events=events):
            yield Fault(service["file"], service["code"], name, said)


def _unknown_in(
    service: Facts, *, agencies: set[str], events: set[str]
) -> Iterator[tuple[str, str]]:
    if service["agency"] not in agencies:
        yield "agency", "not in agencies.csv"
    for event in set(service["life_events"]) - events:
        yield "life_events", f"{event} is unknown"
    if service["source"]["confirmed"] and service["source"]["mark"] != "sourced":
        yield "source.confirmed", "only where sourced"


def _package_faults(source: Source) -> Iterator[Fault]:
    services = {service["code"] for service in source.services}
    events = {event["code"] for event in source.life_events}
    for package in source.packages:
        for name, said in _wrong_in_package(package, services=services, events=events):
            yield Fault("packages.yaml", package["code"], name, said)


def _wrong_in_package(
    package: Facts, *, services: set[str], events: set[str]
) -> Iterator[tuple[str, str]]:
    if package["life_event"] not in events:
        yield "life_event", "not in life_events.csv"
    steps = sorted(package["steps"], key=itemgetter("order"))
    yield from _wrong_in_steps(steps, services)
    done = {step["service"] for step in steps}
    for item in package["joint_checklist"]:
        for user in set(item["used_by"]) - done:
            yield "joint_checklist", f"{user} is no step"


def _wrong_in_steps(steps: list[Facts], services: set[str]) -> Iterator[tuple[str, str]]:
    done: set[str] = set()
    for step in steps:
        where = f"steps.{step['order']}"
        if step["service"] not in services:
            yield where, f"{step['service']} is unknown"
        for before in set(step["after"]) - done:
            yield where, f"{before} does not come before"
        done.add(step["service"])
