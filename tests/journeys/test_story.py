"""The hall's main job from end to end: every screen open at once, on the real server."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.core.qr import qr_svg
from satuatap.places.models import OpeningOverride
from satuatap.queueing.actions import By, call_next_ticket, cancel_ticket
from satuatap.queueing.actions.devices import offer_pairing
from satuatap.queueing.daycode import day_code
from satuatap.queueing.models import HallPolicy, Kiosk, Ticket
from satuatap.queueing.tests import given
from satuatap.surveys.models import Rating
from tests.journeys.serving import Site
from tests.journeys.test_display import HEARD

pytestmark = pytest.mark.django_db(transaction=True)
LIVE = 20_000  # ms that a change may take on a busy machine; no page here asks by the clock
PASSWORD = "pagi-yang-tenang-di-mal"
NO_QUESTIONS = """
const every = window.setInterval;
window.setInterval = (what, after, ...more) => (after < 5000 ? every(what, after, ...more) : 0);
window.EventSource = class extends EventSource {
    constructor(...given) {
        super(...given);
        this.addEventListener("queue", () => { window.streamed = true; });
    }
};
"""
OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll(".sa-dock__keys .sa-btn")]
        .map((each) => each.getBoundingClientRect());
    return boxes.some((one, place) => boxes.slice(place + 1).some((other) =>
        one.left < other.right - 1 && other.left < one.right - 1 &&
        one.top < other.bottom - 1 && other.top < one.bottom - 1));
}"""


