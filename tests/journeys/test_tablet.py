"""Visitors answer on the exit tablet: by touch, by keyboard, and while the network is gone."""

import time

import pytest
from playwright.sync_api import expect

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.queueing.actions.devices import offer_pairing, pair_device
from satuatap.queueing.models import Tablet
from satuatap.queueing.tests import given
from satuatap.surveys.models import Sheet

pytestmark = pytest.mark.django_db(transaction=True)
LANDSCAPE = {"width": 1280, "height": 800}
CALM = 600  # what one tap takes before the next one counts, in milliseconds


@pytest.fixture
def tablet(open_page, campaign, live_server):
    """``tablet()`` opens the paired tablet at the way out."""

    def opened(**more):
        placed = Tablet.objects.create(hall=campaign.hall, name="Pintu keluar")
        now = given.now()
        secret = pair_device(offer_pairing(placed, at=now).code, at=now).secret
        page = open_page(**LANDSCAPE | more)
        cookie = {"name": DEVICE_COOKIE, "value": secret, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.goto("/survei/tablet/")
        return page

    return opened


def begin(page, office="Lewati", service="Lewati"):
    page.wait_for_timeout(CALM)
    page.locator("[data-begin]:visible").click()
    page.wait_for_timeout(CALM)
    page.locator("[data-pick]:visible label").filter(has_text=office).click()
    page.wait_for_timeout(CALM)
    if page.locator("[data-pick]:visible").count():
        page.locator("[data-pick]:visible label").filter(has_text=service).click()
        page.wait_for_timeout(CALM)


def tap(page, answers):
    for answer in answers:
        page.wait_for_timeout(CALM)
        page.locator("[data-question]:visible label").nth(int(answer) - 1).click()
    page.wait_for_timeout(CALM)


def scores():
    return sorted("".join(map(str, sheet.scores)) for sheet in Sheet.objects.all())


def eventually(check, *, seconds=15):
    until = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < until
        time.sleep(0.2)


def test_nine_answers_by_touch_take_less_than_a_minute(tablet):
    page = tablet(has_touch=True)
    started = time.monotonic()
    begin(page)
    tap(page, "432143214")
    page.locator("button[type=submit]:visible").click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert time.monotonic() - started < 60
    eventually(lambda: scores() == ["432143214"])


def test_nine_answers_by_keyboard_take_less_than_a_minute(tablet):
    page = tablet()
    started = time.monotonic()
    page.wait_for_timeout(CALM)
    page.keyboard.press("Tab")
    page.locator("[data-begin]:visible").press("Enter")
    for key in "14321432":  # the first passes over the question whose service it was
        page.wait_for_timeout(CALM)
        page.keyboard.press(key)
    page.wait_for_timeout(CALM)
    page.keyboard.press("ArrowLeft")  # the last one was meant otherwise
    page.wait_for_timeout(CALM)
    page.keyboard.press("3")
    for _ in range(2):
        page.wait_for_timeout(CALM)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    page.wait_for_timeout(CALM)
    page.locator("button[type=submit]:visible").press("Enter")
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert time.monotonic() - started < 60
    eventually(lambda: scores() == ["432143322"])


def test_without_a_network_nothing_is_lost_and_nothing_counts_twice(tablet):
    page = tablet(service_workers="allow")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.context.set_offline(True)
    for answers in ("444444444", "222222222"):
        begin(page)
        tap(page, answers)
        page.locator("button[type=submit]:visible").click()
        page.wait_for_timeout(CALM)
        page.reload()  # the worker's copy: somebody switched the tablet off and on
    expect(page.locator("[data-outbox]")).to_contain_text("2 jawaban tersimpan")
    assert not Sheet.objects.exists()
    page.context.set_offline(False)
    eventually(lambda: scores() == ["222222222", "444444444"])
    expect(page.locator("[data-outbox]")).to_be_empty()


def test_two_taps_at_once_are_one(tablet):
    page = tablet()
    begin(page)
    page.wait_for_timeout(CALM)
    page.locator("[data-question]:visible label").nth(3).dblclick()
    page.wait_for_timeout(CALM)
    expect(page.locator("[data-progress]:visible")).to_have_text("Pertanyaan 2 dari 9")


def test_who_walks_away_leaves_nothing_and_who_has_answered_all_is_heard(tablet):
    page = tablet()
    Tablet.objects.update(idle_seconds=2)
    page.reload()
    begin(page)
    tap(page, "44")
    expect(page.locator("[data-begin]:visible")).to_be_visible(timeout=6000)
    begin(page)
    tap(page, "333333333")
    eventually(lambda: scores() == ["333333333"])


def test_the_tablet_speaks_the_languages_of_the_survey(tablet):
    page = tablet()
    page.wait_for_timeout(CALM)
    page.get_by_role("button", name="English").click()
    begin(page, office="Skip", service="Skip")
    expect(page.locator("legend:visible")).to_contain_text("How well do the requirements fit")
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("size", [(360, 740), (768, 1024), (1280, 800)])
def test_every_step_fits_the_screen(tablet, axe, screenshot, size):
    page = tablet(width=size[0], height=size[1])
    axe(page, aaa=True)
    screenshot(page, "tablet-start")
    page.wait_for_timeout(CALM)
    page.locator("[data-begin]:visible").click()
    page.wait_for_timeout(CALM)
    axe(page, aaa=True)
    screenshot(page, "tablet-office")
    page.locator("[data-pick]:visible label").nth(1).click()
    page.wait_for_timeout(CALM)
    if page.locator("[data-pick]:visible").count():
        screenshot(page, "tablet-service")
        page.locator("[data-pick]:visible label").first.click()
    page.wait_for_timeout(CALM)
    axe(page, aaa=True)
    screenshot(page, "tablet-question")
    boxes = page.locator("[data-question]:visible label").all()
    assert min(each.bounding_box()["height"] for each in boxes) >= 60
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    tap(page, "444444444")
    axe(page, aaa=True)
    screenshot(page, "tablet-last")
    page.locator("button[type=submit]:visible").click()
    screenshot(page, "tablet-thanks")
