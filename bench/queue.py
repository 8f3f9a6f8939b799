"""``satuatap bench_queue``: numbers and calls a second over HTTP, beside pgbench."""

import json
import os
import uuid
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.db import transaction

from bench import pgbench
from bench.http import Result, request, run
from bench.report import table, write
from bench.site import served
from bench.stage import Stage, Turn, day_of
from bench.statements import call_script, issue_scripts
from satuatap.core import sql

GOAL, SLOWEST = 0.12, 100.0
CHECK = Path(__file__).parent / "check.sql"
WAITING = Path(__file__).parent / "waiting.sql"
EMPTY = """
truncate queueing_ticketevent, queueing_call, queueing_ticket, queueing_visit, queueing_queueday,
    queueing_countersession cascade
"""


@dataclass(frozen=True)
class Line:
    """One comparison: what, at how many clients, over HTTP and by pgbench."""

    what: str
    clients: int
    http: Result
    raw: float

    @property
    def ratio(self) -> float:
        """HTTP as a share of pgbench."""
        return self.http.rate / self.raw

    @property
    def good(self) -> bool:
        """Whether the goals of 32 clients are met."""
        return self.clients == 1 or (self.ratio >= GOAL and self.http.at(0.99) < SLOWEST)


@dataclass(frozen=True)
class Faults:
    """What must never be: numbers twice, gaps, people called twice, counters with two people."""

    doubles: int
    gaps: int
    called_twice: int
    crowded: int


def main(given: Namespace) -> int:
    """Measure, print, and write if asked; 1 when a goal is missed or a number was given twice."""
    stage = Stage()
    turns = stage.turns(given.requests * 2)
    sql.execute("analyze")
    with served() as (port, _):
        lines = [
            *issuing(stage, port, given.requests),
            *calling(stage, turns, port=port, count=given.requests),
        ]
    text = report(lines)
    print(text)
    if given.write:
        write(Path(given.write), "queue", text)
    return 0 if all(line.good for line in lines) else 1


def issuing(stage: Stage, port: int, count: int) -> Iterator[Line]:
    """Numbers a second."""
    scripts = issue_scripts(stage)
    must_be_all(run(port, 4, numbers(stage, 400)), 201)
    for clients, number in ((1, count // 4), (32, count)):
        fresh()
        raw, _ = pgbench.run(scripts, clients=clients, each=number // clients)
        must_be_right()
        fresh()
        result = run(port, clients, numbers(stage, number))
        must_be_right()
        must_be_all(result, 201)
        yield Line("tickets", clients, result, raw)


def calling(stage: Stage, turns: list[Turn], *, port: int, count: int) -> Iterator[Line]:
    """Calls a second; every call is made by a counter that is free."""
    waiting(stage, 64 * 8)
    script = call_script(turns)
    for clients, number in ((1, count // 4), (32, count)):
        waiting(stage, number + 640)
        raw, _ = pgbench.run([script], clients=clients, each=number // clients)
        must_be_right()
        waiting(stage, number + 640)
        result = run(port, clients, calls(turns[:number]))
        must_be_right()
        must_be_all(result, 200)
        yield Line("call-next", clients, result, raw)


def waiting(stage: Stage, count: int) -> None:
    """A morning with so many people in line, whom the planner knows of (as autovacuum tells it)."""
    fresh()
    each = -(-count // len(stage.offerings))
    sql.execute(sql.text(WAITING), {"each": each, "day": day_of(stage.halls[0], stage.at)})
    sql.execute("vacuum analyze")


def numbers(stage: Stage, count: int) -> Iterator[bytes]:
    """Requests for a number, as many for each queue, in a shuffled order."""
    places = list(stage.places())
    order = [places[number % len(places)] for number in range(count)]
    Random(1).shuffle(order)  # noqa: S311 - the same order each time
    for offering, secret in order:
        body = f'{{"service":"{offering.code}"}}'.encode()
        path = f"halls/{offering.hall.slug}/tickets"
        yield request(path, secret, body=body, key=uuid.uuid4().hex)


def calls(turns: list[Turn]) -> Iterator[bytes]:
    """Calls, each by another counter."""
    for turn in turns:
        path = f"halls/{turn.hall.slug}/counters/{turn.counter.code}/call-next"
        yield request(path, turn.secret)


def fresh() -> None:
    """A morning without tickets."""
    with transaction.atomic():
        sql.execute("set local session_replication_role = replica")  # complaints are never emptied
        sql.execute(EMPTY)
    sql.execute("vacuum analyze queueing_ticket")
    sql.execute("checkpoint")


def must_be_right() -> None:
    """Stop when a number was given twice or left out, or a person called twice."""
    faults = sql.row(Faults, CHECK)
    if faults != Faults(0, 0, 0, 0):
        message = f"The numbers are wrong: {faults}"
        raise SystemExit(message)


def must_be_all(result: Result, status: int) -> None:
    """Stop when an answer was another one."""
    if set(result.statuses) != {status}:
        message = f"Not every answer was {status}: {result.statuses}"
        raise SystemExit(message)


def report(lines: Sequence[Line]) -> str:
    """The table, and the same as one line of JSON."""
    head = ["", "clients", "HTTP /s", "pgbench /s", "share", "P50 ms", "P99 ms", "client CPU s"]
    rows = [
        [
            line.what,
            str(line.clients),
            f"{line.http.rate:.0f}",
            f"{line.raw:.0f}",
            f"{line.ratio:.1%}",
            f"{line.http.at(0.5):.1f}",
            f"{line.http.at(0.99):.1f}",
            f"{line.http.client_cpu:.1f} of {line.http.seconds:.1f}",
        ]
        for line in lines
    ]
    facts = {
        f"{line.what}@{line.clients}": {
            "http": round(line.http.rate),
            "pgbench": round(line.raw),
            "share": round(line.ratio, 3),
            "p99_ms": round(line.http.at(0.99), 1),
            "statuses": line.http.statuses,
        }
        for line in lines
    }
    cores = f"{os.cpu_count()} cores; no number twice, none left out, nobody called twice."
    return f"{table(head, rows)}\n\n{cores}\n\n```json\n{json.dumps(facts)}\n```\n"
