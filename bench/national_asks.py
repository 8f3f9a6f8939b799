"""What dashboards ask in ``bench_national``: from roll-ups, raw partitions and Parquet files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
from django.db import connection

from bench.surveys import duration, once
from satuatap.core import sql
from satuatap.national.pictures import dashboard
from satuatap.national.pictures.asked import Asked
from satuatap.national.queries import areas, sums
from satuatap.national.queries.areas import Area
from satuatap.national.queries.figures import counts_of_halls, of_halls
from satuatap.national.rules import Counts
from satuatap.national.rules.histogram import bounds_of, bucket_of
from satuatap.national.rules.periods import Period
from satuatap.places.models import Hall

HERE = Path(__file__).parent
AT = datetime(2026, 10, 30, 4, tzinfo=UTC)
PROVINCE = "35"
YEAR = 12  # months
TIMES = 20
LEVELS = (areas.NATION, areas.PROVINCE, areas.REGION, areas.HALL)
KEY_FIGURES, WHOLE = "key figures", "whole dashboard"


@dataclass(frozen=True)
class Plain:
    """What plain SQL says of one province, hall, month, service or counter."""

    key: Any
    visits: int
    p50: float | None
    p90: float | None
    on_time: int


@dataclass(frozen=True)
class Line:
    """One question: seconds at P50 and P95 from roll-ups, and once from the others."""

    what: str
    p50: float
    p95: float
    raw: float = 0.0
    duck: float = 0.0


@dataclass(frozen=True)
class Question:
    """A question: how roll-ups answer it, and how visits are grouped and chosen by hand."""

    what: str
    rolled: Callable[[], dict[str, Counts]]
    key: str
    only: str = "true"
    duck_key: str = ""


@dataclass(frozen=True)
class Answers:
    """What was measured at one size."""

    questions: list[Line]
    figures: dict[tuple[str, str], Line]
    judged: Line

    @property
    def slowest(self) -> float:
        """The P95 of the slowest question or figure, and of the whole dashboards."""
        return max(line.p95 for line in (*self.questions, *self.figures.values()))


def asked(halls: list[Hall], until: date, folder: Path) -> Answers:
    """Every question of every dashboard over the year that ends with this month."""
    connection.close()  # what follows is planned anew
    year = Period.of_months(until, YEAR)
    some = halls[len(halls) // 2]
    files = str(folder / "*.parquet")
    lines = [compared(each, year, files) for each in questions(some, year)]
    keys = [hall.pk for hall in halls]
    judged = timed(
        "figures of all halls for an evaluation",
        partial(of_halls, keys, year.since, year.last_day),
    )
    return Answers(lines, dict(figures(some, year)), judged)


def questions(some: Hall, year: Period) -> list[Question]:
    """Those that are asked of visits as well."""
    there = [hall.pk for hall in some.__class__.objects.filter(region__province=PROVINCE)]
    days = year.since, year.last_day
    return [
        Question("each province", lambda: _but("", sums.areas(year)), "h.province_id"),
        Question(
            "the nation month by month",
            lambda: {f"{key:%Y-%m}": each for key, each in sums.months_of_area("", year).items()},
            "to_char(v.day, 'YYYY-MM')",
            duck_key="strftime(day, '%Y-%m')",
        ),
        Question(
            "services of the nation",
            lambda: {each.code: each.counts for each in sums.services_of_area("", year)},
            "o.service_id",
        ),
        Question(
            "each hall of a province",
            lambda: _texts(counts_of_halls(there, *days)),
            "v.hall_id::text",
            only=f"h.province_id = '{PROVINCE}'",
        ),
        Question(
            "a hall by service and counter",
            lambda: {
                f"{part.offering_id}:{part.counter_id}": part.counts
                for part in sums.parts_of_halls([some.pk], year)
            },
            "v.offering_id || ':' || v.counter_id",
            only=f"v.hall_id = '{some.pk}'",
        ),
    ]


def compared(question: Question, year: Period, files: str) -> Line:
    """All three ways, once the slow ones; the run stops where they do not say the same."""
    line = timed(question.what, question.rolled)
    rolled = question.rolled()
    raw, raw_took = told(partial(_raw, question, year))
    duck, duck_took = told(partial(_duck, question, year, files))
    for rows in (raw, duck):
        same({row.key: row for row in rows}, rolled)
    print(f"    raw {duration(raw_took)}, DuckDB {duration(duck_took)}", flush=True)
    return Line(line.what, line.p50, line.p95, raw_took, duck_took)


def figures(some: Hall, year: Period) -> Any:
    """Every figure of every level's dashboard, its key figures, and all of it at once."""
    of = {
        areas.NATION: areas.nation(),
        areas.PROVINCE: areas.area(areas.PROVINCE, PROVINCE),
        areas.REGION: areas.area(areas.REGION, some.region_id),
        areas.HALL: areas.area(areas.HALL, some.slug),
    }
    for level, area in of.items():
        assert area is not None  # noqa: S101
        acts: dict[str, Callable[[Asked], Any]] = {KEY_FIGURES: dashboard.keys}
        acts |= {name: partial(_figure, name) for name in dashboard.SHOWN[level]}
        for name, act in acts.items():
            yield (level, name), timed(f"{level}, {name}", partial(_fresh, act, area, year))
        yield (level, WHOLE), timed(f"{level}, {WHOLE}", partial(_page, area, year))


