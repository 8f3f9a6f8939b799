"""The situation room follows the nation on the real server, and says so when it cannot."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.identity.models import Membership, Role
from satuatap.queueing.actions import By, call_next_ticket, open_counter
from satuatap.queueing.tests import given
from tests.journeys.serving import Site
from tests.journeys.test_story import LIVE, PASSWORD, Day

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def day(open_page):
    site = Site()
    site.start(PUBLIC_URL=site.url)
    yield Day(site, open_page)
    site.kill()


@pytest.fixture
def room(day):
    """The room on a large screen, never loaded again."""
    user = given.user(name="Menteri")
    user.set_password(PASSWORD)
    user.save()
    Membership.objects.create(user=user, role=Role.MINISTRY)
    page = day.open_page(width=1920, height=1080)
    page.goto(day.url("national:room"))
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(day.url("national:room"))
    page.evaluate("() => { window.same = true; }")
    return page


def shows(room, **values):
    for name, value in values.items():
        expect(room.locator(f"[data-now={name}]")).to_have_text(value, timeout=LIVE)


def test_the_room_follows_what_happens_in_the_halls(day, room):
    expect(room.get_by_role("status")).to_have_text("Terhubung.", timeout=LIVE)
    shows(room, silent="1", active="0", counters="0", waiting="2")
    expect(room.get_by_role("listitem").filter(has_text=day.hall.title)).to_have_count(2)
    open_counter(day.desks[0], by=By("loket:3"), at=timezone.now())
    shows(room, silent="0", active="1", counters="1")
    given.ticket(day.skck, at=timezone.now())
    shows(room, waiting="3")
    call_next_ticket(day.desks[0], by=By("loket:3"), at=timezone.now())
    shows(room, waiting="2")
    assert room.evaluate("() => window.same")
    day.site.kill()
    expect(room.get_by_role("status")).to_have_text("Terputus, mencoba lagi.", timeout=LIVE)
