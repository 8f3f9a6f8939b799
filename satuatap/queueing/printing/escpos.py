"""A slip on a network printer, in ESC/POS over TCP, and what the printer says of itself.

Paper counts as out only when the printer says so: ``DLE EOT`` asks for its state before, and
``GS r`` waits in the printer's own line behind the slip, so its answer comes when the slip is
printed. Printers that do not know ``GS r`` are asked with ``DLE EOT`` once more.
"""

import socket
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from escpos.exceptions import Error as PrinterError
from escpos.printer import Network

from satuatap.core.qr import qr_dots
from satuatap.queueing.printing.slip import Note, Slip

CONNECT_SECONDS = 2.0
PRINT_SECONDS = 6.0
QR_MM = 26
COLUMNS = {58: 32, 80: 48}

ASK_ONLINE = b"\x10\x04\x01"
ASK_OFFLINE_CAUSE = b"\x10\x04\x02"
ASK_PAPER = b"\x10\x04\x04"
ASK_WHEN_PRINTED = b"\x1dr\x01"
OFFLINE, STOPPED_BY_PAPER, PAPER_LOW, PAPER_OUT = 0x08, 0x20, 0x0C, 0x60
PRINTED_PAPER_OUT = 0x0C

PLAIN = str.maketrans({"–": "-", "—": "-", "×": "x", "’": "'", "‘": "'", "“": '"', "”": '"'})


class PaperState(Enum):
    """What the printer says; the values are those of ``Printer.State``."""

    READY = "ready"
    LOW = "paper_low"
    OUT = "paper_out"
    LOST = "lost"


@dataclass(frozen=True)
class Printed:
    """How it went: whether the paper came out, and how the printer is now."""

    done: bool
    state: PaperState


class SlipPrinter(Network):
    """A printer that can be asked how it is."""

    def connect(self) -> None:
        """Connect; unlike the library's own, it leaves no socket behind when nobody answers."""
        self.device = socket.create_connection((self.host, self.port), timeout=CONNECT_SECONDS)

    def ask(self, command: bytes, *, seconds: float) -> int | None:
        """The printer's answer to one status command; None when it keeps silent."""
        self.device.settimeout(seconds)
        self._raw(command)
        try:
            answer = self._read()
        except TimeoutError:
            return None
        return answer[0] if answer else None

    def state(self) -> PaperState:
        """How the printer is right now."""
        online = self.ask(ASK_ONLINE, seconds=CONNECT_SECONDS)
        if online is None:
            return PaperState.LOST
        if online & OFFLINE:
            cause = self.ask(ASK_OFFLINE_CAUSE, seconds=CONNECT_SECONDS) or 0
            return PaperState.OUT if cause & STOPPED_BY_PAPER else PaperState.LOST
        paper = self.ask(ASK_PAPER, seconds=CONNECT_SECONDS)
        if paper is None:
            return PaperState.LOST
        if paper & PAPER_OUT:
            return PaperState.OUT
        return PaperState.LOW if paper & PAPER_LOW else PaperState.READY

    def line(self, text: str, *, columns: int) -> None:
        """One paragraph, broken between words."""
        plain = text.translate(PLAIN).encode("ascii", "replace").decode()
        self.text("\n".join(textwrap.wrap(plain, columns)) + "\n")


def print_slip(slip: Slip, *, host: str, port: int, width_mm: int) -> Printed:
    """Print one slip and wait until it is out; never raises for what a printer may do."""
    return _printed(lambda to: _write(to, slip, columns=COLUMNS[width_mm]), host=host, port=port)


def print_note(note: Note, *, host: str, port: int, width_mm: int) -> Printed:
    """Print one note likewise."""
    return _printed(
        lambda to: _write_note(to, note, columns=COLUMNS[width_mm]), host=host, port=port
    )


def _printed(write: Callable[[SlipPrinter], None], *, host: str, port: int) -> Printed:
    printer = SlipPrinter(host, port, timeout=CONNECT_SECONDS)
    try:
        printer.connect()
        state = printer.state()
        if state in {PaperState.OUT, PaperState.LOST}:
            return Printed(done=False, state=state)
        write(printer)
        return _outcome(printer, before=state)
    except (OSError, PrinterError):
        return Printed(done=False, state=PaperState.LOST)
    finally:
        printer.close()


