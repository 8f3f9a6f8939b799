"""The double of SP4N in a process of its own, spoken to by HTTP alone."""

import json
import socket
import subprocess
import sys
import time
from typing import Any, Self

import httpx
from django.conf import settings

from satuatap.complaints.sp4n.port import Sp4n

TOKEN = "kunci"
START_SECONDS = 20


class Double:
    """``python -m satuatap.complaints.sp4n.double`` on a free port."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.number = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.number}"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> Sp4n:
        """The way to it, with little patience."""
        return Sp4n(self.url, TOKEN, timeout=0.5)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start, and wait until it answers."""
        program = [sys.executable, "-m", "satuatap.complaints.sp4n.double"]
        program += ["--port", str(self.number), "--token", TOKEN]
        self.process = subprocess.Popen(program, cwd=settings.BASE_DIR)
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                self.asked()
            except httpx.TransportError:
                assert time.monotonic() < until, "the double does not answer"
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        """It is gone, in the midst of whatever it did."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def give(self, rows: list[Any]) -> None:
        """What it has to give."""
        httpx.put(f"{self.url}/incoming", content=json.dumps(rows))

    def fail(self, *faults: str) -> None:
        """What goes wrong with the next requests."""
        httpx.put(f"{self.url}/faults", json=list(faults))

    def asked(self) -> list[str]:
        """What it was asked so far."""
        found: list[str] = httpx.get(f"{self.url}/taken").json()["asked"]
        return found