def timed(what: str, act: Callable[[], Any]) -> Line:
    """Ask many times; the first time does not count."""
    act()
    took = sorted(once(act) for _ in range(TIMES))
    line = Line(what, took[TIMES // 2], took[TIMES * 95 // 100 - 1])
    print(f"  {what}: P50 {duration(line.p50)}, P95 {duration(line.p95)}", flush=True)
    return line


def told(act: Callable[[], list[Plain]]) -> tuple[list[Plain], float]:
    """What it said, and how long that took."""
    began = perf_counter()
    found = act()
    return found, perf_counter() - began


def same(plain: dict[str, Plain], rolled: dict[str, Counts]) -> None:
    """Stop where a count differs, or a percentile lies outside the exact one's bucket."""
    for key, row in plain.items():
        counts = rolled[key]
        exact = (row.visits, row.on_time) == (counts.tickets, counts.on_time)
        if not exact or not near(row.p50, counts.wait_p50) or not near(row.p90, counts.wait_p90):
            message = f"The roll-ups say something else than the visits: {row}, {counts}."
            raise SystemExit(message)
    if plain.keys() != rolled.keys():
        message = "The roll-ups know other places than the visits."
        raise SystemExit(message)


def near(exact: float | None, given: float | None) -> bool:
    """Whether a percentile is within one bucket of the exact one."""
    if exact is None or given is None:
        return exact is given
    lower, upper = bounds_of(bucket_of(exact))
    width = upper - lower
    return lower - width <= given <= upper + width


def _raw(question: Question, year: Period) -> list[Plain]:
    statement = sql.text(HERE / "national_raw.sql").replace("{key}", question.key)
    statement = statement.replace("{only}", question.only)
    sql.execute("set work_mem = '256MB'")
    found = sql.rows(Plain, statement, since=year.since, until=year.last_day)
    sql.execute("reset work_mem")
    return found


def _duck(question: Question, year: Period, files: str) -> list[Plain]:
    names = {
        "h.province_id": "province",
        "o.service_id": "service",
        "v.": "",
        "::text": "::varchar",
    }
    key, only = question.duck_key or question.key, question.only
    for name, column in names.items():
        key, only = key.replace(name, column), only.replace(name, column)
    key = key.replace("hall_id", "hall").replace("offering_id", "offering")
    key = key.replace("counter_id", "counter")
    statement = sql.text(HERE / "national_parquet.sql").format(
        key=key,
        only=only.replace("hall_id", "hall"),
        files=files,
        since=year.since,
        until=year.last_day,
    )
    return [Plain(*row) for row in duckdb.execute(statement).fetchall()]


def _figure(name: str, asked: Asked) -> Any:
    return list(dashboard.FIGURES[name](asked).lines())


def _fresh(act: Callable[[Asked], Any], area: Area, year: Period) -> Any:
    return act(Asked(area, year, AT))


def _page(area: Area, year: Period) -> None:
    """Everything that a dashboard computes, its halls included, without its HTML."""
    found = areas.area(area.level, area.code) if area.code else areas.nation()
    asked = Asked(found or area, year, AT)
    dashboard.keys(asked)
    for each in dashboard.figures(asked):
        list(each.lines())


def _but(key: str, counts: dict[str, Counts]) -> dict[str, Counts]:
    return {name: each for name, each in counts.items() if name != key}


def _texts(counts: dict[Any, Counts]) -> dict[str, Counts]:
    return {str(key): each for key, each in counts.items()}
