"""The survey's files: instruments, what is asked beside them, grades; checked as a whole."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from satuatap.core.facts import (
    Facts,
    Fault,
    FaultySource,
    read,
    readable,
    shape,
    stop_at,
    versioned,
)
from satuatap.surveys.rules import (
    Bands,
    Companion,
    CompanionQuestion,
    Element,
    Grade,
    Instrument,
    Kind,
    Question,
)

DATA = Path(__file__).parent / "data"
BESIDE = "beside"
LEAST_OF_ALL = 2  # of two answers, each of the two knows the other one
LOWEST, HIGHEST, STEP = Decimal("25.00"), Decimal("100.00"), Decimal("0.01")


@cache
def instruments(data: Path = DATA) -> tuple[Instrument, ...]:
    """Every version of every instrument; raises FaultySource."""
    stop_at(instrument_faults(data))
    return tuple(instrument_of(read(file)) for file in _files(data))


@cache
def grades(data: Path = DATA) -> tuple[Bands, ...]:
    """The grades by every rule; raises FaultySource."""
    stop_at(band_faults(data))
    return tuple(_bands(facts) for facts in read(data / "bands.yaml")["bands"])


@cache
def companions(data: Path = DATA) -> tuple[Companion, ...]:
    """Every version of what may be asked beside the official survey; raises FaultySource."""
    stop_at(companion_faults(data))
    return tuple(companion_of(read(file)) for file in _files(data, BESIDE))


def companions_on(day: date, data: Path = DATA) -> list[Companion]:
    """What may be asked from a day on, each in its newest version, by kind and title."""
    newest = {
        each.slug: each
        for each in sorted(companions(data), key=lambda each: each.valid_from)
        if each.holds_on(day)
    }
    kinds = list(Kind)
    return sorted(newest.values(), key=lambda each: (kinds.index(each.kind), each.title["id"]))


@cache
def language_names(data: Path = DATA) -> dict[str, str]:
    """What languages are called by those who speak them, by code."""
    names: dict[str, str] = read(data / "languages.yaml")
    return names


@cache
def smallest_cell(data: Path = DATA) -> int:
    """Of how many answers a figure must be before anybody reads it; raises FaultySource."""
    least = read(data / "publication.yaml")["smallest_cell"]
    if not isinstance(least, int) or least < LEAST_OF_ALL:
        raise FaultySource(Fault("publication.yaml", "smallest_cell", "a whole number from 2"))
    return least


def instrument_on(day: date, slug: str = "skm") -> Instrument:
    """The version in force on a day, else the first one; raises LookupError for another slug."""
    known = sorted(
        (each for each in instruments() if each.slug == slug), key=lambda each: each.valid_from
    )
    if not known:
        raise LookupError(slug)
    return next((each for each in reversed(known) if each.valid_from <= day), known[0])


def instrument_of(facts: Facts) -> Instrument:
    """An instrument out of its facts, which were checked before."""
    return Instrument(
        slug=facts["slug"],
        version=facts["version"],
        title=facts["title"],
        valid_from=date.fromisoformat(facts["valid_from"]),
        valid_to=_day(facts["valid_to"]),
        elements=tuple(_element(each) for each in facts["elements"]),
        profile=tuple(_question(each) for each in facts["profile"]),
        remark=facts["remark"],
    )


def companion_of(facts: Facts) -> Companion:
    """A companion out of its facts, which were checked before."""
    return Companion(
        slug=facts["slug"],
        version=facts["version"],
        kind=Kind(facts["kind"]),
        served=facts.get("served", ""),
        title=facts["title"],
        intro=facts["intro"],
        valid_from=date.fromisoformat(facts["valid_from"]),
        valid_to=_day(facts["valid_to"]),
        mark=facts["source"]["mark"],
        note=facts["source"]["note"],
        questions=tuple(
            CompanionQuestion(each["slug"], each["question"], tuple(each["answers"]))
            for each in facts["questions"]
        ),
    )


def facts_of(slug: str, version: str, data: Path = DATA) -> Facts:
    """What the file of this version says, of whichever kind; raises LookupError."""
    for file in [*_files(data), *_files(data, BESIDE)]:
        facts: Facts = read(file)
        if (facts["slug"], facts["version"]) == (slug, version):
            return facts
    raise LookupError(slug)


def instrument_faults(data: Path = DATA) -> list[Fault]:
    """Everything that is wrong with the instruments."""
    return [fault for file in _files(data) for fault in readable(file, _instrument_faults)]


def companion_faults(data: Path = DATA) -> list[Fault]:
    """Everything that is wrong with what may be asked beside."""
    files, official = _files(data, BESIDE), {_slug(file) for file in _files(data)}
    found = [fault for file in files for fault in readable(file, _companion_faults)]
    taken = [file.name for file in files if _slug(file) in official]
    return found + [Fault(name, "slug", "an official survey has this name") for name in taken]


def _slug(file: Path) -> str:
    return file.stem.rpartition("-")[0]


def _companion_faults(file: Path) -> Iterator[Fault]:
    facts = read(file)
    found = versioned(file, facts, DATA / "beside.schema.json")
    yield from found
    if found:
        return
    slugs = Counter(each["slug"] for each in facts["questions"])
    for slug in sorted(slug for slug, count in slugs.items() if count > 1):
        yield Fault(file.name, "questions", f"{slug} is asked twice")


def _instrument_faults(file: Path) -> Iterator[Fault]:
    facts = read(file)
    found = versioned(file, facts, DATA / "instrument.schema.json")
    yield from found
    if found:
        return
    numbers = [element["number"] for element in facts["elements"]]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Fault(file.name, "elements", "numbers go from 1 in the order of the elements")
    for name in sorted(_twice(column_names(instrument_of(facts)))):
        yield Fault(file.name, "elements", f"two columns could be called {name}")


def column_names(instrument: Instrument) -> list[tuple[str, str]]:
    """Every name that a column may have in a table of answers, and the element it means."""
    return [
        (name, element.slug)
        for element in instrument.elements
        for name in {plain(each) for each in _names(element)}
    ]


def plain(name: str) -> str:
    """A column's name without case, spaces and signs: ``U-1`` and ``u 1`` are ``u1``."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _names(element: Element) -> list[str]:
    return [element.slug, element.code, *element.name.values(), *element.columns]


