"""A citizen at home: finds a service, sees the wait, takes a number; also without JavaScript."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from satuatap.queueing.models import Ticket
from satuatap.queueing.tests import shown as given


def test_a_service_is_found_in_three_steps_without_javascript(plain_page):
    given.offered(given.service(), given.open_hall(timezone.now()))
    plain_page.goto("/")
    plain_page.get_by_label("Nama layanan atau dokumen").fill("bikin skck")
    plain_page.get_by_role("button", name="Cari").click()
    plain_page.get_by_role("link", name="Penerbitan SKCK Baru").click()
    expect(plain_page.get_by_text("Rp30.000").first).to_be_visible()
    expect(plain_page.get_by_role("link", name="MPP Among Warga", exact=True)).to_be_visible()


def test_a_number_is_taken_from_afar_without_javascript(plain_page):
    given.open_hall(timezone.now())
    plain_page.goto("/mpp/kota-batu/")
    plain_page.locator("summary", has_text="Samsat").click()
    plain_page.get_by_role("link", name=re.compile("Ambil nomor Pajak tahunan")).click()
    plain_page.get_by_role("button", name="Ambil nomor antrean").click()
    plain_page.wait_for_url("**/tiket/**")
    taken = Ticket.objects.get(delivery="remote")
    assert taken.state == "issued"
    assert taken.code in plain_page.url


def test_the_papers_that_are_ready_are_remembered_on_this_device(page):
    given.service()
    page.goto("/layanan/skck-baru/")
    page.get_by_label("KTP-el").check()
    page.reload()
    assert page.get_by_label("KTP-el").is_checked()
    expect(page.get_by_text("1 dari 1 siap.")).to_be_visible()


def test_the_home_page_is_walked_by_keyboard(page):
    given.open_hall(timezone.now())
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Lompat ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_the_home_page_is_there_in_english(open_page, axe):
    given.open_hall(timezone.now())
    page = open_page(locale="en-GB")
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "en"
    axe(page)