def printer_state(*, host: str, port: int) -> PaperState:
    """How a printer is, without printing."""
    printer = SlipPrinter(host, port, timeout=CONNECT_SECONDS)
    try:
        printer.connect()
        return printer.state()
    except (OSError, PrinterError):
        return PaperState.LOST
    finally:
        printer.close()


def _outcome(printer: SlipPrinter, *, before: PaperState) -> Printed:
    answer = printer.ask(ASK_WHEN_PRINTED, seconds=PRINT_SECONDS)
    if answer is not None:
        ran_out = bool(answer & PRINTED_PAPER_OUT)
        return Printed(done=not ran_out, state=PaperState.OUT if ran_out else before)
    after = printer.state()
    return Printed(done=after in {PaperState.READY, PaperState.LOW}, state=after)


def _write(printer: SlipPrinter, slip: Slip, *, columns: int) -> None:
    big = min(6, columns // len(slip.number))
    printer.hw("INIT")
    printer.set(align="center", bold=True)
    printer.line(slip.hall, columns=columns)
    printer.text("-" * columns + "\n")
    printer.set(align="center", bold=True, custom_size=True, width=big, height=big)
    printer.text(slip.number + "\n")
    printer.set(align="center", bold=True, double_height=True, double_width=False)
    printer.line(slip.service, columns=columns)
    printer.set(align="center", bold=True, normal_textsize=True)
    printer.line(slip.office, columns=columns)
    printer.text("-" * columns + "\n")
    _write_wait(printer, slip, columns=columns)
    _write_bring(printer, slip, columns=columns)
    _write_end(printer, slip, columns=columns)
    printer.cut()


def _write_wait(printer: SlipPrinter, slip: Slip, *, columns: int) -> None:
    printer.set(align="left", bold=False, normal_textsize=True)
    for title, words, more in (
        (slip.wait_title, slip.wait, slip.ahead),
        (slip.counters_title, slip.counters, slip.place),
    ):
        if words:
            printer.line(f"{title}:", columns=columns)
            printer.set(align="left", bold=True, double_height=True, double_width=False)
            printer.line(words, columns=columns)
            printer.set(align="left", bold=False, normal_textsize=True)
        if more:
            printer.line(more, columns=columns)


def _write_bring(printer: SlipPrinter, slip: Slip, *, columns: int) -> None:
    if not slip.bring:
        return
    printer.text("-" * columns + "\n")
    printer.line(slip.bring_title, columns=columns)
    for each in slip.bring:
        printer.line(f"[ ] {each}", columns=columns)


def _write_end(printer: SlipPrinter, slip: Slip, *, columns: int) -> None:
    printer.set(align="center", bold=False, normal_textsize=True)
    printer.image(qr_dots(slip.track_url, millimetres=QR_MM), center=False)
    printer.line(slip.scan, columns=columns)
    printer.set(align="center", bold=True, double_height=True, double_width=True)
    printer.text(slip.code + "\n")
    printer.set(align="center", bold=False, normal_textsize=True)
    printer.line(slip.issued, columns=columns)
    printer.line(slip.note, columns=columns)


def _write_note(printer: SlipPrinter, note: Note, *, columns: int) -> None:
    printer.hw("INIT")
    printer.set(align="center", bold=True)
    printer.line(note.hall, columns=columns)
    printer.line(note.title, columns=columns)
    printer.text("-" * columns + "\n")
    for title, words in note.rows:
        printer.set(align="left", bold=False, normal_textsize=True)
        printer.line(title, columns=columns)
        printer.set(align="left", bold=True, double_height=True, double_width=False)
        printer.line(words, columns=columns)
    printer.set(align="center", bold=False, normal_textsize=True)
    printer.image(qr_dots(note.url, millimetres=QR_MM), center=False)
    printer.line(note.scan, columns=columns)
    printer.line(note.text, columns=columns)
    printer.cut()
