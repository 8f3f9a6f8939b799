"""What every double of a national system has: JSON over HTTP, a memory, and faults on demand."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONGEST_SILENCE = 60  # seconds

Facts = dict[str, Any]


class Double(ThreadingHTTPServer):
    """A double's memory; it listens on this machine alone, and ``released`` frees what hangs."""

    daemon_threads = True

    def __init__(self, handler: "type[Handler]", *, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), handler)
        self.faults: list[str] = []
        self.writing = threading.Lock()
        self.released = threading.Event()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def next_fault(self) -> str:
        """What is to go wrong with this request; empty for nothing."""
        with self.writing:
            return self.faults.pop(0) if self.faults else ""


class Handler(BaseHTTPRequestHandler):
    """One request to a double, of at most ``largest`` bytes; what it has no word for is 404."""

    protocol_version = "HTTP/1.1"
    largest = 64 * 1024
    server: Any

    def do_GET(self) -> None:
        self.get()

    def do_POST(self) -> None:
        self.post()

    def do_PUT(self) -> None:
        self.put()

    def do_DELETE(self) -> None:
        self.delete()

    def missing(self) -> None:
        """There is nothing here."""
        self.answer(404, {"error": "not-found"})

    get = post = put = delete = missing

    def body(self) -> Any:
        """The request's JSON."""
        size = min(int(self.headers.get("Content-Length") or 0), self.largest)
        return json.loads(self.rfile.read(size) or b"{}")

    def answer(self, status: int, facts: Facts, **headers: str) -> None:
        """Answer with JSON."""
        self.answer_bytes(status, json.dumps(facts).encode(), **headers)

    def answer_bytes(self, status: int, body: bytes, **headers: str) -> None:
        """Answer with these bytes; ``Retry_After`` is the header Retry-After."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drop(self) -> None:
        """Close the connection without a word."""
        self.close_connection = True

    def hang(self) -> None:
        """Stay silent until released, then close."""
        self.server.released.wait(LONGEST_SILENCE)
        self.drop()

    def garbage(self) -> None:
        """Answer what is no JSON."""
        self.answer_bytes(200, b"<html>")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: what was asked is in the memory, and may hold a secret."""
