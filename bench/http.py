"""A light HTTP client: one thread, raw sockets, as many connections as asked, one request each."""

import resource
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

PROBLEM = b"problem+json"


@dataclass
class Result:
    """What a run of requests gave."""

    seconds: float = 0.0
    client_cpu: float = 0.0
    waits: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.waits) / self.seconds

    def at(self, share: float) -> float:
        """The wait, in milliseconds, that this share of requests did not pass."""
        waits = sorted(self.waits)
        return waits[min(len(waits) - 1, int(share * len(waits)))] * 1000

    def note(self, status: int, wait: float) -> None:
        """Count one answer."""
        self.waits.append(wait)
        self.statuses[status] = self.statuses.get(status, 0) + 1


def request(path: str, secret: str, *, body: bytes = b"", key: str = "") -> bytes:
    """A request as it goes over the wire."""
    lines = [f"POST /api/v1/{path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {secret}"]
    lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    lines += [f"Idempotency-Key: {key}"] if key else []
    return "\r\n".join([*lines, "", ""]).encode() + body


class Connection:
    """One client that waits for each answer before it asks again."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked = 0.0
        self.buffer = b""

    def ask(self, raw: bytes) -> None:
        """Send one request."""
        self.asked = time.perf_counter()
        self.buffer = b""
        self.socket.sendall(raw)

    def answered(self) -> int | None:
        """The status once the whole answer is here."""
        self.buffer += self.socket.recv(65536)
        head, found, body = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return None
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        return int(head[9:12]) if len(body) >= int(length or b"0") else None


def run(port: int, clients: int, requests: Iterator[bytes]) -> Result:
    """Send all requests over so many connections, each with one request under way."""
    result, chooser = Result(), selectors.EpollSelector()
    connections = [Connection(port) for _ in range(clients)]
    cpu, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    busy = 0
    for each in connections:
        chooser.register(each.socket, selectors.EVENT_READ, each)
        busy += begin(each, requests)
    while busy:
        for ready, _ in chooser.select():
            status = ready.data.answered()
            if status is not None:
                result.note(status, time.perf_counter() - ready.data.asked)
                busy += begin(ready.data, requests) - 1
    result.seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    result.client_cpu = used.ru_utime + used.ru_stime - cpu.ru_utime - cpu.ru_stime
    for each in connections:
        each.socket.close()
    return result


def begin(connection: Connection, requests: Iterator[bytes]) -> bool:
    """Ask the next request, if there is one."""
    raw = next(requests, None)
    if raw is None:
        return False
    connection.ask(raw)
    return True
