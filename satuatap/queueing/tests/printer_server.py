"""A small ticket printer on TCP that answers ``DLE EOT`` and ``GS r``, and can misbehave."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum

CHUNK = 4096
REALTIME = b"\x10\x04"
TRANSMIT = b"\x1dr"


class Mood(Enum):
    """How the printer behaves."""

    READY = "ready"
    LOW = "low"
    OUT = "out"
    COVER_OPEN = "cover open"
    HANG = "hang"  # takes everything and never answers
    RUNS_OUT = "runs out"  # while the slip is being printed
    DROPS = "drops"  # the connection breaks while the slip is being sent
    NO_GS_R = "no gs r"  # a cheap one that answers DLE EOT alone


@dataclass
class FakePrinter:
    """What the test sees of the printer: where it is, and what was printed."""

    mood: Mood
    host: str = "127.0.0.1"
    port: int = 0
    paper: bytearray = field(default_factory=bytearray)

    def realtime(self, what: int) -> bytes:
        """The answer to ``DLE EOT what``."""
        offline = self.mood in {Mood.COVER_OPEN, Mood.OUT}
        answers = {
            1: 0x1A if offline else 0x12,
            2: {Mood.OUT: 0x32, Mood.COVER_OPEN: 0x16}.get(self.mood, 0x12),
            4: {Mood.OUT: 0x7E, Mood.LOW: 0x1E}.get(self.mood, 0x12),
        }
        return bytes([answers[what]])


class PrinterServer(socketserver.ThreadingTCPServer):
    """Listens for the printer of one test."""

    daemon_threads = True

    def __init__(self, printer: FakePrinter) -> None:
        self.printer = printer
        super().__init__((printer.host, 0), Handler)
        printer.port = self.server_address[1]


class Handler(socketserver.BaseRequestHandler):
    """One connection to the printer."""

    server: PrinterServer

    def handle(self) -> None:
        while chunk := self.request.recv(CHUNK):
            if not self.listens(chunk):
                return

    def listens(self, chunk: bytes) -> bool:
        printer = self.server.printer
        if printer.mood is Mood.HANG:
            return True
        if chunk.startswith(REALTIME):
            self.request.sendall(printer.realtime(chunk[2]))
            return True
        printer.paper += chunk
        if printer.mood is Mood.DROPS:
            return False
        if chunk.endswith(TRANSMIT + b"\x01") and printer.mood is not Mood.NO_GS_R:
            self.request.sendall(b"\x0c" if printer.mood is Mood.RUNS_OUT else b"\x00")
        return True


@contextmanager
def fake_printer(mood: Mood = Mood.READY) -> Iterator[FakePrinter]:
    """A printer that listens as long as the block runs."""
    printer = FakePrinter(mood)
    with PrinterServer(printer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield printer
        server.shutdown()
        thread.join()
