"""The ticket on a phone: called, without scripts, rated, and every page around it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.queueing.actions import (
    call_next_ticket,
    finish_ticket,
    miss_ticket,
    undo_last_step,
)
from satuatap.queueing.models import Ticket
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.models import Rating

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_ticket_calls_its_owner(open_page, skck, axe, screenshot):
    mine = given.ticket(skck, at=timezone.now())
    phone = open_page(width=390, height=844)
    phone.goto(mine.get_absolute_url())
    axe(phone)
    screenshot(phone, "ticket")
    phone.get_by_role("button", name="Nyalakan bunyi dan getar").click()
    call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=timezone.now())
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(phone.get_by_text("Giliran Anda. Silakan ke", exact=True)).to_be_visible()
    expect(phone).to_have_title(re.compile("dipanggil"))
    axe(phone)
    screenshot(phone, "ticket-called")


CALM = 21_000  # ms: by then the page has asked again


@pytest.fixture
def phone(open_page):
    """A phone whose time is ours."""
    opened = open_page(width=390, height=844)
    opened.clock.install()
    return opened


def test_a_missed_call_is_not_the_end_of_the_page(phone, skck, axe):
    mine = given.ticket(skck, at=timezone.now())
    phone.goto(mine.get_absolute_url())
    call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=timezone.now())
    missed = miss_ticket(mine, by=ANYBODY, at=timezone.now())
    phone.clock.run_for(CALM)
    expect(phone.get_by_role("button", name="Saya sudah kembali")).to_be_visible()
    expect(phone.locator("#bunyi")).to_be_visible()
    axe(phone)
    undo_last_step(missed, by=ANYBODY, at=missed.state_at)
    phone.clock.run_for(CALM)
    expect(phone.get_by_text("Giliran Anda").first).to_be_visible()


def test_screen_readers_hear_the_call_and_a_second_call(phone, skck):
    mine = given.ticket(skck, at=timezone.now())
    phone.goto(mine.get_absolute_url())
    phone.evaluate("() => { window.news = document.getElementById('kabar'); }")
    call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=timezone.now())
    phone.clock.run_for(CALM)
    news = phone.get_by_role("status")
    expect(news).to_have_text(re.compile("^Giliran Anda. Silakan ke "))
    assert phone.evaluate("() => window.news.isConnected && window.news.textContent !== ''")
    phone.evaluate("() => { window.news.textContent = ''; }")
    Ticket.objects.update(calls=2)
    phone.clock.run_for(CALM)
    expect(news).to_have_text(re.compile("^Giliran Anda. Silakan ke "))


def test_what_is_new_comes_also_while_the_keyboard_rests_on_a_link(phone, skck):
    mine = given.ticket(skck, at=timezone.now())
    phone.goto(mine.get_absolute_url())
    phone.get_by_role("link", name="Batalkan").focus()
    skck.hall.overrides.update(state="closed", message="Listrik padam")
    phone.clock.run_for(CALM)
    expect(phone.locator(".sa-message").get_by_text("Listrik padam")).to_be_visible()
    expect(phone.get_by_role("link", name="Batalkan")).to_be_focused()
    expect(phone.get_by_role("status")).to_contain_text("Listrik padam")


RENEWED = """async () => {
    const { renew } = await import("/static/queueing/renew.js");
    const made = (token) => {
        const part = document.createElement("div");
        const words = `<input type="hidden" value="${token}"><button>Kembali</button>`;
        part.innerHTML = `<p>Tetap</p><form action="/kembali/">${words}</form>`;
        return part;
    };
    const [shown, fresh] = [made("1"), made("2")];
    document.body.replaceChildren(shown);
    const same = shown.querySelector("p");
    shown.querySelector("button").focus();
    renew(shown, fresh);
    const at = document.activeElement;
    return [same.isConnected, at.textContent, at.form?.querySelector("input").value];
}"""


def test_a_button_that_is_made_anew_keeps_the_keyboard(page):
    page.goto("/tiket/")
    assert page.evaluate(RENEWED) == [True, "Kembali", "2"]


def test_the_whole_way_of_a_citizen_without_scripts(plain_page, skck, screenshot):
    page = plain_page
    page.goto(f"/mpp/{skck.hall.slug}/antrean/")
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    page.get_by_role("radio", name=re.compile("SKCK baru")).check()
    page.get_by_role("button", name="Ambil nomor antrean").click()
    expect(page.get_by_text("Tiba sebelum")).to_be_visible()
    screenshot(page, "ticket-remote")
    page.goto(Ticket.objects.get().get_absolute_url())
    page.get_by_role("link", name="Batalkan").click()
    page.get_by_role("button", name="Batalkan nomor").click()
    expect(page.get_by_text("sudah dibatalkan")).to_be_visible()


def test_after_service_one_question(open_page, skck, axe, screenshot):
    mine = given.ticket(skck, at=timezone.now())
    call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=timezone.now())
    finish_ticket(mine, by=ANYBODY, at=timezone.now())
    phone = open_page(width=390, height=844)
    phone.goto(mine.get_absolute_url())
    phone.get_by_role("link", name="Nilai pelayanan").click()
    axe(phone)
    screenshot(phone, "survey")
    phone.get_by_role("radio", name="Sangat baik").check()
    phone.get_by_role("button", name="Kirim penilaian").click()
    expect(phone.get_by_text("sudah kami terima")).to_be_visible()
    axe(phone)
    assert Rating.objects.get().score == 4


@pytest.mark.parametrize("path", ["/tiket/", "/perangkat/", "/anjungan/luring/", "batal/", "tiba/"])
def test_every_other_page_is_clean(open_page, skck, axe, path):
    mine = given.ticket(skck, at=timezone.now(), delivery="remote")
    page = open_page(width=390, height=844)
    page.goto(path if path.startswith("/") else f"{mine.get_absolute_url()}{path}")
    axe(page)
