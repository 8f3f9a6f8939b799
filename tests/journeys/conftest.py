"""A browser for the journeys: the system's Chromium, a live site, and axe.

``page`` has JavaScript, ``plain_page`` has none; ``open_page`` makes more of them in any size and
language. A page that logs an error fails its test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.launch.testing import system_chromium, use_own_node
from satuatap.queueing.tests import at_kiosk, given
from satuatap.surveys.actions import Plan, open_campaign

ROOT = Path(__file__).parent.parent.parent
RESULTS = ROOT / "test-results"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]
CONSENTED = "Failed to load resource"  # a refused or missing answer is the test's own to check

PORTRAIT = {"width": 1080, "height": 1920}
PRINTS = "window.print = () => dispatchEvent(new Event('afterprint'));"
USUAL = {"locale": "id-ID", "timezone_id": "Asia/Jakarta", "service_workers": "block"}

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser; Playwright leaves sockets for its own teardown to close."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))
            item.add_marker(
                pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
            )


def chromium(playwright: Playwright) -> str:
    """The browser's program: CHROMIUM, the system's, or Playwright's own."""
    found = shutil.which(system_chromium() or playwright.chromium.executable_path)
    if found is None:
        pytest.fail("No Chromium found: run `satuatap browser`, or set CHROMIUM to its path.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys; Django's calls beside its event loop are ours to order."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    use_own_node()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(playwright), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[OpenPage]:
    """Opens pages on the live site, each with cookies of its own."""
    contexts, faults = [], list[str]()

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and CONSENTED not in message.text:
            faults.append(f"{message.page.url if message.page else ''}: {message.text}")

    def opened(*, js: bool = True, width: int = 1280, height: int = 800, **more: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=js,
            viewport={"width": width, "height": height},
            **USUAL | more,
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, faults


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page on the live site."""
    return open_page()


@pytest.fixture
def plain_page(open_page: OpenPage) -> Page:
    """A page whose browser runs no JavaScript."""
    return open_page(js=False, width=390, height=844)


@cache
def axe_source() -> str:
    """The text of axe-core."""
    if not AXE.exists():
        pytest.fail("axe-core is not installed: run npm ci.")
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, tags: list[str]) -> list[str]:
    """What axe holds against the page as it stands, one line each."""
    page.wait_for_load_state()
    page.evaluate(axe_source())
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.fixture
def axe() -> Callable[..., None]:
    """``axe(page)`` asserts that nothing is wrong; ``aaa=True`` asks for AAA contrast as well."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def check(page: Page, *, aaa: bool = False) -> None:
        found = violations(page, [*tags, "wcag2aaa"] if aaa else tags)
        assert not found, "\n".join(found)

    return check


@pytest.fixture
def screenshot() -> Callable[[Page, str], Path]:
    """``screenshot(page, "portal")`` keeps the whole page under test-results/."""

    def keep(page: Page, name: str) -> Path:
        RESULTS.mkdir(exist_ok=True)
        size = page.viewport_size or {"width": 0}
        file = RESULTS / f"{name}-{size['width']}.png"
        page.wait_for_load_state()
        page.evaluate("document.fonts.ready")
        page.screenshot(path=file, full_page=True)
        return file

    return keep


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, Any], None]:
    """``sign_in(page, user)`` gives the page the user's session, without the form."""
    from django.test import Client

    def enter(page: Page, user: Any) -> None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
        page.context.add_cookies([cookie])  # type: ignore[list-item]

    return enter


@pytest.fixture
def skck():
    """Two agencies; the police give two services."""
    wanted = at_kiosk.offering(title_id="SKCK baru", title_en="New police record")
    wanted.office.frequent, wanted.office.summary = True, "SKCK, SIM"
    wanted.office.save()
    given.offering(queue=wanted.queue, title_id="Sidik jari")
    given.counter(given.offering(hall=wanted.hall, title_id="Paspor"))
    wanted.hall.refresh_from_db()
    return wanted


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


@pytest.fixture
def campaign(skck):
    """The hall's official survey, since yesterday."""
    now, hall = given.now(), skck.hall
    today = hall.local(now).date()
    plan = Plan("Semester II", today - timedelta(days=1), today + timedelta(days=30), 1000)
    return open_campaign(hall, plan, by=given.ANYBODY, at=now)
