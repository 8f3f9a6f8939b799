"""``satuatap bench_surveys``: a million answers to every index and rank, pages, and the report."""

import os
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.test import Client, override_settings

from bench import survey_stage as stage
from bench.report import table, write
from satuatap.core import sql
from satuatap.surveys.actions import roll_up
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.queries import agency_figures, national_figures, service_figures
from satuatap.surveys.queries.history import history
from satuatap.surveys.queries.over_halls import measured
from satuatap.surveys.queries.regions import Ranked
from satuatap.surveys.queries.shown import shown_result
from satuatap.surveys.queries.standings import hall_states, with_figures
from satuatap.surveys.reports import Paper, paper
from satuatap.surveys.rules import bands_on, figure
from satuatap.surveys.sources import grades, instrument_on, smallest_cell

PLAIN = Path(__file__).parent / "survey_plain.sql"
PERIOD = (stage.BEGINS, stage.ENDS)
PAGE, REPORT = 0.1, 5.0  # seconds, the goals
PATHS = [
    "/kerja/survei/",
    "/kerja/survei/nasional/instansi/",
    "/kerja/survei/nasional/layanan/",
]
REFERENCE = "by plain SQL from the answers"
UNNAMED = "django.contrib.staticfiles.storage.StaticFilesStorage"  # files need no build
OK = 200
LARGE = 10_000
CHANGED = 50
TIMES = 7

Key = tuple[str, str]
Figures = dict[Key, tuple[int, list[Decimal], Decimal, int]]


@dataclass(frozen=True)
class Plain:
    """One index as plain SQL gives it."""

    level: str
    code: str
    respondents: int
    elements: list[Decimal]
    ikm: Decimal
    rank: int


@dataclass(frozen=True)
class Line:
    """One measurement, in seconds; ``goal`` None where there is none."""

    what: str
    seconds: float
    goal: float | None = None
    is_figure: bool = False  # then it is told how long it took beside plain SQL

    @property
    def good(self) -> bool:
        """Whether its goal was met."""
        return self.goal is None or self.seconds < self.goal