class Day:
    """A hall of two offices with somebody waiting at each, and its people's screens."""

    def __init__(self, site, open_page):
        self.site, self.open_page = site, open_page
        self.hall = given.hall(name="Among Warga", slug="kota-batu")
        self.skck = self.service("Polres Batu", "SKCK, SIM", "SKCK baru")
        self.card = self.service("Disdukcapil", "KTP-el, KK", "Legalisasi akta")
        now = timezone.now()
        OpeningOverride.objects.create(hall=self.hall, state="open", starts_at=now)
        HallPolicy.objects.update(display_dwell_seconds=1, call_repeats=1)
        self.desks = [given.counter(self.skck, code="3"), given.counter(self.card, code="7")]
        self.others = [given.ticket(each, at=now) for each in (self.skck, self.card)]
        self.asked = list[str]()

    def service(self, office, summary, title):
        made = given.office(
            hall=self.hall, name=office, short_name=office, summary=summary, frequent=True
        )
        return given.offering(queue=given.queue(office=made, name=title), title_id=title)

    def url(self, name, *args):
        return f"{self.site.url}{reverse(name, args=args)}"

    def follower(self, url, **size):
        """A page that hears of changes by the stream alone, and is never loaded again."""
        page = self.open_page(**size)
        page.add_init_script(NO_QUESTIONS)
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(url)
        return self.listening(page)

    def listening(self, page):
        page.wait_for_function("() => window.streamed", timeout=LIVE)
        page.evaluate("() => { window.same = true; }")
        return page

    def paired(self, device, path, **size):
        """A screen that somebody paired by typing its code."""
        page = self.open_page(**size)
        page.goto(f"{self.site.url}{path}")
        page.wait_for_url("**/perangkat/**")
        page.locator("[name=code]").fill(offer_pairing(device, at=timezone.now()).code)
        page.get_by_role("button", name="Pasang perangkat").click()
        page.wait_for_url(f"**{path}")
        return page

    def signed_in(self, user, url):
        """Somebody of the staff, who was sent to sign in and comes to the page asked for."""
        user.set_password(PASSWORD)
        user.save()
        page = self.open_page()
        page.add_init_script(NO_QUESTIONS)
        page.goto(url)
        page.locator("[name=login]").fill(user.email)
        page.locator("[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(url)
        return self.listening(page)

    def console(self, desk):
        user = given.officer(desk)
        return self.signed_in(user, self.url("console:console", self.hall.slug, desk.code))

    @property
    def mine(self):
        taken = Ticket.objects.select_related("hall", "visit")
        return taken.get(idempotency_key__startswith="kiosk:")


@pytest.fixture
def day(open_page):
    site = Site()
    site.start(PUBLIC_URL=site.url)
    yield Day(site, open_page)
    site.kill()


def shows(page, words):
    expect(page.get_by_text(words).first).to_be_visible(timeout=LIVE)


def press(page, key, then):
    """One key, and the words that say that it was done."""
    page.keyboard.press(key)
    shows(page, then)


def served(page, count):
    figure = page.locator(".sa-figs > div").filter(has_text="Dilayani hari ini").locator("dd").first
    expect(figure).to_have_text(re.compile(rf"^\s*{count} orang"), timeout=LIVE)


def waiting(page, office, count):
    row = page.locator("summary").filter(has_text=office).locator("[data-waiting]")
    expect(row).to_have_text(str(count), timeout=LIVE)


def take_at_the_kiosk(day, kiosk):
    """Two touches; the code on the screen leads a phone to the ticket's page."""
    kiosk.get_by_role("link", name=re.compile("SKCK, SIM")).tap()
    kiosk.get_by_role("button", name=re.compile("SKCK baru")).tap()
    shows(kiosk, "Ambil nomor ini dengan ponsel")
    address = f"{day.site.url}{day.mine.get_absolute_url()}"
    assert kiosk.locator(".sa-qr path").get_attribute("d") in qr_svg(address, label="")
    return address


class Screens:
    """What hangs, stands and lies open in the hall all day."""

    def __init__(self, day, axe, screenshot):
        self.day, self.axe, self.screenshot = day, axe, screenshot
        self.hall = day.follower(day.url("portal:hall", "kota-batu"))
        device = Kiosk.objects.create(hall=day.hall, name="Pintu utama", delivery="phone")
        self.kiosk = day.paired(device, "/anjungan/", width=1080, height=1920, has_touch=True)
        screen = given.display(day.hall)
        self.display = day.paired(screen, "/layar/", width=1920, height=1080)
        self.floor = day.signed_in(given.manager(day.hall), day.url("floor:now", "kota-batu"))

    def look(self, **pages):
        """axe and a picture of each page as it stands."""
        for name, page in pages.items():
            self.axe(page, aaa=page in (self.kiosk, self.display))
            self.screenshot(page, f"story-{name}")


def a_number_is_taken_and_followed(day, on):
    phone = day.follower(take_at_the_kiosk(day, on.kiosk), width=360, height=800)
    shows(phone, "1 nomor di depan Anda")
    shows(on.kiosk, "Silakan duduk")  # it noticed that a phone has taken the number
    waiting(on.hall, "Polres Batu", 2)
    on.look(kiosk=on.kiosk, phone=phone, hall=on.hall)
    return phone


def the_first_officer_calls(day, on, phone):
    """By keyboard; the first person does not come, the second is ours."""
    officer = day.console(day.desks[0])
    press(officer, "Space", "Panggil A-001")
    press(officer, "Space", "Mulai layani A-001")
    shows(phone, "Anda berikutnya")
    press(officer, "t", "Panggil A-002")
    press(officer, "Space", "Mulai layani A-002")
    for words in ("Giliran Anda", "Loket 3"):
        shows(phone, words)
    expect(phone).to_have_title(re.compile("A-002 dipanggil"))
    expect(on.display.locator(".sa-call__no")).to_have_text("A-002", timeout=LIVE)
    expect(on.display.locator(".sa-call__to")).to_contain_text("Loket 3")
    waiting(on.hall, "Polres Batu", 0)
    on.display.wait_for_function("() => window.heard.length >= 2", timeout=30_000)
    on.look(called=phone, display=on.display, busy=on.floor)
    return officer


def served_and_moved(day, on, phone, officer):
    """To another service, where somebody waits before; that person then gives up."""
    press(officer, "Space", "Sedang dilayani")
    shows(phone, "Sedang dilayani di")
    on.look(console=officer)
    for width in (1024, 1920, 1280):
        officer.set_viewport_size({"width": width, "height": 800})
        assert not officer.evaluate(OVERLAPS), width
    press(officer, "a", "Ke layanan")
    officer.keyboard.type("Leg")
    for key in ("Tab", "Tab", "Enter"):
        officer.keyboard.press(key)
    shows(officer, "Belum ada yang menunggu")
    for words in ("1 nomor di depan Anda", "Legalisasi akta"):
        shows(phone, words)
    waiting(on.hall, "Disdukcapil", 2)
    cancel_ticket(day.others[1], by=given.ANYBODY, at=timezone.now(), reason="citizen")
    shows(phone, "Anda berikutnya")


def the_second_officer_finishes(day, on, phone):
    officer = day.console(day.desks[1])
    press(officer, "Space", "Panggil A-002")
    press(officer, "Space", "Mulai layani A-002")
    shows(phone, "Loket 7")
    expect(on.display.locator(".sa-call__to")).to_contain_text("Loket 7", timeout=LIVE)
    press(officer, "Space", "Sedang dilayani")
    press(officer, "f", "Hasil A-002")
    press(officer, "1", "Belum ada yang menunggu")
    shows(phone, "Bagaimana pelayanan tadi?")
    served(on.floor, 1)
    on.look(floor=on.floor)


def the_person_rates(on, phone):
    phone.get_by_role("link", name="Nilai pelayanan").click()
    phone.get_by_role("radio", name="Sangat baik").check()
    on.look(rating=phone)
    phone.get_by_role("button", name="Kirim penilaian").click()
    shows(phone, "sudah kami terima")


def test_a_visit_on_every_screen_at_once(day, axe, screenshot):
    on = Screens(day, axe, screenshot)
    on.display.evaluate(HEARD)
    shows(on.display, "Belum ada panggilan")
    served(on.floor, 0)
    waiting(on.hall, "Polres Batu", 1)
    phone = a_number_is_taken_and_followed(day, on)
    officer = the_first_officer_calls(day, on, phone)
    served_and_moved(day, on, phone, officer)
    the_second_officer_finishes(day, on, phone)
    assert all(page.evaluate("() => window.same") for page in (on.hall, phone, on.floor))
    assert not [each for each in day.asked if "/api/v1/" in each]
    the_person_rates(on, phone)
    assert (Rating.objects.get().score, day.mine.state) == (4, "done")


def take_from_afar(day, page):
    page.goto(day.url("portal:hall", "kota-batu"))
    page.locator("summary", has_text="Polres Batu").click()
    page.get_by_role("link", name=re.compile("Ambil nomor SKCK baru")).click()
    page.get_by_role("button", name="Ambil nomor antrean").click()
    shows(page, "Tiba sebelum")


def test_the_same_visit_without_scripts(day, plain_page, axe, screenshot):
    take_from_afar(day, plain_page)
    plain_page.get_by_role("link", name="Batalkan").click()
    plain_page.get_by_role("button", name="Batalkan nomor").click()
    shows(plain_page, "sudah dibatalkan")

    take_from_afar(day, plain_page)
    plain_page.get_by_role("link", name="Saya sudah di mal").click()
    plain_page.locator("[name=code]").fill(day_code(day.hall, at=timezone.now()))
    plain_page.get_by_role("button", name="Pastikan A-003").click()
    shows(plain_page, "1 nomor di depan Anda")
    screenshot(plain_page, "story-plain")
    reader = day.open_page(width=390, height=844)  # axe itself is a script
    for address in (plain_page.url, day.url("portal:take-number", "kota-batu", day.skck.code)):
        reader.goto(address)
        axe(reader)

    # The page looks again by itself, every twenty seconds
    officer = By("user:1")
    cancel_ticket(day.others[0], by=officer, at=timezone.now(), reason="citizen")
    call_next_ticket(day.desks[0], by=officer, at=timezone.now())
    expect(plain_page.get_by_text("Giliran Anda")).to_be_visible(timeout=60_000)
