"""A display lives through restarts, deployments and long days without a hand on it."""

import time
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.sync_api import Playwright, expect

from satuatap.queueing.models import Call, Display
from satuatap.queueing.tests import given
from tests.journeys.conftest import FLAGS, chromium
from tests.journeys.serving import Site
from tests.journeys.test_display import HEARD, SHOWN, call, finish_all, open_hall, pair, quiet

pytestmark = pytest.mark.django_db(transaction=True)
STRICT = [flag for flag in FLAGS if "autoplay" not in flag]


def at_home(page):
    expect(page.get_by_text("Belum ada panggilan")).to_be_visible()


def test_a_killed_server_is_survived(open_page):
    offering = open_hall()
    page = open_page(width=1280, height=720)
    with Site() as site:
        display = quiet(offering.hall)
        pair(page, site, display)
        at_home(page)
        page.evaluate("() => { window.same = true; }")
        site.kill()
        expect(page.get_by_text("Menyambung kembali")).to_be_visible(timeout=30_000)
        call(offering)
        site.start()
        expect(page.locator(".sa-call__no")).to_have_text("A-001", timeout=30_000)
        assert page.evaluate("() => window.same")
        until_announced(display, Call.objects.latest("id").pk)


def until_announced(display, call_id, seconds=20):
    """Wait until the server knows that the display has announced this call."""
    until = time.monotonic() + seconds
    while Display.objects.get(pk=display.pk).announced < call_id:
        assert time.monotonic() < until
        time.sleep(0.3)


def test_a_new_version_is_loaded_once_nothing_is_announced(open_page):
    offering = open_hall()
    page = open_page(width=1280, height=720)
    with Site() as site:
        pair(page, site, quiet(offering.hall))
        at_home(page)
        page.evaluate("() => { window.same = true; }")
        site.kill()
        site.start(RELEASE="next")
        page.wait_for_function("() => !window.same", timeout=60_000)
        at_home(page)


def test_a_call_that_becomes_visible_late_is_still_announced(open_page, live_server):
    offering = open_hall(display_dwell_seconds=4)
    page = open_page(width=1280, height=720)
    pair(page, live_server, quiet(offering.hall))
    page.evaluate(SHOWN)
    late, early = call(offering, 2)
    first = Call.objects.get(ticket=late)
    Call.objects.filter(pk=first.pk).delete()
    expect(page.locator(".sa-call__no")).to_have_text(early.number, timeout=20_000)
    first.save(force_insert=True)
    page.wait_for_function("number => shown.includes(number)", arg=late.number, timeout=20_000)
    assert page.evaluate("shown") == [early.number, late.number]


def test_a_day_of_calls_leaves_nothing_behind(open_page, live_server):
    offering = open_hall(display_dwell_seconds=0)
    page = open_page(width=1280, height=720)
    pair(page, live_server, quiet(offering.hall))
    for _ in range(3):
        calls_go_by(page, offering)
    before = count(page)
    for _ in range(6):
        calls_go_by(page, offering)
    assert count(page)["nodes"] <= before["nodes"] + 60
    assert count(page)["heap"] <= before["heap"] + 1_500_000


def calls_go_by(page, offering, many=15):
    called = call(offering, many)
    last = called[-1]
    expect(page.locator(".sa-call__no")).to_have_text(last.number, timeout=60_000)
    finish_all(called)


def count(page):
    """The page's DOM nodes and the bytes it holds, after a clean-up."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {
        each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]
    }
    session.detach()
    return {"nodes": found["Nodes"], "heap": found["JSHeapUsedSize"]}


def test_one_touch_is_enough_for_sound_after_every_reload(browser, live_server):
    offering = open_hall()
    strict = browser.browser_type.launch(executable_path=program(browser), args=STRICT)
    page = strict.new_context(base_url=live_server.url).new_page()
    try:
        pair(page, live_server, given.display(offering.hall))
        page.get_by_role("button", name="Mulai layar").click()
        at_home(page)
        page.evaluate("() => location.reload()")
        page.wait_for_load_state()
        at_home(page)
        page.evaluate(HEARD)
        call(offering)
        page.wait_for_function("() => window.heard.length === 2", timeout=30_000)
    finally:
        strict.close()


def program(browser):
    return chromium(cast("Playwright", SimpleNamespace(chromium=browser.browser_type)))
