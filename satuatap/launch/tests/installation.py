"""A whole installation in a folder of its own, for the tests that start and kill it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, LiteralString

import psycopg

from satuatap.launch.plan import ROOT
from satuatap.launch.postgres import Cluster
from satuatap.launch.secrets import MAKERS

OPEN_A_HALL = """
from django.utils import timezone
from satuatap.identity.tokens import make_token
from satuatap.places.models import OpeningOverride
from satuatap.queueing.tests import given
offering = given.offering()
at = timezone.now()
OpeningOverride.objects.create(hall=offering.hall, state="open", starts_at=at)
hall, places = offering.hall, [given.counter(offering) for _ in range(3)]
print("HALL", hall.slug, offering.code, make_token(hall, "kiosk", name="test", at=at)[1])
for place in places:
    print("COUNTER", place.code, make_token(hall, "counter", name="", at=at, counter=place)[1])
"""


LONGEST = 900  # seconds of a command, on a machine that is busy with other things as well
OURS = {"DATABASE_URL", "SATUATAP_TESTING", "DJANGO_SETTINGS_MODULE", *MAKERS}


@dataclass(frozen=True)
class OpenHall:
    """A hall's slug, a service, the token of its kiosk, and those of its counters by code."""

    slug: str
    service: str
    token: str
    counters: dict[str, str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Installation:
    """``satuatap up`` on its own var folder and port, without the demo."""

    def __init__(self, var: Path) -> None:
        self.var, self.port = var, free_port()
        self.environment = {
            name: value for name, value in os.environ.items() if name not in OURS
        } | {
            "SATUATAP_VAR": str(var),
            "SATUATAP_STATIC": str(ROOT / "build" / "collected"),
            "PORT": str(self.port),
            "DEMO": "0",
            "WEB_PROCESSES": "2",
        }

    def command(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a satuatap command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "satuatap", *arguments],
            cwd=ROOT,
            env=self.environment | more,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )

    @contextmanager
    def up(
        self, *, before: Sequence[str] = (), terminal: int | None = None
    ) -> Iterator[subprocess.Popen[bytes]]:
        """The installation, started (by ``before``) and ready; ended with the block."""
        with (self.var / "up.log").open("ab") as log:
            process = subprocess.Popen(
                [*before, sys.executable, "-m", "satuatap", "up"],
                cwd=ROOT,
                env=self.environment,
                stdin=terminal,
                stdout=log if terminal is None else terminal,
                stderr=subprocess.STDOUT,
                start_new_session=terminal is None,
            )
        try:
            self.wait_until_ready(process)
            yield process
        finally:
            process.terminate()
            process.wait(60)

    def wait_until_ready(self, process: subprocess.Popen[bytes] | None = None) -> None:
        """Wait until the site says that it is ready."""
        for _ in range(1200):
            if self.get("/sehat/siap")[0] == 200:
                return
            if process is not None and process.poll() is not None:
                raise AssertionError((self.var / "up.log").read_text())
            time.sleep(0.1)
        raise AssertionError((self.var / "up.log").read_text())

    def get(self, path: str) -> tuple[int, bytes]:
        return self.ask("GET", path, None, {})

    def ask(self, method: str, path: str, body: Any, headers: dict[str, str]) -> tuple[int, bytes]:
        """One request; 0 stands for no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request(method, path, body and json.dumps(body), headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()

    def processes(self) -> dict[int, str]:
        """Every process of this installation, by its command line."""
        mark = f"SATUATAP_VAR={self.var}".encode()
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                ours = mark in (folder / "environ").read_bytes() or str(self.var) in words
                alive = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
            except OSError:
                continue
            if ours and alive and int(folder.name) != os.getpid():
                found[int(folder.name)] = words
        return found

    def processor_seconds(self) -> float:
        """What all processes, with those that have ended, took of the processors."""
        fields = [
            Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            for pid in self.processes()
        ]
        return sum(sum(map(int, each[11:15])) for each in fields) / os.sysconf("SC_CLK_TCK")

    def kill(self, word: str) -> int:
        """Kill -9 everything with this word in its command line; how many that were."""
        hit = [pid for pid, words in self.processes().items() if word in words]
        for pid in hit:
            os.kill(pid, signal.SIGKILL)
        return len(hit)

    def wait_until_gone(self) -> dict[int, str]:
        """What is left of the installation after a while; nothing, if all is well."""
        for _ in range(200):
            if not self.processes():
                break
            time.sleep(0.1)
        return self.processes()

    @cached_property
    def open_hall(self) -> OpenHall:
        """A hall that is open now, with three counters."""
        done = self.command("shell", "-c", OPEN_A_HALL)
        words = [line.split() for line in done.stdout.splitlines()]
        halls = [each[1:] for each in words if each[:1] == ["HALL"]]
        assert halls, done.stderr
        slug, service, token = halls[-1]
        counters = {each[1]: each[2] for each in words if each[:1] == ["COUNTER"]}
        return OpenHall(slug, service, token, counters)

    def rows_when_up(self, statement: LiteralString, *values: str) -> list[Any]:
        """The same, or nothing while the database is away."""
        try:
            return self.rows(statement, *values)
        except psycopg.OperationalError:
            return []

    def rows(self, statement: LiteralString, *values: str) -> list[Any]:
        """What the database says; of rows with one column, that column."""
        with psycopg.connect(Cluster(self.var).url()) as connection:
            found = connection.execute(statement, values).fetchall()
        return [row[0] if len(row) == 1 else row for row in found]
