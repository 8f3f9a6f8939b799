"""The kiosk through whatever happens: nobody there, no network, a server that fails."""

import re
from contextlib import contextmanager

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.queueing.models import Kiosk
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db(transaction=True)
THREE_TRIES = 12_000  # ms; the page that stands in looks for the way back every four seconds


def expect_the_start(page):
    heading = page.get_by_role("heading", name="Silakan pilih instansi")
    expect(heading).to_be_visible(timeout=THREE_TRIES)


def test_nobody_there_brings_the_kiosk_back(kiosk, axe):
    Kiosk.objects.update(idle_seconds=20)
    page = kiosk()
    page.clock.install()
    page.get_by_role("link", name=re.compile("SKCK, SIM")).click()
    page.wait_for_url("**/instansi/**")
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
    page.wait_for_url("**/anjungan/?*")
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
    expect_the_start(page)


@pytest.mark.parametrize("path", ["nomor/AAAAAAAAAAAA/", "ambil/"], ids=["404", "405"])
def test_an_address_that_leads_nowhere_leads_back_to_the_start(standing_in, path):
    standing_in.goto(f"/anjungan/{path}")
    expect(standing_in.get_by_role("heading", name="Jaringan terputus")).to_be_visible()
    expect_the_start(standing_in)


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
    expect_the_start(standing_in)


def test_a_mistyped_code_is_still_told_at_the_code(standing_in):
    standing_in.goto("/anjungan/punya/")
    standing_in.keyboard.type("AAAAAA")
    standing_in.keyboard.press("Enter")
    expect(standing_in.locator(".errorlist")).to_be_visible()


def test_a_cut_network_is_said_and_heals_by_itself(kiosk):
    page = kiosk()
    page.context.set_offline(True)
    expect(page.get_by_role("dialog", name="Jaringan terputus")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("dialog")).to_be_hidden()
