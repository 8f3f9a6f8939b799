"""The stage of ``bench_national``: 514 halls, months of visits made in SQL, and their roll-ups."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
from django.core.management import call_command
from django.db import connection, transaction

from bench.survey_stage import give, one_hall
from satuatap.catalogue.models import AgencyOffice, Offering, Service
from satuatap.core import sql
from satuatap.national.queries.statements import filled
from satuatap.national.rules import EDGES
from satuatap.national.rules.months import next_month
from satuatap.national.rules.periods import Period
from satuatap.places.models import Counter, Hall, Region
from satuatap.queueing.models import Queue

HERE = Path(__file__).parent
NATIONAL = HERE.parent / "satuatap" / "national" / "sql"
PERIOD = Period(date(2024, 11, 1), date(2026, 10, 1))
SERVICES = 24
WEEKDAYS = 21.75  # of a month
AT_ONCE = 2  # months made side by side
KEPT = 3  # months whose services are known day by day, as the platform keeps them
BYTES = 190  # of disk for a visit: raw, index, roll-ups, Parquet and what is written in between
COLUMNS = {
    "province": "varchar",
    "hall": "uuid",
    "offering": "uuid",
    "counter": "uuid",
    "service": "varchar",
    "day": "date",
    "wait": "float",
    "serving": "float",
    "on_time": "boolean",
}
MARK = """
insert into national_changedday (hall_id, day)
select distinct hall_id, day from queueing_ticket where day = %(day)s
"""
EXPORT = """
copy (
    select h.province_id, v.hall_id, v.offering_id, v.counter_id, o.service_id, v.day, v.wait,
        v.serving, coalesce(v.wait <= v.promise, false)
    from {partition} as v
    join bench_hall as h on h.hall_id = v.hall_id
    join bench_part as o on o.offering_id = v.offering_id
) to stdout (format csv)
"""


@dataclass(frozen=True)
class Size:
    """How many bytes raw visits, roll-ups and Parquet files take."""

    raw: int
    rolled: int
    parquet: int


def halls() -> list[Hall]:
    """A hall in every region with 24 services, each at two counters and in its office's queue."""
    call_command("load_data", verbosity=0)
    made = [one_hall(region) for region in Region.objects.order_by("code")]
    services = list(Service.objects.select_related("agency").order_by("agency_id", "code"))
    for at, hall in enumerate(made):
        give(hall, list(islice(services[at % 7 :: 5], SERVICES)))
    _queues()
    sql.execute(sql.text(HERE / "national_tables.sql"))
    for month in PERIOD:
        until = next_month(month)
        sql.execute(
            f"create unlogged table {_partition(month)} partition of bench_visit"
            f" for values from ('{month}') to ('{until}')"
        )
    sql.execute("analyze bench_hall, bench_part, places_hall, places_openinghours")
    return made


