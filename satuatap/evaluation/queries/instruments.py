"""Every version of every instrument: those of the files, and those that the ministry published."""

from datetime import date

from satuatap.core.facts import Facts
from satuatap.evaluation.models import InstrumentVersion
from satuatap.evaluation.rules import Instrument
from satuatap.evaluation.sources import facts_of, instrument_of, instruments, newest_on


def known_instruments() -> list[Instrument]:
    """All versions, the newest of each first."""
    found = {each.name: each for each in instruments()}
    for kept in InstrumentVersion.objects.order_by("pk"):
        found[kept.name] = kept.instrument
    order = sorted(found.values(), key=lambda each: each.valid_from, reverse=True)
    return sorted(order, key=lambda each: each.slug)


def instruments_on(day: date) -> list[Instrument]:
    """What a cycle may begin with on a day, each in its newest version."""
    return newest_on(known_instruments(), day)


def facts_named(name: str) -> Facts:
    """What a version says (``mal-2026``), as it was kept, else its file; raises LookupError."""
    kept = _kept(name)
    return kept.facts if kept else facts_of(name)


def facts_to_use(name: str) -> Facts:
    """The same for a new cycle: a file that was edited since is not passed by."""
    try:
        return facts_of(name)
    except LookupError:
        return facts_named(name)


def instrument_named(name: str) -> Instrument | None:
    """A version, as it was kept, else as its file says; None where there is none."""
    try:
        return instrument_of(facts_named(name))
    except LookupError:
        return None


def _kept(name: str) -> InstrumentVersion | None:
    slug, _, version = name.rpartition("-")
    return InstrumentVersion.objects.filter(slug=slug, version=version).first()
