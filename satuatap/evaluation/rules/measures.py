"""The figures that the platform computes of a hall, each with its interval at 95 % and its sample.

What is not on record counts against the hall: people who were never called, or not served to
the end, waited a whole day; cases that were paused, returned or absent were late; answers that
lack to the sample are the lowest that there is; and a day that was cut short sent as many away as
came on the busiest one.
So nothing is won by pausing, rejecting, choosing whom to ask, or closing early.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from satuatap.evaluation.rules.facts import Facts, National
from satuatap.surveys.rules import Tally, interval
from satuatap.surveys.rules.figure import CONVERSION
from satuatap.surveys.rules.numbers import square_root

DAY_MINUTES = 24 * 60
LOWEST_INDEX = Fraction(25)
Z = Fraction(196, 100)  # 95 %


@dataclass(frozen=True)
class Measured:
    """A figure, between what limits it lies, and of how many cases it speaks."""

    value: Fraction
    low: Fraction
    high: Fraction
    sample: int


Measure = Callable[[Facts, National, int], Measured | None]


def share(hits: int, of: int) -> Measured | None:
    """A share in per cent with Wilson's interval; None of no case."""
    if of <= 0:
        return None
    p, n = Fraction(hits, of), Fraction(of)
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    margin = Z * square_root(p * (1 - p) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    low, high = max(middle - margin, Fraction(0)), min(middle + margin, Fraction(1))
    return Measured(p * 100, min(low, p) * 100, max(high, p) * 100, of)


def percentile(waits: Mapping[int, int], unserved: int, part: Fraction) -> Measured | None:
    """The minutes that this part of all people waited at most; who was not served waited a day."""
    total = sum(waits.values()) + unserved
    if not total:
        return None
    margin = Z * square_root(part * (1 - part) / total)
    low, high = max(part - margin, Fraction(0)), min(part + margin, Fraction(1))
    found = [_minutes(waits, each * total) for each in (part, low, high)]
    return Measured(found[0], found[1], found[2], total)


def _minutes(waits: Mapping[int, int], rank: Fraction) -> Fraction:
    passed = 0
    for minutes in sorted(waits):
        passed += waits[minutes]
        if passed >= rank:
            return Fraction(minutes)
    return Fraction(DAY_MINUTES)


def wait_p50(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """What half of the people waited at most, in minutes."""
    return percentile(facts.sure_waits, facts.waited_a_day, Fraction(1, 2))


def wait_p90(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """What nine of ten people waited at most, in minutes."""
    return percentile(facts.sure_waits, facts.waited_a_day, Fraction(9, 10))


def on_time(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """Who was called and served within the promise, of all who came or were sent away.

    The promise is that of the number's queue when it was given, or the instrument's longest one.
    """
    return share(facts.kept_promises, facts.expected)


def opening(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """Planned days on which the hall was open as promised."""
    return share(min(facts.days_kept, facts.days_planned), facts.days_planned)


def satisfaction(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """The survey's index (25 to 100); answers that lack to the sample count as the lowest."""
    tally = facts.tally
    if tally is None or not tally.respondents:
        return None
    found = interval(tally)
    index = tally.mean * CONVERSION
    low, high = (Fraction(found.low), Fraction(found.high)) if found else (LOWEST_INDEX, index)
    filled = [_filled(each, tally.respondents, facts.sample) for each in (index, low, high)]
    return Measured(filled[0], filled[1], filled[2], tally.respondents)


def _filled(index: Fraction, answers: int, wanted: int) -> Fraction:
    lacking = max(wanted - answers, 0)
    return (index * answers + LOWEST_INDEX * lacking) / (answers + lacking)


def improvement(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """By how much the index rose since the period before.

    This period is filled up as above, the one before is not: who asked too few before, and enough
    now, did not rise by that.
    """
    now, before = facts.tally, facts.tally_before
    if now is None or before is None or not now.respondents or not before.respondents:
        return Measured(Fraction(0), Fraction(0), Fraction(0), 0)
    index = _filled(now.mean * CONVERSION, now.respondents, facts.sample)
    change = index - before.mean * CONVERSION
    margin = _margin_of(now) + _margin_of(before)
    return Measured(change, change - margin, change + margin, now.respondents)


def _margin_of(tally: Tally) -> Fraction:
    found = interval(tally)
    return Fraction(found.margin) if found else Fraction(0)


def complaints_on_time(facts: Facts, nation: National, prior: int) -> Measured | None:
    """Complaints answered in time, mixed with as many of the nation's as the method says."""
    hits = max(facts.complaints_on_time - facts.complaints_paused, 0)
    if not nation.complaints:
        return share(hits, facts.complaints)
    known = Fraction(nation.complaints_on_time, nation.complaints)
    cases = facts.complaints + prior
    mixed = (hits + prior * known) / cases
    found = share(hits, facts.complaints)
    low = (found.low / 100 * facts.complaints + prior * known) / cases if found else known
    high = (found.high / 100 * facts.complaints + prior * known) / cases if found else known
    return Measured(mixed * 100, low * 100, high * 100, facts.complaints)


def services(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """Services really offered, of those that were promised."""
    if not facts.services_promised:
        return None
    kept = min(facts.services_offered, facts.services_promised)
    value = Fraction(kept * 100, facts.services_promised)
    return Measured(value, value, value, facts.services_promised)


def agencies(facts: Facts, _nation: National, _prior: int) -> Measured | None:
    """Agencies that are present."""
    value = Fraction(facts.agencies)
    return Measured(value, value, value, 0) if facts.agencies else None


MEASURES: Mapping[str, Measure] = {
    "wait-p50": wait_p50,
    "wait-p90": wait_p90,
    "on-time": on_time,
    "satisfaction": satisfaction,
    "complaints": complaints_on_time,
    "services": services,
    "agencies": agencies,
    "opening": opening,
    "improvement": improvement,
}
