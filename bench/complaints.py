"""``satuatap bench_complaints``: whole pages over 50,000 open complaints, beside plain SQL."""

import os
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import time_machine
from django.db import connection
from django.test import Client

from bench.complaint_plain import PLAIN, TURN
from bench.complaint_stage import AT, Stage, stage
from bench.report import table, write
from bench.surveys import duration, usual
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries import staff_figures as figures
from satuatap.complaints.queries.alike import alike
from satuatap.complaints.queries.desk import Wanted, desk
from satuatap.identity.models import User

PAGE = 0.5  # seconds, the goal of a whole page
DESK, STATISTICS = "/kerja/pengaduan/", "/kerja/pengaduan/statistik/"
PUBLIC = "/pengaduan/publik/"
TIMES = 7


@dataclass(frozen=True)
class Look:
    """A page that somebody opens, and the statement by hand that gives the same rows."""

    what: str
    client: Client
    address: str
    plain: str


@dataclass(frozen=True)
class Line:
    """One page: how long it took with its HTML, and the statement by hand."""

    what: str
    seconds: float
    plain: float | None

    @property
    def good(self) -> bool:
        """Whether its goal was met."""
        return self.seconds < PAGE


def main(given: Namespace) -> int:
    """Measure, print, and write if asked; 1 when a goal is missed, and stop at a wrong figure."""
    here = stage(open_=given.open, halls=given.halls)
    with time_machine.travel(AT, tick=True):
        check(here)
        lines = measured(here)
    text = report(lines)
    print(text)
    if given.write:
        write(Path(given.write), "complaints", text)
    return 0 if all(line.good for line in lines) else 1


def check(here: Stage) -> None:
    """Pages and plain SQL say the same."""
    first = rows("desk", here)[0][0]
    counted = {(each[0], each[1] or "", each[2], each[3], each[4]) for each in rows("nation", here)}
    found = figures.by_hall_and_part(figures.rows_for(here.ministry), at=AT)
    ours: dict[tuple[str, str], list[int]] = {}
    for each in found:
        facts = each.figures.sent, each.figures.answered, each.figures.on_time
        known = ours.setdefault((each.kind, each.agency), [0, 0, 0])
        ours[each.kind, each.agency] = [a + b for a, b in zip(known, facts, strict=True)]
    same = {(*key, *value) for key, value in ours.items()} == counted
    if desk(here.manager, Wanted(), at=AT).paginator.count != first or not same:
        message = "The pages say something else than the rows."
        raise SystemExit(message)


def measured(here: Stage) -> list[Line]:
    """Each page as its reader opens it."""
    manager, ministry = of(here.manager), of(here.ministry)
    one = Complaint.objects.filter(hall=here.hall, state="sent", is_secret=False).first()
    assert one is not None  # noqa: S101 (the stage has some in every hall)
    looks = [
        Look("desk of a hall", manager, DESK, "desk"),
        Look("desk of the ministry", ministry, DESK, "ministry"),
        Look("desk, a word searched", manager, f"{DESK}?giliran=semua&q=toilet", "search"),
        Look("one complaint, with likely duplicates", manager, f"{DESK}{one.code}/", ""),
        Look("statistics of a hall", manager, STATISTICS, "parts"),
        Look("statistics of the nation, halls compared", ministry, STATISTICS, "nation"),
        Look("the same as XLSX", ministry, f"{STATISTICS[:-1]}.xlsx", "nation"),
        Look("public list and map", Client(), PUBLIC, "public"),
        Look("public list, a word searched", Client(), f"{PUBLIC}?q=paspor", ""),
    ]
    likely = usual(lambda: alike(one, here.manager, at=AT), TIMES)
    return [*(line(look, here) for look in looks), Line("likely duplicates alone", likely, None)]


def of(user: User) -> Client:
    """A browser of this account."""
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def line(look: Look, here: Stage) -> Line:
    """One page, opened some times; the first one warms what is kept."""
    read: Callable[[], Any] = partial(look.client.get, look.address)
    answer = read()
    if answer.status_code != HTTPStatus.OK:
        message = f"{look.address}: {answer.status_code}"
        raise SystemExit(message)
    by_hand = usual(lambda: rows(look.plain, here), TIMES) if look.plain else None
    return Line(look.what, usual(read, TIMES), by_hand)


def rows(plain: str, here: Stage) -> list[Any]:
    """What the statement by hand gives."""
    with connection.cursor() as cursor:
        cursor.execute(PLAIN[plain], {"hall": here.hall.pk, "turn": TURN})
        return list(cursor.fetchall())


def report(lines: list[Line]) -> str:
    """The table, and under what it was measured."""
    told = [
        [
            each.what,
            duration(each.seconds),
            duration(each.plain) if each.plain else "",
        ]
        for each in lines
    ]
    count, open_ = Complaint.objects.count(), Complaint.objects.open().count()
    said = f"{open_} open complaints of {count}, {os.cpu_count()} cores; pages with their HTML."
    head = ["", "page", "plain SQL"]
    return f"{table(head, told)}\n\n{said} The counts of desk and nation were the same both ways."
