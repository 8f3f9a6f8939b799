"""The manager's floor on a busy morning."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.places.models import OpeningOverride
from satuatap.queueing import actions
from satuatap.queueing.models import Display, Printer
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY

OFFICES = ["Disdukcapil", "Imigrasi", "Polres", "BPJS Kesehatan", "Bapenda", "Samsat", "Taspen"]


class Busy:
    """A hall of seven offices: some late, some near their promise, some quiet, one closed."""

    def __init__(self):
        now = self.now = timezone.now()
        region = given.region(**given.well_into_the_day(now))
        self.hall = given.hall(name="Among Warga", region=region)
        OpeningOverride.objects.create(
            hall=self.hall, state="open", starts_at=now - timedelta(days=8)
        )
        self.offerings = [self.office(name, place) for place, name in enumerate(OFFICES)]
        for place, offering in enumerate(self.offerings[:6]):
            self.people(offering, 9 - place, minutes=47 - 7 * place)
            self.people(offering, 6 - place, minutes=47 - 7 * place, days=7)
        Display.objects.create(hall=self.hall, name="Layar lobi", seen_at=now)
        Printer.objects.create(hall=self.hall, name="Pencetak pintu", host="h", state="paper_out")
        self.manager = given.manager(self.hall, name="Dewi Lestari")

    def office(self, name, place):
        office = given.office(hall=self.hall, name=name, short_name=name)
        line = given.queue(office=office, name=name, prefix="ABCDEFGH"[place])
        offering = given.offering(queue=line, title_id=f"Layanan {name}")
        self.desks = [given.counter(offering, code=str(place * 4 + n)) for n in (1, 2, 3, 4)]
        if place < 6:
            by = actions.By("user:0")
            for desk in self.desks[:2]:
                actions.open_counter(desk, by=by, at=self.now - timedelta(hours=1))
            given.ticket(offering, at=self.now - timedelta(minutes=50))
            called = self.now - timedelta(minutes=20 if place == 2 else 4)
            ticket = actions.call_next_ticket(self.desks[0], by=by, at=called)
            actions.start_ticket(ticket, by=by, at=called)
        return offering

    def people(self, offering, count, *, minutes, days=0):
        first = self.now - timedelta(minutes=minutes, days=days)
        for number in range(max(0, count)):
            given.ticket(offering, at=first + timedelta(minutes=2 * number))

    def url(self, name, **more):
        return reverse(f"floor:{name}", kwargs={"slug": self.hall.slug} | more)


@pytest.fixture
def busy(transactional_db):
    return Busy()


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_the_floor_holds_at_every_width(open_page, busy, sign_in, axe, screenshot, width):
    page = open_page(width=width, height=900)
    sign_in(page, busy.manager)
    page.goto(busy.url("now"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
    screenshot(page, "floor")


def test_a_service_is_closed_and_told(page, busy, sign_in, axe, screenshot):
    sign_in(page, busy.manager)
    page.goto(busy.url("now"))
    page.get_by_role("link", name="Tutup layanan mendadak").click()
    axe(page)
    screenshot(page, "floor-close")
    page.get_by_label("Yang ditutup").select_option(label="Imigrasi")
    page.get_by_label("Pesan untuk pengunjung").fill("Sistem imigrasi terganggu.")
    page.get_by_role("button", name="Periksa penutupan").click()
    axe(page)
    screenshot(page, "floor-sure")
    page.get_by_role("button", name="Tutup sekarang").click()
    page.get_by_text("Sistem imigrasi terganggu.").wait_for()
    page.get_by_role("button", name="Buka lagi").click()
    page.get_by_text("Dibuka lagi.").wait_for()


def test_the_floor_follows_by_itself_and_the_day_is_fair(page, busy, sign_in, axe, screenshot):
    sign_in(page, busy.manager)
    page.goto(busy.url("now"))
    actions.send_notice(busy.hall, "Parkir penuh", by=ANYBODY, at=timezone.now())
    page.get_by_text("Parkir penuh").wait_for(timeout=15_000)
    page.get_by_role("link", name="Hari ini").click()
    axe(page)
    screenshot(page, "floor-day")
    page.goto(busy.url("counter", code="1"))
    axe(page)
    screenshot(page, "floor-counter")


def test_a_message_is_put_away_and_stays_away(page, busy, sign_in):
    sign_in(page, busy.manager)
    page.goto(busy.url("notice"))
    page.get_by_label("Pesan").fill("Parkir penuh")
    page.get_by_role("button", name="Kirim pesan").click()
    page.get_by_role("button", name="Tutup pesan").click()
    expect(page.locator(".sa-message")).to_have_count(0)
    actions.send_notice(busy.hall, "Lift rusak", by=ANYBODY, at=timezone.now())
    page.get_by_text("Lift rusak").wait_for(timeout=15_000)
    expect(page.locator(".sa-message")).to_have_count(0)


def test_a_closure_reaches_the_ticket_page_on_a_phone(open_page, busy, sign_in):
    phone = open_page(width=390, height=844)
    ticket = given.ticket(busy.offerings[1], at=timezone.now())
    phone.goto(ticket.get_absolute_url())
    page = open_page()
    sign_in(page, busy.manager)
    page.goto(busy.url("close"))
    page.get_by_label("Yang ditutup").select_option(label="Seluruh mal")
    page.get_by_label("Pesan untuk pengunjung").fill("Listrik padam, mohon menunggu.")
    page.get_by_role("button", name="Periksa penutupan").click()
    page.get_by_role("button", name="Tutup sekarang").click()
    phone.get_by_text("Listrik padam, mohon menunggu.").first.wait_for(timeout=20_000)


def test_the_floor_stays_through_errors_and_says_since_when(page, busy, sign_in, axe):
    page.add_init_script("console.error = console.warn")  # htmx calls a lost answer a fault
    sign_in(page, busy.manager)
    page.goto(busy.url("now"))
    stale = page.get_by_text("Tidak diperbarui sejak")
    for answer in [
        lambda each: each.fulfill(status=500, body="<p>x</p>"),
        lambda each: each.abort(),
    ]:
        page.route(f"**{busy.url('now')}", answer)
        look_again(page)
        stale.wait_for()
        axe(page)
        page.unroute(f"**{busy.url('now')}")
        look_again(page)
        stale.wait_for(state="detached")
    expect(page.get_by_role("heading", name="Lantai sekarang")).to_be_visible()


def test_a_floor_whose_session_has_ended_leads_to_the_way_in(page, busy, sign_in):
    sign_in(page, busy.manager)
    page.goto(busy.url("now"))
    page.context.clear_cookies()
    look_again(page)
    page.wait_for_url("**/akun/**")


def look_again(page):
    page.evaluate("document.body.dispatchEvent(new CustomEvent('lantai'))")
