"""``satuatap bench_national``: dashboards from roll-ups beside raw partitions and DuckDB."""

import os
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from bench import national_stage as stage
from bench.national_asks import KEY_FIGURES, LEVELS, WHOLE, Answers, Line, asked
from bench.options import USUAL
from bench.report import table, write
from bench.surveys import duration, once
from satuatap.launch.web import settle_memory
from satuatap.national.actions import roll_up_everything
from satuatap.national.pictures import dashboard
from satuatap.national.queries import sums
from satuatap.places.models import Hall

AT = datetime(2026, 10, 31, 20, tzinfo=UTC)
DAY = date(2026, 10, 30)
QUERY, ROLL_UP = 0.2, 30.0  # seconds, the goals
CHECKED = (5, 12, 24)  # after how many months the growth is measured
MEGA = 1024 * 1024


@dataclass(frozen=True)
class Grown:
    """How large and how slow it had become after some months."""

    months: int
    visits: int
    size: stage.Size
    answers: Answers


@dataclass(frozen=True)
class RolledDay:
    """A day of so many visits, and in how many seconds it was rolled up: first, and once more."""

    visits: int
    first: float
    again: float


def main(given: Namespace) -> int:
    """Measure, print, and write if asked; 1 when a goal is missed, and stop at a wrong figure."""
    began = perf_counter()
    settle_memory()
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        stage.enough_room(folder, visits=given.visits)
        grown = list(filled(stage.halls(), given.visits, folder))
        day = one_day(given.day)
    text = report(grown, day, given=given, took=perf_counter() - began)
    print(text)
    if given.write:
        write(Path(given.write), told_as(given.visits), text)
    good = all(each.answers.slowest < QUERY for each in grown) and day.first < ROLL_UP
    return 0 if good else 1


def told_as(visits: int) -> str:
    """Where the report stands in the file: other sizes beside the usual one."""
    return "national" if visits == USUAL else f"national of {visits}"


def filled(halls: list[Hall], visits: int, folder: Path) -> Iterator[Grown]:
    """Fill some months, measure, and go on."""
    progress = stage.Progress(visits)
    act = partial(stage.fill_all, visits=visits, folder=folder, told=progress.told)
    for nth, months in zip(CHECKED, stage.checked(CHECKED), strict=True):
        progress.go_on()
        act(months)
        yield Grown(nth, counted(), stage.sizes(folder), asked(halls, months[-1], folder))


def counted() -> int:
    """How many visits there are."""
    return sum(each.visits for each in sums.areas(stage.PERIOD).values()) // 2


def one_day(visits: int) -> RolledDay:
    """A day of the queue, rolled up by the platform's own action with its months and areas."""
    made = stage.one_day(DAY, visits=visits)
    took = once(lambda: roll_up_everything(at=AT))
    print(f"  one day of {made:,} visits rolled up: {duration(took)}", flush=True)
    stage.mark(DAY)
    again = once(lambda: roll_up_everything(at=AT))
    print(f"  and once more: {duration(again)}", flush=True)
    return RolledDay(made, took, again)


def report(grown: list[Grown], day: RolledDay, *, given: Namespace, took: float) -> str:
    """Everything at full size, the growth, and the day."""
    last = grown[-1]
    judged = last.answers.judged
    told = [
        (
            f"{last.visits:,} visits of 514 halls in {last.months} months, {os.cpu_count()} cores, "
            f"--visits {given.visits}; the whole run took {took / 60:.0f} minutes."
        ),
        questions(last.answers),
        (
            f"The same questions as the data grows: P95 from roll-ups, raw partitions, DuckDB "
            f"(goal {duration(QUERY)})."
        ),
        growth(grown),
        f"Every figure of every dashboard, at P95 (goal {duration(QUERY)}).",
        figures(last.answers),
        "What is stored, and how the whole dashboards grow with it (P95).",
        sizes(grown),
        the_day(day),
        (
            f"Figures of all halls for an evaluation over a year: P95 {duration(judged.p95)}. "
            "Counts were the same all three ways, percentiles within one bucket."
        ),
    ]
    return "\n\n".join(told)


def the_day(day: RolledDay) -> str:
    """How fast it was."""
    took = f"{duration(day.first)} (goal {duration(ROLL_UP)}), once more in {duration(day.again)}"
    return f"One day of {day.visits:,} visits rolled up in {took}."


def questions(answers: Answers) -> str:
    """What is asked three ways, at full size."""
    head = ["a year of", "P50", "P95", "raw partitions", "DuckDB", "raw ÷ P95", "DuckDB ÷ P95"]
    rows = [
        [
            line.what,
            *map(duration, (line.p50, line.p95, line.raw, line.duck)),
            *(f"{slow / line.p95:,.0f}" for slow in (line.raw, line.duck)),
        ]
        for line in answers.questions
    ]
    return table(head, rows)


def growth(grown: list[Grown]) -> str:
    """The same, beside smaller sizes."""
    rows = [
        [line.what, *(_three_ways(each.answers.questions[nth]) for each in grown)]
        for nth, line in enumerate(grown[-1].answers.questions)
    ]
    return table(["", *(f"{each.visits:,} visits" for each in grown)], rows)


def figures(answers: Answers) -> str:
    """One line a figure, one column a level."""
    names = [KEY_FIGURES, *dashboard.FIGURES, WHOLE]
    known = answers.figures
    cells = {key: duration(line.p95) for key, line in known.items()}
    return table(
        ["", *LEVELS],
        [[name, *(cells.get((level, name), "") for level in LEVELS)] for name in names],
    )


def sizes(grown: list[Grown]) -> str:
    """One line a size: bytes a visit, and the whole dashboards."""
    head = ["visits", "raw with index", "roll-ups", "Parquet", *LEVELS]
    return table(head, [_size(each) for each in grown])


def _size(each: Grown) -> list[str]:
    stored = (each.size.raw, each.size.rolled, each.size.parquet)
    told = [f"{size / MEGA:,.0f} MB, {size / each.visits:.1f} B/visit" for size in stored]
    whole = [duration(each.answers.figures[level, WHOLE].p95) for level in LEVELS]
    return [f"{each.visits:,}", *told, *whole]


def _three_ways(line: Line) -> str:
    return ", ".join(map(duration, (line.p95, line.raw, line.duck)))
