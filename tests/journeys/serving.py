"""The site in a process of its own, so that a test can kill it."""

import os
import signal
import socket
import subprocess
import sys
import time
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

START_SECONDS = 30


class Site:
    """granian on a free port, over the test's database."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, **environment: str) -> None:
        """Start and wait until it answers."""
        program = [sys.executable, "-m", "granian", "--interface", "asgi", "--workers", "1"]
        program += ["--host", "127.0.0.1", "--port", str(self.port), "config.asgi:application"]
        self.process = subprocess.Popen(
            program,
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": self.database(), **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            assert time.monotonic() < until, "The site did not start."
            time.sleep(0.2)

    def kill(self) -> None:
        """End it at once, without a word."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/layar/", timeout=5):
                return True
        except (URLError, OSError):
            return False

    def database(self) -> str:
        name = connection.settings_dict["NAME"]
        before, _, after = settings.DATABASE_URL.partition("?")
        return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{after}" if after else "")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