def main(given: Namespace) -> int:
    """Measure, print, and write if asked; 1 when a goal is missed, and stop at a wrong figure."""
    asked = stage.campaigns()
    large, others = asked[0], asked[1:]
    stage.answer(others, each=max(1, given.answers // (len(asked) * stage.SERVICES)))
    stage.answer([large], each=-(-LARGE // stage.SERVICES))
    lines: list[Line] = []
    parts: list[Callable[[], list[Line]]] = [
        partial(rolling, asked),
        figures,
        partial(pages, asked),
        answers,
        partial(papers, large),
    ]
    for part in parts:
        for line in part():
            print(f"{line.what}: {duration(line.seconds)}", flush=True)
            lines.append(line)
    text = report(lines, halls=len(asked))
    print(text)
    if given.write:
        write(Path(given.write), "surveys", text)
    return 0 if all(line.good for line in lines) else 1


def rolling(asked: list[Campaign]) -> list[Line]:
    """All days added up for the first time; then those few that have changed."""
    every = once(lambda: [roll_up(each) for each in asked])
    changed = asked[1 : CHANGED + 1]
    stage.answer(changed, each=1, days=1)
    again = once(lambda: [roll_up(each) for each in changed])
    stage.close(asked)
    sql.execute("vacuum analyze")
    return [
        Line("roll up every day of every hall, once", every),
        Line(f"roll up one changed day in each of {CHANGED} halls", again),
    ]


def figures() -> list[Line]:
    """Every index and rank, out of roll-ups and in plain SQL; both must be the same."""
    plain = {(each.level, each.code): whole(each) for each in sql.rows(Plain, PLAIN)}
    if plain != rolled():
        message = "The roll-ups say something else than the answers."
        raise SystemExit(message)
    told, count = "indices with nine elements and ranks, from roll-ups", len(plain)
    by_hand = usual(from_answers, times=3)
    return [
        Line(f"the same {count} {REFERENCE}", by_hand, is_figure=True),
        Line(f"all {count} {told}", usual(rolled), is_figure=True),
    ]


def from_answers() -> list[Plain]:
    """What somebody would write by hand."""
    return sql.rows(Plain, PLAIN)


def whole(of: Plain) -> tuple[int, list[Decimal], Decimal, int]:
    """What has to be the same."""
    return of.respondents, of.elements, of.ikm, of.rank


def rolled() -> Figures:
    """The same out of the roll-ups, as the site computes it."""
    national = national_figures(PERIOD)
    levels = {
        "nation": [national.nation] if national.nation else [],
        "province": national.provinces,
        "region": national.regions,
        "hall": national.halls,
        "agency": agency_figures(PERIOD),
        "service": service_figures(PERIOD),
    }
    return {
        (level, each.code): (each.tally.respondents, elements(each), each.ikm, each.rank)
        for level, found in levels.items()
        for each in found
    }


def elements(of: Ranked) -> list[Decimal]:
    """The value of each element."""
    asked = instrument_on(stage.ENDS)
    found = figure(of.tally, asked.slugs, bands=bands_on(stage.ENDS, grades()))
    return [each.value for each in found.elements] if found else []


def pages(asked: list[Campaign]) -> list[Line]:
    """What the pages of a ministry and of a hall compute."""
    large, small = (fresh(each) for each in asked[:2])
    least = smallest_cell()
    reads: list[tuple[str, Callable[[], Any]]] = [
        (
            "dashboard of the nation: halls, regions, provinces",
            lambda: national_figures(PERIOD, least=least),
        ),
        (
            "how every hall stands with its surveys, with the figures of fifty",
            lambda: with_figures(hall_states(at=stage.CLOSED)[:50]),
        ),
        ("dashboard of agencies", lambda: over_halls(agency_figures)),
        ("dashboard of services", lambda: over_halls(service_figures)),
        ("dashboard of a hall", lambda: shown_result(small)),
        (f"dashboard of a hall with {LARGE} answers", lambda: shown_result(large)),
        ("a hall from survey to survey", lambda: history(small.hall)),
    ]
    return [Line(name, usual(read), PAGE, is_figure=True) for name, read in reads]


def over_halls(figures_of: Callable[..., list[Ranked]]) -> object:
    """What a table of agencies or of services computes."""
    return measured(figures_of(PERIOD), on=stage.ENDS)


def answers() -> list[Line]:
    """The ministry's pages as they are sent, from the request to the last letter of HTML."""
    browser = Client()
    browser.force_login(stage.ministry(), "django.contrib.auth.backends.ModelBackend")
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": {"BACKEND": UNNAMED}}):
        return [one_page(browser, path) for path in PATHS]


def one_page(browser: Client, path: str) -> Line:
    """How long one of them takes."""
    return Line(f"{path} with its HTML", usual(lambda: page(browser, path)))


def page(browser: Client, path: str) -> bytes:
    """A page of the ministry; stops where it is none."""
    answer = browser.get(path, secure=True)
    if answer.status_code != OK:
        message = f"{path} answered {answer.status_code}."
        raise SystemExit(message)
    return answer.content


def papers(large: Campaign) -> list[Line]:
    """The papers of ten thousand answers, from the database to the finished file."""
    campaign = fresh(large)
    return [
        Line(
            f"{kind.value} of {LARGE} answers",
            usual(partial(paper, campaign, kind, at=stage.CLOSED), times=3),
            REPORT,
        )
        for kind in Paper
    ]


def fresh(campaign: Campaign) -> Campaign:
    """The campaign as a page reads it."""
    known = Campaign.objects.select_related("instrument", "hall__region__province")
    return known.get(pk=campaign.pk)


def once(act: Callable[[], Any]) -> float:
    """How long it took, in seconds."""
    began = perf_counter()
    act()
    return perf_counter() - began


def usual(act: Callable[[], Any], times: int = TIMES) -> float:
    """The median of some runs, in seconds."""
    return median(once(act) for _ in range(times))


def report(lines: list[Line], *, halls: int) -> str:
    """The table, and under what it was measured."""
    plain = next(line.seconds for line in lines if REFERENCE in line.what)
    rows = [
        [
            line.what,
            duration(line.seconds),
            f"{line.seconds / plain:.1%}" if line.is_figure else "",
            duration(line.goal) if line.goal else "",
        ]
        for line in lines
    ]
    told = f"{Sheet.objects.count()} answers of {halls} halls, {os.cpu_count()} cores"
    head = ["", "took", "of plain SQL", "goal"]
    return f"{table(head, rows)}\n\n{told}; both ways gave the same figures."


def duration(seconds: float) -> str:
    """``48 ms``, from a second on ``1.2 s``."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
