"""The tables of the results: samples, respondents, elements, offices and services."""

from fractions import Fraction
from typing import Any

from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.answers import Profile, respondent_profile
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.shown import Line, Shown, elements_of
from satuatap.surveys.reports import counts
from satuatap.surveys.reports.words import LANGUAGE, capital, number, percent, share
from satuatap.surveys.rules import Figure, Interval, Progress, in_language
from satuatap.surveys.rules.numbers import half_up

Facts = dict[str, Any]
HALL, OFFICE, SERVICE = 0, 1, 2
NOT_KNOWN = "–"


def level(line: Line) -> int:
    """How deep a line stands: an office below the hall, a service below its office."""
    return SERVICE if line.named.offering else OFFICE


def samples(shown: Shown) -> list[Facts]:
    """Population, sample and answers of the hall and each office."""
    whole, least = shown.whole, shown.least
    hall = {
        **_target("Seluruh mal", HALL, whole.progress),
        "answers": counts.told(whole.tally.respondents, least),
        "state": counts.state(whole.progress, least),
    }
    return [hall, *(_office(shown, line) for line in shown.lines if level(line) == OFFICE)]


def _office(shown: Shown, line: Line) -> Facts:
    progress, is_told = line.result.progress, counts.is_told(shown, line) or shown.campaign.is_open
    return {
        **_target(line.named.name, OFFICE, progress),
        "answers": counts.of_line(shown, line),
        "state": counts.state(progress, shown.least) if is_told else "tidak ditampilkan",
    }


def _target(name: str, depth: int, progress: Progress | None) -> Facts:
    return {
        "name": name,
        "level": depth,
        "population": number(progress.population) if progress else NOT_KNOWN,
        "sample": number(progress.sample) if progress else NOT_KNOWN,
    }


def respondents(campaign: Campaign) -> list[Facts]:
    """What respondents said of themselves; small counts are withheld."""
    least = smallest_cells().on(campaign.ends)
    return [_question(each, least) for each in respondent_profile(campaign)]


def _question(profile: Profile, least: int) -> Facts:
    asked = profile.question
    return {
        "title": in_language(asked.question, LANGUAGE),
        "answered": counts.told(profile.answered, least),
        "rows": [
            {
                "name": in_language(asked.options[option], LANGUAGE),
                "count": "*" if count is None else number(count),
                "share": "*" if count is None else percent(count, profile.answered),
            }
            for option, count in profile.counts.items()
        ],
    }


def whole(found: Figure, sure: Interval | None) -> Facts:
    """The index of the hall, its grade, and how sure it is."""
    return {
        "ikm": number(found.ikm),
        "grade": found.grade.letter,
        "means": in_language(found.grade.means, LANGUAGE),
        "index": number(half_up(found.index, 4)),
        "respondents": number(found.respondents),
        "low": number(sure.low) if sure else "",
        "high": number(sure.high) if sure else "",
    }


def elements(campaign: Campaign, found: Figure | None) -> list[Facts]:
    """Each element: total, mean, value, grade, and whether it is among the weakest."""
    return [
        {
            "code": line.element.code,
            "name": in_language(line.element.name, LANGUAGE),
            "total": number(line.figure.total),
            "nrr": number(line.figure.nrr),
            "weighted": number(line.figure.weighted),
            "value": number(line.figure.value),
            "grade": line.figure.grade.letter,
            "share": share(line.figure.value),
            "weak": line.is_weak,
        }
        for line in elements_of(campaign, found)
    ]


def parts(shown: Shown) -> list[Facts]:
    """Every office and service that somebody answered for; small ones without their figure."""
    return [_part(shown, line) for line in shown.lines if line.answers]


def _part(shown: Shown, line: Line) -> Facts:
    found = line.result.figure if line.is_shown else None
    return {
        "name": capital(line.named.name),
        "level": level(line),
        "answers": counts.of_line(shown, line),
        "sample": number(line.result.progress.sample) if line.result.progress else NOT_KNOWN,
        "ikm": number(found.ikm) if found else None,
        "grade": found.grade.letter if found else None,
        "share": share(found.ikm) if found else 0,
        "nrr": [number(half_up(each, 2)) for each in _means(line)] if found else None,
    }


def _means(line: Line) -> list[Fraction]:
    tally = line.result.tally
    return [Fraction(total, tally.respondents) for total in tally.totals]
