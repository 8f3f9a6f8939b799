"""A morning at the counter, without a mouse and without JavaScript."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.catalogue.models import Requirement, Service, ServiceStandard, Tariff
from satuatap.places.models import OpeningOverride
from satuatap.queueing import actions
from satuatap.queueing.models import HallPolicy, Ticket
from satuatap.queueing.queries.console import desk
from satuatap.queueing.tests import given


class Morning:
    """A counter with five people waiting for it, and its officer."""

    def __init__(self):
        office = given.office(name="Polres Batu", short_name="Polres Batu")
        line = given.queue(office=office, name="SKCK", prefix="A")
        self.offering = given.offering(queue=line, service=self.service(office.agency))
        other = given.office(hall=office.hall, name="Samsat", short_name="Samsat")
        self.other = given.offering(
            queue=given.queue(office=other, name="Samsat", prefix="C"), title_id="Pajak kendaraan"
        )
        now = timezone.now()
        OpeningOverride.objects.create(hall=office.hall, state="open", starts_at=now)
        HallPolicy.objects.filter(hall=office.hall).update(recall_seconds=0)
        self.counter = given.counter(self.offering, code="3")
        self.officer = given.officer(self.counter, name="Rina Wulandari")
        kinds = ["none", "none", "elderly", "none", "none"]
        self.tickets = [given.ticket(self.offering, at=now, priority=kind) for kind in kinds]
        self.url = reverse("console:console", args=[office.hall.slug, "3"])

    def service(self, agency):
        made = Service.objects.create(
            code="skck",
            agency=agency,
            title_id="SKCK baru",
            aliases=[],
            ways=["direct"],
            minutes_at_counter=10,
        )
        standard = ServiceStandard.objects.create(
            service=made,
            version=1,
            published_at=timezone.now(),
            time_value=1,
            time_unit="hari",
            product_name="SKCK",
            legal_basis=[],
            mark="example",
            confirmed=[],
        )
        for order, (name, form) in enumerate(
            [
                ("KTP-el", "asli_dan_fotokopi"),
                ("Kartu Keluarga", "fotokopi"),
                ("Akta atau ijazah", "fotokopi"),
                ("Pas foto 4×6 merah", "asli"),
            ]
        ):
            Requirement.objects.create(
                standard=standard, order=order, name=name, form=form, mandatory=True
            )
        Tariff.objects.create(standard=standard, order=0, label="SKCK", amount_idr=30000)
        return made

    def state(self, place):
        return Ticket.objects.get(pk=self.tickets[place].pk).state

    @property
    def desk(self):
        return desk(self.counter, at=timezone.now())


@pytest.fixture
def morning(transactional_db):
    made = Morning()
    HallPolicy.objects.update(recall_seconds=0)  # nobody here waits for the voice to end
    return made


def says(page, words):
    page.get_by_text(words, exact=False).first.wait_for()


def test_a_morning_by_keyboard_alone(page, morning, sign_in, axe, screenshot):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    page.keyboard.press("Space")  # open
    says(page, "Panggil A-001")
    page.keyboard.press("Space")  # call
    says(page, "Mulai layani A-001")
    page.keyboard.press("u")
    says(page, "Dipanggil 2 kali")
    page.keyboard.press("Space")  # start
    says(page, "Selesai A-001, lalu")
    page.keyboard.press("1")
    page.keyboard.press("3")
    says(page, "Persyaratan, 2 dari 4")
    axe(page)
    screenshot(page, "console")


def test_somebody_is_put_aside_and_missed_by_keyboard(page, morning, sign_in, axe, screenshot):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    for words in ["Panggil A-001", "Mulai layani A-001", "Selesai A-001, lalu"]:
        page.keyboard.press("Space")
        says(page, words)
    page.keyboard.press("s")
    says(page, "Simpan A-001 karena apa?")
    axe(page)
    screenshot(page, "console-hold")
    page.keyboard.press("1")
    page.get_by_role("button", name="Panggil A-001").wait_for()
    assert morning.state(0) == "on_hold"

    page.keyboard.press("Space")
    says(page, "Mulai layani A-002")
    page.keyboard.press("t")
    page.get_by_role("button", name="Masukkan lagi A-002").wait_for()
    page.keyboard.press("z")
    says(page, "Mulai layani A-002")
    page.keyboard.press("Space")
    says(page, "Selesai A-002, lalu")
    page.keyboard.press("Space")
    says(page, "Mulai layani A-003")
    assert morning.state(1) == "done"


def test_no_key_fires_while_somebody_types(page, morning, sign_in):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    for words in ["Panggil A-001", "Mulai layani A-001"]:
        page.keyboard.press("Space")
        says(page, words)
    page.keyboard.press("j")
    says(page, "Jeda karena apa?")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    says(page, "Ke layanan")
    page.keyboard.press("u")  # typed into the list of services: no key fires
    assert morning.desk.current.calls == 1


def test_somebody_is_called_out_of_order_by_keyboard(page, morning, sign_in, axe, screenshot):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    page.keyboard.press("Space")
    says(page, "Panggil A-001")
    page.keyboard.press("p")
    says(page, "Alasan lain")
    axe(page)
    screenshot(page, "console-chosen")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    says(page, "Mulai layani")
    assert morning.desk.current is not None


def test_two_quick_presses_call_one_person(page, morning, sign_in):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    page.keyboard.press("Space")
    says(page, "Panggil A-001")
    page.evaluate("for (let i = 0; i < 5; i++) document.querySelector('#utama').click()")
    says(page, "Mulai layani A-001")
    page.wait_for_timeout(500)
    assert morning.desk.current.state == "called"


def test_the_line_follows_what_others_do(page, morning, sign_in):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    says(page, "5 menunggu")
    given.ticket(morning.offering, at=timezone.now())
    page.evaluate("document.dispatchEvent(new CustomEvent('console:refresh'))")
    says(page, "6 menunggu")


LOOK = "document.dispatchEvent(new CustomEvent('console:refresh'))"


def test_a_look_from_before_a_press_does_not_bring_the_old_console_back(page, morning, sign_in):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    page.keyboard.press("Space")
    says(page, "Panggil A-001")
    old = []
    page.route("**/loket/**", lambda each: old.append((each, each.fetch())), times=1)
    page.evaluate(LOOK)
    page.wait_for_timeout(300)
    page.keyboard.press("Space")
    says(page, "Mulai layani A-001")
    route, answer = old.pop()
    route.fulfill(response=answer)
    page.wait_for_timeout(200)
    page.keyboard.press("Space")
    says(page, "Selesai A-001, lalu")


def test_a_cut_is_said_and_the_message_goes_with_it(page, morning, sign_in):
    sign_in(page, morning.officer)
    page.goto(morning.url)
    box = page.locator("#pesan").element_handle()
    page.route("**/loket/**", lambda each: each.abort())
    page.keyboard.press("Space")
    says(page, "Tidak terhubung.")
    page.unroute("**/loket/**")
    page.evaluate(LOOK)
    page.get_by_text("Tidak terhubung.").wait_for(state="detached")
    page.keyboard.press("Space")
    says(page, "Panggil A-001")
    assert box.evaluate("box => box.isConnected && box.ariaLive") == "polite"


def test_a_hand_that_passes_over_a_message_asks_nothing(page, morning, sign_in):
    for live in ["**/live/**", "**/api/**"]:
        page.route(live, lambda each: each.abort())  # the hand alone can ask for the console
    sign_in(page, morning.officer)
    page.goto(morning.url)
    for words in ["Panggil A-001", "Mulai layani A-001"]:
        page.keyboard.press("Space")
        says(page, words)
    actions.release_counter(morning.counter, by=given.ANYBODY, at=timezone.now())
    page.keyboard.press("Space")
    says(page, "Keadaan loket sudah berubah.")
    page.evaluate(LOOK)
    page.wait_for_timeout(300)
    asked = []
    page.on("request", lambda each: asked.append(each.url))
    for x in range(100, 1200, 100):
        page.mouse.move(x, 150 + x / 4)
        page.wait_for_timeout(60)
    assert not [url for url in asked if "/loket/" in url]
    says(page, "Keadaan loket sudah berubah.")


def test_calling_again_comes_by_itself_once_the_call_was_heard(page, morning, sign_in, axe):
    HallPolicy.objects.update(recall_seconds=3)
    sign_in(page, morning.officer)
    page.goto(morning.url)
    for words in ["Panggil A-001", "Mulai layani A-001"]:
        page.keyboard.press("Space")
        says(page, words)
    again = page.get_by_role("button", name="Panggil ulang")
    expect(again).to_be_disabled()
    axe(page)
    page.keyboard.press("u")
    page.locator("button:enabled", has_text="Panggil ulang").wait_for()
    page.keyboard.press("u")
    says(page, "Dipanggil 2 kali")


def test_a_morning_without_javascript(open_page, morning, sign_in):
    page = open_page(js=False)
    sign_in(page, morning.officer)
    page.goto(morning.url)
    page.get_by_role("button", name="Buka loket 3").click()
    page.get_by_role("button", name="Panggil A-001").click()
    page.get_by_role("button", name="Mulai layani A-001").click()
    page.get_by_role("link", name="Tambah nomor di gerai lain").click()
    page.get_by_label("Layanan").select_option(label="Pajak kendaraan")
    page.get_by_role("button", name="Ambil nomor untuk kunjungan ini").click()
    says(page, "C-001 untuk Samsat")
    page.get_by_role("button", name="Selesai A-001, lalu").click()
    assert morning.desk.current.number == "A-002"


@pytest.mark.parametrize("width", [360, 768, 1920])
def test_the_console_holds_at_every_width(open_page, morning, sign_in, axe, screenshot, width):
    page = open_page(width=width, height=1080 if width > 1000 else 800)
    sign_in(page, morning.officer)
    page.goto(morning.url.removesuffix("3/"))
    axe(page)
    screenshot(page, "console-choose")
    page.goto(morning.url)
    page.keyboard.press("Space")
    says(page, "Panggil A-001")
    page.keyboard.press("Space")
    says(page, "Mulai layani")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
    screenshot(page, "console")
    page.keyboard.press("f")
    says(page, "Hasil A-001")
    page.keyboard.press("1")
    says(page, "Tunjukkan kode ini kepada orangnya")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