def _twice(names: list[tuple[str, str]]) -> set[str]:
    counts = Counter(name for name, _slug in names)
    return {name for name, count in counts.items() if count > 1}


def band_faults(data: Path = DATA) -> list[Fault]:
    """Everything that is wrong with the grades."""
    return readable(data / "bands.yaml", _band_faults)


def _band_faults(file: Path) -> Iterator[Fault]:
    facts = read(file)
    found = list(shape(file, facts, DATA / "bands.schema.json"))
    yield from found or _gaps(file.name, facts["bands"])


def _gaps(file: str, sets: list[Facts]) -> Iterator[Fault]:
    for each in map(_bands, sets):
        limits = [(grade.least, grade.most) for grade in each.grades]
        ends = (limits[0][0], limits[-1][1])
        if ends != (LOWEST, HIGHEST):
            yield Fault(file, each.rule, "grades go from 25.00 to 100.00")
        if any(low[1] + STEP != high[0] for low, high in pairwise(limits)):
            yield Fault(file, each.rule, "a grade begins a hundredth above the one before")


def _files(data: Path, folder: str = "instruments") -> list[Path]:
    return sorted((data / folder).glob("*.yaml"))


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _element(facts: Facts) -> Element:
    return Element(**facts | {name: tuple(facts[name]) for name in ("answers", "columns")})


def _question(facts: Facts) -> Question:
    options = {
        option["slug"]: {language: said for language, said in option.items() if language != "slug"}
        for option in facts["options"]
    }
    return Question(facts["slug"], facts["question"], options)


def _bands(facts: Facts) -> Bands:
    return Bands(
        rule=facts["rule"],
        valid_from=date.fromisoformat(facts["valid_from"]),
        valid_to=_day(facts["valid_to"]),
        grades=tuple(
            Grade(each["grade"], Decimal(each["least"]), Decimal(each["most"]), each["means"])
            for each in facts["grades"]
        ),
    )
