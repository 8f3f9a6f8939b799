"""A whole installation in a folder of its own, for the tests that start and kill it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from satuatap.launch.plan import ROOT
from satuatap.launch.postgres import Cluster

OPEN_A_HALL = """
from django.utils import timezone
from satuatap.identity.tokens import make_token
from satuatap.places.models import OpeningOverride
from satuatap.queueing.tests import given
offering = given.offering()
at = timezone.now()
OpeningOverride.objects.create(hall=offering.hall, state="open", starts_at=at)
token = make_token(offering.hall, "kiosk", name="test", at=at)[1]
print("HALL", offering.hall.slug, offering.code, token)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Installation:
    """``satuatap up`` on its own var folder and port, without the demo."""

    def __init__(self, var: Path) -> None:
        self.var, self.port = var, free_port()
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "SATUATAP_TESTING", "DJANGO_SETTINGS_MODULE"}
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
            timeout=180,
            check=False,
        )

    @contextmanager
    def up(self) -> Iterator[subprocess.Popen[bytes]]:
        """The installation, started and ready; ended with the block."""
        with (self.var / "up.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "satuatap", "up"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
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
    def open_hall(self) -> tuple[str, str, str]:
        """A hall that is open now: its slug, a service, and the token of a kiosk."""
        done = self.command("shell", "-c", OPEN_A_HALL)
        found = [line.split() for line in done.stdout.splitlines() if line.startswith("HALL ")]
        assert found, done.stderr
        _, slug, service, token = found[-1]
        return slug, service, token

    def sequences(self, hall: str) -> list[int]:
        """The running numbers of a hall's tickets, in order."""
        with psycopg.connect(Cluster(self.var).url()) as connection:
            found = connection.execute(
                "select t.sequence from queueing_ticket t join places_hall h on h.id = t.hall_id"
                " where h.slug = %s order by 1",
                [hall],
            )
            return [sequence for (sequence,) in found.fetchall()]


class Crowd:
    """People who take tickets at the API as fast as they are served, and come back if refused."""

    def __init__(self, installation: Installation, *, people: int = 6) -> None:
        self.hall, self.service, self.token = installation.open_hall
        self.installation, self.stopped = installation, threading.Event()
        self.acknowledged: dict[str, str] = {}
        self.refused: dict[int, bytes] = {}
        self.threads = [threading.Thread(target=self.queue_up) for _ in range(people)]

    def queue_up(self) -> None:
        while not self.stopped.is_set():
            key = str(uuid4())
            while key not in self.acknowledged and not self.stopped.is_set():
                self.try_once(key)

    def try_once(self, key: str) -> None:
        """Ask with this key; whoever got no answer asks again with the same one."""
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        path = f"/api/v1/halls/{self.hall}/tickets"
        status, body = self.installation.ask("POST", path, {"service": self.service}, headers)
        if status in {200, 201}:
            self.acknowledged[key] = json.loads(body)["number"]
        else:
            self.refused[status] = body
            time.sleep(0.2)

    @contextmanager
    def at_work(self) -> Iterator["Crowd"]:
        for thread in self.threads:
            thread.start()
        try:
            yield self
        finally:
            self.stopped.set()
            for thread in self.threads:
                thread.join(90)
