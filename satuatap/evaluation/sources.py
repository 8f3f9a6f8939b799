"""The files of evaluation: instruments and rules of warning; read and checked as a whole."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from satuatap.core.facts import Facts, Fault, read, readable, shape, stop_at, versioned
from satuatap.evaluation.rules import (
    AnsweredBy,
    Grade,
    Indicator,
    Instrument,
    Knot,
    Limits,
    Minimum,
    Missing,
    Source,
    Variable,
    WarningDays,
    WarningRule,
    Words,
    Wrong,
    flaws,
)

DATA = Path(__file__).parent / "data"
# What is wrong, for whoever edits the files; pages say it in the reader's language.
SAID = {
    Wrong.SUM: "weights sum to %(total)s, not to 100",
    Wrong.ENDS: "grades go from 0 to %(most)s",
    Wrong.GAP: "%(one)s ends at %(most)s, %(other)s begins at %(least)s: not a hundredth above",
    Wrong.TWICE: "two have this name",
    Wrong.UNCOMPUTED: "nothing computes %(measure)s",
    Wrong.TURNS_BACK: "figures of knots rise, and points go one way",
    Wrong.LISTS: "%(praised)s praised and %(lowest)s lowest are more than %(grades)s grades",
    Wrong.OUTSIDE: "points are from 0 to %(most)s",
    Wrong.EDGE: "minutes are one of %(known)s",
}

Rules = dict[str, tuple[WarningRule, Words]]


@cache
def instruments(data: Path = DATA) -> tuple[Instrument, ...]:
    """Every version of every instrument; raises FaultySource."""
    stop_at(instrument_faults(data))
    return tuple(instrument_of(read(file)) for file in _files(data))


def newest_on(known: Iterable[Instrument], day: date) -> list[Instrument]:
    """What a cycle may begin with on a day, each in its newest version."""
    held = [each for each in known if each.holds_on(day)]
    newest = {each.slug: each for each in sorted(held, key=lambda each: each.valid_from)}
    return sorted(newest.values(), key=lambda each: each.slug)


def facts_of(name: str, data: Path = DATA) -> Facts:
    """What the file of this name (``mal-2026``) says; raises LookupError."""
    for file in _files(data):
        if file.stem == name:
            facts: Facts = read(file)
            return facts
    raise LookupError(name)


@cache
def warnings_file(data: Path = DATA) -> Facts:
    """The rules of warning that come with the platform; raises FaultySource."""
    file = data / "warnings.yaml"
    stop_at(readable(file, _warning_faults))
    facts: Facts = read(file)
    return facts


def _warning_faults(file: Path) -> Iterator[Fault]:
    yield from shape(file, read(file), DATA / "warnings.schema.json")


def rules_of(facts: Facts) -> Rules:
    """The rules of warning with their names, by slug, out of facts that were checked before."""
    return {each["slug"]: (_warning(each), each["name"]) for each in facts["rules"]}


def days_of(facts: Facts) -> WarningDays:
    """How long cases rest, and of how many days complaints are looked at."""
    names = {each.name for each in fields(WarningDays)}
    return WarningDays(**{name: facts[name] for name in names & facts.keys()})


def shape_faults(facts: Any, kind: str) -> list[Fault]:
    """What is wrong with the shape of an ``instrument``, or of ``warnings``."""
    return list(shape(Path(kind), facts, DATA / f"{kind}.schema.json"))


def instrument_of(facts: Facts) -> Instrument:
    """An instrument out of its facts, which were checked before."""
    plain = ("slug", "version", "title", "moderate_from", "prior")
    return Instrument(
        **{name: facts[name] for name in plain},
        valid_from=date.fromisoformat(facts["valid_from"]),
        valid_to=date.fromisoformat(facts["valid_to"]) if facts["valid_to"] else None,
        source=Source(**facts["source"]),
        levels=tuple(facts["levels"]),
        grades=tuple(_grade(each) for each in facts["grades"]),
        minimum=Minimum(**facts["minimum"]),
        variables=tuple(_variable(each) for each in facts["variables"]),
        limits=Limits(**facts.get("limits", {})),
        longest_promise=facts.get("longest_promise"),
    )


def instrument_faults(data: Path = DATA) -> list[Fault]:
    """Everything that is wrong with the instruments."""
    return [fault for file in _files(data) for fault in readable(file, _faults)]


def _faults(file: Path) -> Iterator[Fault]:
    facts = read(file)
    found = versioned(file, facts, DATA / "instrument.schema.json")
    yield from found
    if found:
        return
    for flaw in flaws(instrument_of(facts)):
        yield Fault(file.name, flaw.about, SAID[flaw.wrong] % flaw.told)


def _files(data: Path) -> list[Path]:
    return sorted((data / "instruments").glob("*.yaml"))


def _grade(facts: Facts) -> Grade:
    limits = Decimal(facts["least"]), Decimal(facts["most"])
    return Grade(facts["letter"], *limits, facts["means"])


def _variable(facts: Facts) -> Variable:
    return Variable(
        slug=facts["slug"],
        name=facts["name"],
        weight=Decimal(facts["weight"]),
        indicators=tuple(_indicator(each) for each in facts["indicators"]),
        mark=facts["mark"],
    )


def _indicator(facts: Facts) -> Indicator:
    return Indicator(
        slug=facts["slug"],
        name=facts["name"],
        question=facts["question"],
        weight=Decimal(facts["weight"]),
        by=AnsweredBy(facts["by"]),
        asks_hall=facts["asks_hall"],
        missing=Missing(facts["missing"]),
        measure=facts.get("measure", ""),
        knots=tuple(Knot(Fraction(one), Fraction(two)) for one, two in facts.get("knots", [])),
        evidence=facts.get("evidence"),
        evidence_required=facts.get("evidence_required", "evidence" in facts),
    )


def _warning(facts: Facts) -> WarningRule:
    return WarningRule(**{key: value for key, value in facts.items() if key != "name"})