def _queues() -> None:
    offices = AgencyOffice.objects.order_by("hall_id", "id")
    prefixes: dict[Any, int] = {}
    lines = {}
    for office in offices:
        nth = prefixes[office.hall_id] = prefixes.get(office.hall_id, -1) + 1
        prefix = chr(65 + nth // 26) + chr(65 + nth % 26)
        lines[office.pk] = Queue(hall_id=office.hall_id, office=office, name="A", prefix=prefix)
    Queue.objects.bulk_create(lines.values())
    offered = list(Offering.objects.order_by("hall_id", "id"))
    nth_of: dict[Any, int] = {}
    counters = []
    for each in offered:
        each.order = nth_of[each.hall_id] = nth_of.get(each.hall_id, -1) + 1
        each.queue = lines[each.office_id]
        counters += [
            Counter(hall_id=each.hall_id, office_id=each.office_id, code=f"{each.order}-{nth}")
            for nth in (1, 2)
        ]
    Offering.objects.bulk_update(offered, ["order", "queue"], 2000)
    Counter.objects.bulk_create(counters, 5000)


def enough_room(folder: Path, *, visits: int) -> None:
    """Stop before it begins where the disk would not hold it."""
    needed, free = visits * BYTES, shutil.disk_usage(folder).free
    if free < needed:
        message = (
            f"{needed / 1e9:.0f} GB of disk are needed in {folder}, and {free / 1e9:.0f} free."
        )
        raise SystemExit(message)


def fill_all(
    months: Sequence[date], *, visits: int, folder: Path, told: Callable[[date, int], None]
) -> None:
    """Make some months, two at a time; the services of the last ones stay known day by day."""
    sql.execute("truncate national_partday")
    kept = set(months[-KEPT:])

    def act(month: date) -> int:
        try:
            return fill(month, visits=visits, folder=folder, by_day=month in kept)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as workers:
        for month, made in zip(months, workers.map(act, months), strict=True):
            told(month, made)
    sql.execute("vacuum analyze")


def fill(month: date, *, visits: int, folder: Path, by_day: bool) -> int:
    """Make one month of visits with its roll-ups and its Parquet file; returns how many."""
    sql.execute("set work_mem = '256MB'; set maintenance_work_mem = '256MB'")
    keys = [str(row) for row in _column("select hall_id from bench_hall")]
    daily = visits / PERIOD.months / WEEKDAYS / len(keys)
    given = {"month": month, "daily": daily, "edges": list(EDGES)}
    made = _run("visits", month, given)
    sql.execute(f"create index on {_partition(month)} (hall_id, day)")
    sql.execute(f"analyze {_partition(month)}")
    for part in ("halls", "parts", *["partdays"] * by_day, "books"):
        _run(part, month, given)
    each = {"halls": keys, "months": [month] * len(keys)}
    for name in ("hall_months", "book_months", "given_months"):
        sql.execute(filled(NATIONAL / f"roll_up_{name}.sql"), each)
    for name in ("area_months", "service_months"):
        sql.execute(filled(NATIONAL / f"roll_up_{name}.sql"), {"months": [month]})
    export(month, folder)
    return made


def export(month: date, folder: Path) -> None:
    """The month's raw visits as one Parquet file, sorted by hall and day."""
    source, target = folder / f"{month}.csv", folder / f"{month:%Y-%m}.parquet"
    with (
        connection.cursor() as cursor,
        source.open("wb") as file,
        cursor.cursor.copy(EXPORT.format(partition=_partition(month))) as copied,
    ):
        for block in copied:
            file.write(block)
    with duckdb.connect(config={"threads": 1, "memory_limit": "4GB"}) as engine:
        lines = engine.read_csv(str(source), header=False, columns=COLUMNS, auto_detect=False)
        lines.order("hall, day").write_parquet(str(target), compression="zstd")
    source.unlink()


def one_day(day: date, *, visits: int) -> int:
    """A day of tickets and events as the queue writes them; its halls are marked."""
    with transaction.atomic():
        sql.execute("set local session_replication_role = replica")
        sql.execute(sql.text(HERE / "national_day.sql"), {"day": day, "visits": visits})
    mark(day)
    sql.execute("analyze queueing_ticket, queueing_ticketevent, national_changedday")
    return int(_column("select count(*) from queueing_ticket")[0])


def mark(day: date) -> None:
    """Every hall's day has changed."""
    sql.execute(MARK, {"day": day})


def sizes(folder: Path) -> Size:
    """What raw visits, roll-ups and Parquet files take now."""
    raw = _column(
        "select sum(pg_total_relation_size(inhrelid)) from pg_inherits"
        " where inhparent = 'bench_visit'::regclass"
    )
    rolled = _column(
        "select sum(pg_total_relation_size(oid)) from pg_class"
        " where relkind = 'r' and relname like 'national%'"
    )
    return Size(
        int(raw[0]), int(rolled[0]), sum(file.stat().st_size for file in folder.glob("*.parquet"))
    )


class Progress:
    """How far the making is, how fast it goes, and how long it still takes."""

    def __init__(self, of: int) -> None:
        self.of, self.made, self.took = of, 0, 0.0
        self.since = perf_counter()

    def go_on(self) -> None:
        """What came in between was no making."""
        self.since = perf_counter()

    def told(self, month: date, made: int) -> None:
        """A month is made."""
        now = perf_counter()
        self.took, self.since, self.made = self.took + now - self.since, now, self.made + made
        speed = self.made / self.took
        left = max(0, self.of - self.made) / speed
        line = f"{month:%Y-%m}: {self.made:,} of {self.of:,}, {speed:,.0f}/s, {left:.0f} s left"
        print(line, flush=True)


def checked(after: Sequence[int]) -> Iterator[list[date]]:
    """The months of the period, cut where the growth is measured."""
    months = list(PERIOD)
    for since, until in zip((0, *after), after, strict=False):
        yield months[since:until]


def _run(part: str, month: date, given: dict[str, Any]) -> int:
    statement = sql.text(HERE / f"national_{part}.sql")
    return sql.execute(statement.replace("{partition}", _partition(month)), given)


def _partition(month: date) -> str:
    return f"bench_visit_{month:%Y_%m}"


def _column(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] or 0 for row in cursor.fetchall()]
