"""The ticket on a phone: called, without scripts, rated, and every page around it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.queueing.actions import (
    call_next_ticket,
    finish_ticket,
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
    expect(phone.get_by_text("Giliran Anda")).to_be_visible()
    expect(phone).to_have_title(re.compile("dipanggil"))
    axe(phone)
    screenshot(phone, "ticket-called")


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
