"""The kiosk and the ticket: by touch, by keyboard alone, without scripts, without a network."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.queueing.actions import (
    call_next_ticket,
    lapse_unconfirmed,
    miss_ticket,
)
from satuatap.queueing.models import HallPolicy, Kiosk, Ticket
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db(transaction=True)
PORTRAIT = {"width": 1080, "height": 1920}
LANDSCAPE = {"width": 1920, "height": 1080}
PRINTS = "window.print = () => dispatchEvent(new Event('afterprint'));"
TOO_SMALL = """() => [...document.querySelectorAll("a, button")]
    .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 64)
    .map((each) => each.textContent.trim())"""


@pytest.fixture
def kiosk(open_page, skck, live_server):
    """``kiosk()`` opens the paired kiosk of the hall."""
    device = at_kiosk.kiosk(skck.hall)

    def opened(size=PORTRAIT, **more):
        page = open_page(**size, **more)
        secret = at_kiosk.paired(device).cookies[DEVICE_COOKIE].value
        cookie = {"name": DEVICE_COOKIE, "value": secret, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.add_init_script(PRINTS)
        page.goto("/anjungan/")
        return page

    return opened


def missed(skck) -> Ticket:
    """Somebody who was called and did not come."""
    mine = given.ticket(skck, at=timezone.now())
    call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=timezone.now())
    return miss_ticket(mine, by=ANYBODY, at=timezone.now())


def ticket() -> Ticket:
    return Ticket.objects.get()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_two_touches_and_a_paper(kiosk, size, axe, screenshot):
    page = kiosk(size, has_touch=True)
    axe(page, aaa=True)
    assert page.evaluate(TOO_SMALL) == []
    page.get_by_role("link", name=re.compile("SKCK, SIM")).tap()
    page.wait_for_url("**/instansi/**")
    axe(page, aaa=True)
    assert page.evaluate(TOO_SMALL) == []
    page.get_by_role("button", name=re.compile("SKCK baru")).tap()
    page.wait_for_url("**/nomor/**")
    axe(page, aaa=True)
    screenshot(page, "kiosk-number")
    page.get_by_role("button", name="Kertas sudah keluar").tap()
    expect(page.get_by_role("heading", name="Silakan duduk")).to_be_visible()
    assert ticket().state == "waiting"


FOCUSED = """() => {
    const at = document.activeElement;
    const seen = at.matches("input[type=radio]") ? at.closest("label") : at;
    const ring = getComputedStyle(seen).outlineStyle !== "none";
    return ring ? (seen.getAttribute("aria-label") ?? seen.textContent).replace(/\\s+/g, " ") : "";
}"""


def walk(page, key, to, most=25):
    """Press the key until the ring is around what is wanted."""
    for _ in range(most):
        page.keyboard.press(key)
        if to in page.evaluate(FOCUSED):
            return
    pytest.fail(f"{key} never comes to {to}")


def enter(page, then):
    page.keyboard.press("Enter")
    page.wait_for_url(then)


def test_the_same_by_keyboard_alone(kiosk):
    page = kiosk()
    walk(page, "Tab", "SKCK, SIM")
    enter(page, "**/instansi/**")
    walk(page, "Tab", "Tidak")
    page.keyboard.press("ArrowRight")
    assert "Lansia" in page.evaluate(FOCUSED)
    page.keyboard.press("Enter")  # chooses, and takes no number yet
    walk(page, "Tab", "SKCK baru", most=1)
    enter(page, "**/nomor/**")
    assert ticket().priority_reason == "elderly"
    walk(page, "Tab", "Kertas sudah keluar", most=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Silakan duduk")).to_be_visible()
    walk(page, "Tab", "Selesai", most=1)
    enter(page, "**/anjungan/")


def test_arrows_and_enter_are_enough(kiosk):
    page = kiosk()
    walk(page, "ArrowDown", "SKCK, SIM")
    enter(page, "**/instansi/**")
    walk(page, "ArrowDown", "SKCK baru")
    walk(page, "ArrowUp", "Tidak", most=1)
    walk(page, "ArrowDown", "SKCK baru", most=1)
    enter(page, "**/nomor/**")
    assert ticket().priority_reason == "none"
    walk(page, "ArrowUp", "Panggil petugas", most=1)
    enter(page, "**/petugas/")


def test_who_missed_the_call_comes_back_by_keyboard(kiosk, skck, axe, screenshot):
    mine = missed(skck)
    page = kiosk()
    walk(page, "Tab", "Saya sudah kembali")
    enter(page, "**/kembali/")
    axe(page, aaa=True)
    screenshot(page, "kiosk-return")
    expect(page.get_by_label("Kode tiket")).to_be_focused()
    page.keyboard.type(mine.code[:6].lower())
    enter(page, f"**/nomor/{mine.code}/")
    expect(page.get_by_role("heading", name="Silakan duduk")).to_be_visible()
    mine.refresh_from_db()
    assert (mine.state, mine.returns) == ("waiting", 1)


def test_who_comes_back_too_late_is_told(kiosk, skck, axe):
    mine = missed(skck)
    HallPolicy.objects.update(return_minutes=0)
    page = kiosk(LANDSCAPE)
    page.get_by_role("link", name=re.compile("Saya sudah kembali")).click()
    expect(page.get_by_label("Kode tiket")).to_be_focused()
    page.keyboard.type(mine.code[:6])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="tidak dapat masuk lagi")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Silakan ambil nomor baru")
    axe(page, aaa=True)


def test_in_english_large_and_in_high_contrast(kiosk, axe, screenshot):
    page = kiosk()
    for what in ("en", "large", "contrast"):
        page.locator(f"button[value={what}]").click()
        expect(page.locator(f"button[value={what}]")).to_have_attribute("aria-pressed", "true")
    axe(page, aaa=True)
    screenshot(page, "kiosk-large-contrast")
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    expect(page.get_by_text("New police record")).to_be_visible()
    axe(page, aaa=True)
    screenshot(page, "kiosk-office-large-contrast")


def test_a_double_tap_is_one_number(kiosk):
    page = kiosk()
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    page.get_by_role("button", name=re.compile("SKCK baru")).dblclick()
    page.wait_for_url("**/nomor/**")
    assert Ticket.objects.count() == 1


def say_nothing(page):
    page.clock.install()
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    page.get_by_role("button", name=re.compile("SKCK baru")).click()
    page.wait_for_url("**/nomor/**")
    expect(page.locator("[data-count-text]")).not_to_be_empty()
    page.clock.run_for(13_000)


def test_silence_after_printing_leads_to_the_code_and_then_the_number_lapses(kiosk, axe):
    page = kiosk()
    say_nothing(page)
    expect(page.get_by_role("heading", name="Apakah kertasnya sudah keluar?")).to_be_visible()
    axe(page, aaa=True)
    assert ticket().state == "issued"
    lapse_unconfirmed(at=timezone.now() + timedelta(minutes=2))
    page.clock.run_for(3_000)
    expect(page.get_by_role("heading", name="Nomor ini sudah hangus")).to_be_visible()


def test_a_paper_that_was_late_is_still_confirmed_by_one_button(kiosk, screenshot):
    page = kiosk()
    say_nothing(page)
    page.wait_for_url("**ponsel=diam")
    screenshot(page, "kiosk-silent")
    page.get_by_role("button", name="Kertas sudah keluar").click()
    expect(page.get_by_role("heading", name="Silakan duduk")).to_be_visible()
    assert ticket().state == "waiting"


def test_a_kiosk_that_trusts_its_browser_takes_silence_for_paper(kiosk):
    Kiosk.objects.update(trusts_browser=True)
    page = kiosk()
    say_nothing(page)
    expect(page.get_by_role("heading", name="Silakan duduk")).to_be_visible()


def test_without_paper_a_phone_takes_the_number(kiosk, open_page, axe, screenshot):
    page = kiosk()
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    page.get_by_role("button", name=re.compile("SKCK baru")).click()
    page.get_by_role("button", name="Kertas tidak keluar").click()
    axe(page, aaa=True)
    screenshot(page, "kiosk-by-phone")
    phone = open_page(width=390, height=844)
    phone.goto(ticket().get_absolute_url())
    expect(page.get_by_role("heading", name="Silakan duduk")).to_be_visible()
    assert ticket().state == "waiting"


def test_nobody_there_brings_the_kiosk_back(kiosk, axe):
    Kiosk.objects.update(idle_seconds=20)
    page = kiosk()
    page.clock.install()
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    page.clock.run_for(6_000)
    expect(page.get_by_role("dialog", name="Masih di sini?")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Saya masih di sini").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.run_for(21_000)
    page.wait_for_url("**/anjungan/")


def test_a_second_number_that_nobody_took_is_not_the_next_persons(kiosk, skck):
    Kiosk.objects.update(idle_seconds=20)
    mine = given.ticket(skck, at=timezone.now())
    page = kiosk()
    page.clock.install()
    page.goto(f"/anjungan/nomor/{mine.code}/")
    page.get_by_role("link", name="Tambah layanan lain").click()
    expect(page.get_by_text("ditambahkan pada kunjungan Anda")).to_be_visible()
    page.clock.run_for(21_000)
    page.wait_for_url("**/anjungan/")
    expect(page.get_by_text("ditambahkan pada kunjungan Anda")).to_be_hidden()


@pytest.fixture
def standing_in(kiosk):
    """A kiosk whose service worker is at work."""
    page = kiosk(service_workers="allow")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller")
    return page


def test_a_page_that_cannot_be_had_is_stood_in_for(standing_in):
    page = standing_in
    page.context.set_offline(True)
    page.goto("/anjungan/punya/")
    expect(page.get_by_role("heading", name="Jaringan terputus")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Silakan pilih instansi")).to_be_visible()


@pytest.mark.parametrize("path", ["nomor/AAAAAAAAAAAA/", "ambil/"], ids=["404", "405"])
def test_an_address_that_leads_nowhere_leads_back_to_the_start(standing_in, path):
    standing_in.goto(f"/anjungan/{path}")
    expect(standing_in.get_by_role("heading", name="Jaringan terputus")).to_be_visible()
    expect(standing_in.get_by_role("heading", name="Silakan pilih instansi")).to_be_visible()


@contextmanager
def failing():
    """The kiosk's rows cannot be read, as while the database starts again."""
    with connection.cursor() as cursor:
        cursor.execute("alter table queueing_kiosk rename to away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("alter table away rename to queueing_kiosk")


def test_a_server_that_fails_is_waited_for(standing_in):
    with failing():
        standing_in.get_by_role("link", name=re.compile("Sudah punya nomor")).click()
        expect(standing_in.get_by_role("heading", name="Jaringan terputus")).to_be_visible()
    expect(standing_in.get_by_role("heading", name="Silakan pilih instansi")).to_be_visible()


def test_a_mistyped_code_is_still_told_at_the_code(standing_in):
    standing_in.goto("/anjungan/punya/")
    standing_in.keyboard.type("AAAAAA")
    enter(standing_in, "**/punya/")
    expect(standing_in.locator(".errorlist")).to_be_visible()


def test_a_cut_network_is_said_and_heals_by_itself(kiosk):
    page = kiosk()
    page.context.set_offline(True)
    expect(page.get_by_role("dialog", name="Jaringan terputus")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_code_is_typed_on_the_screen(kiosk, skck, axe, screenshot):
    mine = given.ticket(skck, at=timezone.now())
    page = kiosk()
    page.get_by_role("link", name=re.compile("Sudah punya nomor")).click()
    axe(page, aaa=True)
    screenshot(page, "kiosk-own")
    for letter in mine.code[:6]:
        page.get_by_role("button", name=letter, exact=True).click()
    page.get_by_role("button", name="Tampilkan tiket").click()
    page.wait_for_url(f"**/nomor/{mine.code}/")
