"""``satuatap bench_live``: from a committed call to its arrival at everybody who listens."""

import json
import os
import resource
import selectors
import socket
import time
import zlib
from argparse import Namespace
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils import timezone

from bench.report import table, write
from bench.site import served
from bench.stage import Stage
from satuatap.core.hints import finish_hints
from satuatap.queueing.actions import (
    By,
    TicketRequest,
    call_next_ticket,
    finish_ticket,
    take_ticket,
)
from satuatap.queueing.queries.snapshot import hall_snapshot

SLOWEST = 250.0  # milliseconds, goal of the 99th percentile
PATIENCE = 5.0  # seconds until an arrival counts as missed
CALLS = 20
BY = By("token:bench")


@dataclass
class Ear:
    """One listener: the last call that it was told of, and its unfinished block."""

    socket: socket.socket
    unpack: Any = field(default_factory=lambda: zlib.decompressobj(31))
    head: bool = True
    rest: bytes = b""
    last: bytes = b""

    def hear(self) -> bool:
        """Read what is there; True when another call than before has arrived."""
        told = self.socket.recv(262144)
        if self.head:
            _, _, told = told.partition(b"\r\n\r\n")
            self.head = False
        before = self.last
        for part in self.chunks(told):
            text = self.unpack.decompress(part)
            start = text.find(b'"calls":[{"id":')
            if start > 0:
                self.last = text[start + 15 : text.index(b",", start + 15)]
        return self.last != before

    def chunks(self, told: bytes) -> list[bytes]:
        """The whole chunks of HTTP/1.1's chunked coding."""
        found, rest = [], self.rest + told
        while b"\r\n" in rest:
            size, _, after = rest.partition(b"\r\n")
            length = int(size, 16)
            if len(after) < length + 2:
                break
            found.append(after[:length])
            rest = after[length + 2 :]
        self.rest = rest
        return found


class Crowd:
    """Everybody who listens, in one thread."""

    def __init__(self, port: int, hall: str, count: int) -> None:
        self.chooser = selectors.EpollSelector()
        self.ears: list[Ear] = []
        asked = (
            f"GET /live/halls/{hall} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
        )
        for _ in range(count):
            ear = Ear(socket.create_connection(("127.0.0.1", port)))
            ear.socket.sendall(asked.encode())
            self.chooser.register(ear.socket, selectors.EVENT_READ, ear)
            self.ears.append(ear)
            if len(self.ears) % 50 == 0:
                self.listen(0.05)

    def listen(self, seconds: float) -> list[float]:
        """The moments at which listeners heard a new call, until nothing came for so long."""
        arrived = []
        while ready := self.chooser.select(seconds):
            for key, _ in ready:
                if key.data.hear():
                    arrived.append(time.perf_counter())
        return arrived

    def wait(self, count: int) -> list[float]:
        """The moments until so many have heard a new call, or patience ends."""
        arrived: list[float] = []
        until = time.perf_counter() + PATIENCE
        while len(arrived) < count and time.perf_counter() < until:
            for key, _ in self.chooser.select(0.1):
                if key.data.hear():
                    arrived.append(time.perf_counter())
        return arrived


@dataclass
class Outcome:
    """Milliseconds of every arrival, arrivals that never came, listeners with an old state."""

    waits: list[float]
    missed: int
    stale: int
    kilobytes: float
    size: tuple[int, int]
    client_cpu: float

    def at(self, share: float) -> float:
        """The wait that this share of arrivals did not pass."""
        return sorted(self.waits)[min(len(self.waits) - 1, int(share * len(self.waits)))]


def main(given: Namespace) -> int:
    """Measure, print, and write if asked; 1 when the goal is missed or a listener was left out."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, given.listeners + 1000), hard))
    stage = Stage(halls=1, queues=given.services)
    with served() as (port, parent):
        outcome = measured(stage, port, parent=parent, count=given.listeners)
    text = report(outcome, given.listeners, given.services)
    print(text)
    if given.write:
        write(Path(given.write), "live", text)
    return 0 if outcome.at(0.99) < SLOWEST and not (outcome.missed or outcome.stale) else 1


def measured(stage: Stage, port: int, *, parent: int, count: int) -> Outcome:
    """Call some people, one after another, before so many listeners."""
    hall, turn = stage.halls[0], stage.turns(1)[0]
    for _ in range(CALLS + 3):
        asked = TicketRequest(service=stage.offering_of(0).code)
        take_ticket(hall, asked, by=BY, at=timezone.now())
    call(turn.counter)
    before = memory(parent)
    crowd = Crowd(port, hall.slug, count)
    crowd.listen(2)
    after = memory(parent)
    cpu = resource.getrusage(resource.RUSAGE_SELF)
    waits, missed = [], 0
    for _ in range(CALLS):
        committed = call(turn.counter)
        arrived = crowd.wait(count)
        waits += [(moment - committed) * 1000 for moment in arrived]
        missed += count - len(arrived)
        time.sleep(0.3)
    crowd.listen(1)
    used = resource.getrusage(resource.RUSAGE_SELF)
    shot = hall_snapshot(hall, at=timezone.now())
    last = str(shot["calls"][0]["id"]).encode()
    whole = json.dumps(shot, separators=(",", ":")).encode()
    finish_hints()
    return Outcome(
        waits=waits,
        missed=missed,
        stale=sum(ear.last != last for ear in crowd.ears),
        kilobytes=(after - before) / count,
        size=(len(whole), len(zlib.compress(whole, 5))),
        client_cpu=used.ru_utime + used.ru_stime - cpu.ru_utime - cpu.ru_stime,
    )


def call(counter: Any) -> float:
    """Call the next person and let the last one go; the moment after the commit."""
    ticket = call_next_ticket(counter, by=BY, at=timezone.now())
    moment = time.perf_counter()
    finish_ticket(ticket, by=BY, at=timezone.now())
    return moment


def memory(parent: int) -> int:
    """Kilobytes of the server's processes."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        facts = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        mine = status.parent.name == str(parent) or facts["PPid"].strip() == str(parent)
        total += int(facts.get("VmRSS", "0 kB").split()[0]) if mine else 0
    return total


def report(outcome: Outcome, listeners: int, services: int) -> str:
    """The table and a line of JSON."""
    head = ["listeners", "P50 ms", "P95 ms", "P99 ms", "worst ms", "missed", "old at the end"]
    shares = [f"{outcome.at(share):.0f}" for share in (0.5, 0.95, 0.99, 1)]
    row = [str(listeners), *shares, str(outcome.missed), str(outcome.stale)]
    plain, packed = outcome.size
    facts = {
        "listeners": listeners,
        "p50_ms": round(outcome.at(0.5)),
        "p99_ms": round(outcome.at(0.99)),
        "missed": outcome.missed,
        "stale": outcome.stale,
        "kb_per_listener": round(outcome.kilobytes, 1),
        "snapshot_bytes": plain,
        "packed_bytes": packed,
    }
    text = (
        f"{CALLS} calls in a hall of {services} services; a snapshot is {plain} bytes, {packed} "
        f"packed; {outcome.kilobytes:.0f} KB of server memory a listener; the client, on the same "
        f"{os.cpu_count()} cores, used {outcome.client_cpu:.1f} s of processor."
    )
    return f"{table(head, [row])}\n\n{text}\n\n```json\n{json.dumps(facts)}\n```\n"
