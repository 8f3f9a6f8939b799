"""Facts that come as YAML files: read, held against a schema, and every fault told by its field."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

LONGEST = 200  # letters of a reason; a schema's may quote the whole file

Facts = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file: in which field, and what."""

    file: str
    field: str
    reason: str
    kind: str = ""  # of the schema's words, for a sentence in another language

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.reason}"


class FaultySource(Exception):
    """The files that come with the platform are not as they should be; says every fault."""


def read(file: Path) -> Any:
    """What a file says; raises yaml.YAMLError."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def readable(file: Path, check: Callable[[Path], Iterator[Fault]]) -> list[Fault]:
    """What a check finds wrong, or that the file is no YAML."""
    try:
        return list(check(file))
    except yaml.YAMLError:
        return [Fault(file.name, "-", "not YAML")]


def shape(file: Path, facts: Any, schema: Path) -> Iterator[Fault]:
    """Where the facts of a file are not of the schema's shape."""
    for error in _validator(schema).iter_errors(facts):
        path = ".".join(str(part) for part in error.absolute_path) or "-"
        yield Fault(file.name, path, error.message[:LONGEST], str(error.validator))


def versioned(file: Path, facts: Facts, schema: Path) -> list[Fault]:
    """The same, and that a file is called after its slug and version."""
    found = list(shape(file, facts, schema))
    if not found and file.stem != f"{facts['slug']}-{facts['version']}":
        found = [Fault(file.name, "slug", "the file is called after its slug and version")]
    return found


def stop_at(faults: Iterable[Fault]) -> None:
    """Raise FaultySource if there is any fault."""
    if told := "\n".join(map(str, faults)):
        raise FaultySource(told)


@cache
def _validator(schema: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema.read_text("utf-8")))
