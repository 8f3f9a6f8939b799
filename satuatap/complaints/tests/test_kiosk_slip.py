"""At the kiosk: number and PIN on paper, and a code that leads back without the PIN."""

from uuid import uuid4

import pytest

from satuatap.complaints.models import Complaint
from satuatap.complaints.tests.test_filing_page import pin_on
from satuatap.queueing.models import Printer
from satuatap.queueing.tests import at_kiosk
from satuatap.queueing.tests.printer_server import Mood, fake_printer

pytestmark = pytest.mark.django_db
PLACE = "/anjungan/pengaduan/"


@pytest.fixture
def desk():
    return at_kiosk.offering()


def told(**more):
    return {"draft": str(uuid4()), "grain": "b" * 32, "topic": "lama"} | more


def test_a_network_printer_prints_number_and_pin_once(desk):
    with fake_printer() as fake:
        machine = Printer.objects.create(hall=desk.hall, name="P", host=fake.host, port=fake.port)
        kiosk = at_kiosk.kiosk(desk.hall, delivery="network", printer=machine)
        browser, form = at_kiosk.paired(kiosk), told()
        page = browser.post(PLACE, form)
        paper, pin = bytes(fake.paper), pin_on(page)
        browser.post(PLACE, form)
        assert bytes(fake.paper) == paper
    number = Complaint.objects.get().number
    assert number.encode() in paper
    assert f"{pin[:4]} {pin[4:]}".encode() in paper
    assert "ambil kertasnya" in page.text


@pytest.mark.parametrize("mood", [Mood.OUT, Mood.DROPS])
def test_without_paper_the_screen_is_photographed(desk, mood):
    with fake_printer(mood) as fake:
        machine = Printer.objects.create(hall=desk.hall, name="P", host=fake.host, port=fake.port)
        kiosk = at_kiosk.kiosk(desk.hall, delivery="network", printer=machine)
        page = at_kiosk.paired(kiosk).post(PLACE, told())
    assert pin_on(page)
    assert "Potret layar ini, atau catat" in page.text


def test_a_browser_prints_by_itself_and_the_code_holds_no_pin(desk, settings):
    settings.PUBLIC_URL = "https://mpp.example"
    browser = at_kiosk.paired(at_kiosk.kiosk(desk.hall))
    form = told()
    page = browser.post(PLACE, form)
    note = page.context["note"]
    assert "data-print-now" in page.text
    assert "sa-slip" in page.text
    assert note.url == f"https://mpp.example/pengaduan/?nomor={Complaint.objects.get().number}"
    assert pin_on(page) not in note.url
    assert "data-print-now" not in browser.post(PLACE, form).text


def test_the_code_fills_in_the_number(client):
    page = client.get("/pengaduan/?nomor=ADU-3579-2026-0001")
    assert 'value="ADU-3579-2026-0001"' in page.text


def test_a_counter_may_be_touched(desk):
    browser = at_kiosk.paired(at_kiosk.kiosk(desk.hall))
    code = desk.hall.counters.get().code
    assert f'<option value="{code}"' in browser.get(PLACE).text
    browser.post(PLACE, told(loket=code))
    made = Complaint.objects.get()
    assert made.counter == desk.hall.counters.get()
    assert made.about_office_id == desk.office_id
