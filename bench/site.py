"""The site under measurement, as ``satuatap serve`` runs it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager


def free_port() -> int:
    """A port that nobody uses now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(**variables: str) -> Iterator[tuple[int, int]]:
    """The site on a port of its own: port and process id of its parent."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "satuatap", "serve"],
        env=os.environ | {"PORT": str(port), "HOST": "127.0.0.1"} | variables,
    )
    try:
        wait_for(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(30)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Return when the port answers."""
    for _ in range(1200):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    message = "The site did not start."
    raise SystemExit(message)
