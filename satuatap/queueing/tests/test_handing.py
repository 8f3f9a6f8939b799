"""Paper is a state: a number waits when its slip is out, or its owner has taken it otherwise."""

from threading import Timer
from time import monotonic

import pytest

from satuatap.queueing import rules
from satuatap.queueing.actions.handing import check_printers, print_ticket
from satuatap.queueing.models import Printer, Ticket
from satuatap.queueing.printing import escpos
from satuatap.queueing.queries.floor import devices
from satuatap.queueing.tasks import ask_printers
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.queueing.tests.printer_server import FakePrinter, Mood, fake_printer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escpos, "CONNECT_SECONDS", 0.3)
    monkeypatch.setattr(escpos, "PRINT_SECONDS", 0.3)


@pytest.fixture
def skck():
    return at_kiosk.offering(title_id="SKCK baru")


def printer(hall, fake: FakePrinter) -> Printer:
    return Printer.objects.create(hall=hall, name="P1", host=fake.host, port=fake.port)


def networked(skck, fake: FakePrinter):
    machine = printer(skck.hall, fake)
    return at_kiosk.paired(at_kiosk.kiosk(skck.hall, delivery="network", printer=machine))


@pytest.mark.parametrize(
    ("mood", "ticket_state", "printer_state"),
    [
        (Mood.READY, rules.WAITING, "ready"),
        (Mood.LOW, rules.WAITING, "paper_low"),
        (Mood.OUT, rules.ISSUED, "paper_out"),
        (Mood.HANG, rules.ISSUED, "lost"),
        (Mood.DROPS, rules.ISSUED, "lost"),
    ],
)
def test_a_number_waits_only_when_its_paper_is_out(skck, mood, ticket_state, printer_state):
    with fake_printer(mood) as fake:
        ticket = at_kiosk.take(networked(skck, fake), skck)
    assert ticket.state == ticket_state
    assert Printer.objects.get().state == printer_state


def test_a_double_tap_prints_once(skck):
    with fake_printer() as fake:
        client = networked(skck, fake)
        page = client.get(f"/anjungan/instansi/{skck.office_id}/").content.decode()
        form = {"service": skck.code, "key": at_kiosk.key_on(page)}
        for _ in range(2):
            client.post("/anjungan/ambil/", form)
    assert fake.paper.count(Ticket.objects.get().number.encode()) == 1


def test_without_paper_the_kiosk_shows_the_code_instead(skck):
    with fake_printer(Mood.OUT) as fake:
        client = networked(skck, fake)
        ticket = at_kiosk.take(client, skck)
        page = client.get(f"/anjungan/nomor/{ticket.code}/").content.decode()
    assert "Ambil nomor ini dengan ponsel" in page
    assert f"{ticket.code[:3]} {ticket.code[3:6]}" in page


def test_a_lost_ticket_is_printed_again_by_its_code(skck):
    with fake_printer() as fake:
        client = networked(skck, fake)
        ticket = at_kiosk.take(client, skck)
        there = client.post("/anjungan/punya/", {"code": ticket.code[:6]})["Location"]
        client.post(f"{there}cetak/")
    assert fake.paper.count(ticket.number.encode()) == 2


def test_a_served_ticket_is_not_printed_again(skck):
    with fake_printer() as fake:
        client = networked(skck, fake)
        ticket = at_kiosk.take(client, skck)
        Ticket.objects.update(state=rules.CANCELLED)
        client.post(f"/anjungan/nomor/{ticket.code}/cetak/")
    assert fake.paper.count(ticket.number.encode()) == 1


def test_the_slip_names_no_person_and_has_the_track_address(skck):
    with fake_printer() as fake:
        ticket = given.ticket(skck, at=given.now(), delivery="paper")
        print_ticket(ticket, printer(skck.hall, fake), by=ANYBODY, at=given.now())
    assert skck.title_id.encode() in fake.paper
    assert skck.hall.title.encode() in fake.paper


def asked(skck, mood: Mood, *, was: str) -> Printer:
    """The kiosk's printer after the worker's minute."""
    with fake_printer(mood) as fake:
        networked(skck, fake)
        Printer.objects.update(state=was)
        ask_printers(0)
    return Printer.objects.get()


@pytest.mark.parametrize("was", ["lost", "paper_out", "unknown"])
def test_a_printer_that_was_not_well_is_found_again(skck, was):
    assert asked(skck, Mood.READY, was=was).state == "ready"


@pytest.mark.parametrize(
    ("mood", "state"),
    [
        (Mood.OUT, "paper_out"),
        (Mood.LOW, "paper_low"),
        (Mood.HANG, "lost"),
        (Mood.COVER_OPEN, "lost"),
    ],
)
def test_a_fault_is_on_the_floor_within_the_minute_though_nobody_prints(skck, mood, state):
    assert asked(skck, mood, was="ready").state == state
    faults = [each.fault for each in devices(skck.hall, at=given.now()) if each.kind == "printer"]
    assert faults == [state]


def test_a_printer_that_is_gone_is_lost(skck):
    with fake_printer() as fake:
        networked(skck, fake)
    Printer.objects.update(state="ready")
    ask_printers(0)
    assert Printer.objects.get().state == "lost"


def test_a_printer_that_is_busy_for_a_moment_is_not_lost(skck):
    with fake_printer(Mood.HANG) as fake:
        networked(skck, fake)
        Printer.objects.update(state="ready")
        Timer(0.45, setattr, (fake, "mood", Mood.READY)).start()
        ask_printers(0)
    assert Printer.objects.get().state == "ready"


def test_many_lost_printers_do_not_wait_for_one_another(skck, monkeypatch):
    monkeypatch.setattr(escpos, "PRINT_SECONDS", 0.5)
    gone = [Printer(hall=skck.hall, name=str(n), host="127.0.0.1", port=9) for n in range(8)]
    began = monotonic()
    check_printers(Printer.objects.bulk_create(gone), at=given.now())
    assert monotonic() - began < 2
    assert set(Printer.objects.values_list("state", flat=True)) == {"lost"}


def test_a_remote_number_is_confirmed_by_showing_it_at_the_kiosk(skck):
    client = at_kiosk.paired(at_kiosk.kiosk(skck.hall))
    ticket = given.ticket(skck, at=given.now(), delivery="remote")
    client.post("/anjungan/punya/", {"code": ticket.code})
    ticket.refresh_from_db()
    assert ticket.state == rules.WAITING


def test_a_second_number_joins_the_same_visit(skck):
    client = at_kiosk.paired(at_kiosk.kiosk(skck.hall))
    first = at_kiosk.take(client, skck)
    second = at_kiosk.take(client, skck, bersama=first.code)
    assert second.visit_id == first.visit_id


def test_a_code_of_another_hall_joins_nothing(skck):
    client = at_kiosk.paired(at_kiosk.kiosk(skck.hall))
    foreign = given.ticket(at_kiosk.offering(), at=given.now())
    form = {"service": skck.code, "key": "0" * 32, "bersama": foreign.code}
    assert client.post("/anjungan/ambil/", form).status_code == 404
    assert Ticket.objects.filter(hall=skck.hall).count() == 0


def test_an_unknown_code_at_the_kiosk_says_so(skck):
    client = at_kiosk.paired(at_kiosk.kiosk(skck.hall))
    answer = client.post("/anjungan/punya/", {"code": "AAAAAA"})
    assert answer.status_code == 404
    assert "tidak ada hari ini" in answer.content.decode()
