"""A slip on a network printer, against a printer that really listens."""

import socket

import pytest

from satuatap.queueing.printing import escpos
from satuatap.queueing.printing.escpos import PaperState, Printed, print_slip, printer_state
from satuatap.queueing.printing.slip import Slip
from satuatap.queueing.tests.printer_server import FakePrinter, Mood, fake_printer

SLIP = Slip(
    hall="MPP Among Warga, Kota Batu",
    number="A-017",
    service="SKCK baru",
    office="Polres Batu",
    wait_title="Perkiraan tunggu",
    wait="17–25 menit",
    ahead="4 nomor di depan Anda",
    counters_title="Silakan ke",
    counters="Loket 3 / 4",
    place="lantai 1",
    bring_title="Siapkan",
    bring=("KTP-el, asli", "Pas foto 4×6 latar merah, 6 lembar"),
    scan="Pindai untuk melihat giliran di ponsel.",
    code_title="Kode",
    code="7K3 M9Q",
    track_url="https://mpp.example.go.id/tiket/7K3M9QABCDEF/",
    issued="Kamis, 19 November 2026, 10.37 WIB",
    note="Bila terlewat, nomor disimpan 15 menit.",
)


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escpos, "CONNECT_SECONDS", 0.3)
    monkeypatch.setattr(escpos, "PRINT_SECONDS", 0.3)


def printed_on(printer: FakePrinter, width_mm: int = 80) -> Printed:
    return print_slip(SLIP, host=printer.host, port=printer.port, width_mm=width_mm)


@pytest.mark.parametrize(
    ("mood", "outcome"),
    [
        (Mood.READY, Printed(done=True, state=PaperState.READY)),
        (Mood.LOW, Printed(done=True, state=PaperState.LOW)),
        (Mood.NO_GS_R, Printed(done=True, state=PaperState.READY)),
        (Mood.OUT, Printed(done=False, state=PaperState.OUT)),
        (Mood.RUNS_OUT, Printed(done=False, state=PaperState.OUT)),
        (Mood.COVER_OPEN, Printed(done=False, state=PaperState.LOST)),
        (Mood.HANG, Printed(done=False, state=PaperState.LOST)),
        (Mood.DROPS, Printed(done=False, state=PaperState.LOST)),
    ],
)
def test_paper_counts_only_when_the_printer_says_so(mood, outcome):
    with fake_printer(mood) as printer:
        assert printed_on(printer) == outcome


def test_a_printer_that_refuses_is_lost():
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    assert printer_state(host="127.0.0.1", port=port) is PaperState.LOST


@pytest.mark.parametrize("width_mm", [58, 80])
def test_the_slip_has_number_code_and_what_to_bring(width_mm):
    with fake_printer() as printer:
        printed_on(printer, width_mm)
    for words in (b"A-017", b"7K3 M9Q", b"Loket 3 / 4", b"17-25 menit", b"[ ] KTP-el, asli"):
        assert words in printer.paper


def test_a_printer_without_paper_gets_no_slip():
    with fake_printer(Mood.OUT) as printer:
        printed_on(printer)
    assert not printer.paper


@pytest.mark.parametrize("mood", [Mood.READY, Mood.OUT, Mood.LOW])
def test_a_printer_is_asked_without_printing(mood):
    with fake_printer(mood) as printer:
        state = printer_state(host=printer.host, port=printer.port)
    expected = {Mood.READY: PaperState.READY, Mood.OUT: PaperState.OUT, Mood.LOW: PaperState.LOW}
    assert state is expected[mood]
    assert not printer.paper
