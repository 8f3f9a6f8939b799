"""The kiosk: by touch, by keyboard alone, without scripts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.queueing.actions import (
    call_next_ticket,
    lapse_unconfirmed,
    miss_ticket,
)
from satuatap.queueing.models import HallPolicy, Kiosk, Ticket
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from tests.journeys.conftest import PORTRAIT

pytestmark = pytest.mark.django_db(transaction=True)
LANDSCAPE = {"width": 1920, "height": 1080}
TOO_SMALL = """() => [...document.querySelectorAll("a, button")]
    .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 64)
    .map((each) => each.textContent.trim())"""


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


def test_who_goes_first_is_kept_through_pages_and_switches_without_scripts(kiosk, skck):
    for name in "BCDEFGHIJK":
        given.offering(queue=skck.queue, title_id=f"Layanan {name}")
    skck.hall.refresh_from_db()
    page = kiosk(js=False)
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    page.get_by_role("radio", name="Lansia").check()
    page.get_by_role("button", name="Layanan lain").click()
    page.wait_for_url("**?hal=2")
    for what in ("contrast", "large", "en"):
        page.locator(f"button[value={what}]").click()
        expect(page.locator(f"button[value={what}]")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("radio", checked=True)).to_have_value("elderly")
    page.locator("button[name=service]").first.click()
    page.wait_for_url("**/nomor/**")
    assert ticket().priority_reason == "elderly"


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
