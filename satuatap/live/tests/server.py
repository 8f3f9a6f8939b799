"""The real server on a port of its own, and a listener on a real socket, for tests."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.db import connections

STARTED = 30  # seconds
TOKEN = "for the collector"


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def database_url() -> str:
    """The test's own database, as another process reaches it."""
    given = connections["default"].get_connection_params()
    host, name = given.get("host", ""), given.get("dbname", "")
    return f"postgresql://{given['user']}@/{name}?host={host}&port={given.get('port', 5432)}"


@contextmanager
def served(**environment: str) -> Iterator[int]:
    """The site and its stream, as config.asgi mounts them; the port."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--log-level", "error", "config.asgi:application"],
        env=os.environ
        | {"DATABASE_URL": database_url(), "SATUATAP_TESTING": "1", "METRICS_TOKEN": TOKEN}
        | environment,
    )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(15)


def wait_for(port: int) -> None:
    for _ in range(STARTED * 20):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server did not start")


def figure(port: int, name: str) -> float:
    """What the server's figures say under this name."""
    asked = Request(f"http://127.0.0.1:{port}/metrik", headers={"Authorization": f"Bearer {TOKEN}"})
    with urlopen(asked, timeout=10) as answer:
        told = answer.read().decode()
    return float(re.search(rf"^{name} (\S+)$", told, re.MULTILINE)[1])  # type: ignore[index]


class Listener:
    """A client that reads the stream line by line."""

    def __init__(
        self, port: int, hall: str, *, method: str = "GET", kind: str = "halls", **headers: str
    ) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        lines = [f"{method} /live/{kind}/{hall} HTTP/1.1", "Host: localhost"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = dict(self.header_lines())
        packed = self.headers.get("content-encoding") == "gzip"
        self.unpack = zlib.decompressobj(31).decompress if packed else bytes
        self.text = b""

    def header_lines(self) -> Iterator[tuple[str, str]]:
        while line := self.file.readline().strip():
            name, value = line.decode().split(": ", 1)
            yield name.lower(), value

    def chunk(self) -> bytes:
        size = int(self.file.readline(), 16)
        body = self.file.read(size)
        self.file.readline()
        return self.unpack(body)

    def block(self) -> dict[str, str]:
        """The next block of the stream, by field; a comment has the field ``""``."""
        while b"\n\n" not in self.text:
            self.text += self.chunk()
        block, self.text = self.text.split(b"\n\n", 1)
        return dict(line.split(": ", 1) for line in block.decode().split("\n"))

    def event(self, name: str = "queue") -> tuple[int, dict[str, Any]]:
        """The next snapshot and its number."""
        while (block := self.block()).get("event") != name:
            pass
        return int(block["id"]), json.loads(block["data"])

    def ended(self) -> bool:
        """Whether the server ends the stream, after all that it has to say."""
        while size := int(self.file.readline(), 16):
            self.file.read(size + 2)
        return size == 0

    def close(self) -> None:
        self.file.close()
        self.socket.close()
