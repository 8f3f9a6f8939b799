"""What is asked beside the nine: on the tablet, on a phone without JavaScript, at the plan."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from satuatap.queueing.models import Tablet
from satuatap.queueing.tests import given
from satuatap.surveys.actions import Plan, close_campaign, open_campaign
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.tests.asked import answered
from satuatap.surveys.tests.worked import TWELVE
from tests.journeys.test_tablet import CALM, begin, eventually, tablet, tap

__all__ = ["tablet"]
pytestmark = pytest.mark.django_db(transaction=True)
SIZES = [(360, 740), (768, 1024), (1280, 800)]
SAID = {"integritas": {"perlakuan-sama": 3, "pungutan": 4, "imbalan": 4, "calo": 3}}


@pytest.fixture
def campaign(skck):
    """The hall's survey with three instruments beside it."""
    now = given.now()
    today = skck.hall.local(now).date()
    period = (today - timedelta(days=1), today + timedelta(days=30))
    plan = Plan("Semester II", *period, 1000, companions=("integritas", "loket", "tempat"))
    return open_campaign(skck.hall, plan, by=given.ANYBODY, at=now)


def step(page, name):
    page.wait_for_timeout(CALM)
    page.get_by_role("button", name=name).locator("visible=true").click()
    page.wait_for_timeout(CALM)


def sent(page):
    page.locator("button[type=submit]:visible").click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    eventually(lambda: Sheet.objects.count() == 1)
    return Sheet.objects.get()


def test_the_tablet_at_the_door_asks_whose_service_it_was(tablet, skck):
    skck.office.name = "Polres Batu, SKCK"
    skck.office.save()
    page = tablet(has_touch=True)
    begin(page, skck.office.name, "Sidik jari")
    tap(page, "444444444")
    for _part in range(3):
        step(page, "Lewati bagian ini")
    kept = sent(page)
    assert (kept.office, kept.offering.title_id) == (skck.office, "Sidik jari")
    assert (kept.channel, kept.beside) == ("exit", {})


def test_the_tablet_asks_beside_the_nine_by_keyboard(tablet):
    page = tablet()
    page.wait_for_timeout(CALM)
    page.locator("[data-begin]:visible").press("Enter")
    for key in "1333333333":
        page.wait_for_timeout(CALM)
        page.keyboard.press(key)
    step(page, "Jawab pertanyaan")
    expect(page.locator("[data-progress]:visible")).to_have_text("Pertanyaan tambahan 1 dari 5")
    for key in "34":
        page.keyboard.press(key)
        page.wait_for_timeout(CALM)
    page.keyboard.press("5")  # says nothing to this one
    page.wait_for_timeout(CALM)
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(CALM)
    for key in "435":
        page.keyboard.press(key)
        page.wait_for_timeout(CALM)
    for _part in range(2):
        step(page, "Lewati bagian ini")
    assert sent(page).beside == SAID


def test_who_walks_away_after_the_nine_is_heard(tablet):
    page = tablet()
    Tablet.objects.update(idle_seconds=2)
    page.reload()
    begin(page)
    tap(page, "333333333")
    eventually(lambda: Sheet.objects.count() == 1)


@pytest.mark.parametrize("size", SIZES)
def test_every_step_beside_fits_the_screen(tablet, axe, screenshot, size):
    page = tablet(width=size[0], height=size[1])
    begin(page)
    tap(page, "444444444")
    axe(page, aaa=True)
    screenshot(page, "tablet-part")
    step(page, "Jawab pertanyaan")
    axe(page, aaa=True)
    screenshot(page, "tablet-beside")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_phone_without_javascript_answers_what_it_likes(plain_page, campaign):
    plain_page.goto(f"/mpp/{campaign.hall.slug}/survei/")
    for question in range(9):
        plain_page.locator("[data-question]").nth(question).locator("label").nth(2).click()
    plain_page.locator('[name="tambah-integritas--pungutan"][value="4"]').check()
    plain_page.get_by_role("button", name="English").click()
    chosen = plain_page.locator('[name="tambah-integritas--pungutan"][value="4"]')
    expect(chosen).to_be_checked()
    plain_page.get_by_text("If you were served at a counter").click()
    plain_page.locator('[name="tambah-loket--panggilan"][value="2"]').check()
    plain_page.locator("form#survei > button.sa-btn--wide").click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    beside = {"integritas": {"pungutan": 4}, "loket": {"panggilan": 2}}
    assert Sheet.objects.get().beside == beside


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_beside_fit_and_axe_finds_nothing(
    open_page, campaign, axe, screenshot, sign_in, size
):
    page = open_page(width=size[0], height=size[1])
    hall = campaign.hall
    day = campaign.begins + timedelta(days=1)
    answered(campaign, TWELVE, day=day, beside=SAID)
    sign_in(page, given.manager(hall))
    closing = f"/kerja/survei/{hall.slug}/{campaign.pk}/"
    pages = {
        "beside-phone": f"/mpp/{hall.slug}/survei/",
        "beside-interview": f"/survei/pewawancara/{hall.slug}/",
        "beside-plan": f"/kerja/survei/{hall.slug}/rencana/",
        "beside-progress": closing,
    }
    for name, address in pages.items():
        look(page, address, name, (axe, screenshot))
    close_campaign(Campaign.objects.get(), by=given.ANYBODY, at=given.now())
    look(page, closing, "beside-result", (axe, screenshot))
    public = f"/mpp/{hall.slug}/kepuasan/{campaign.begins}/"
    look(page, public, "beside-public", (axe, screenshot))
    Tablet.objects.create(hall=hall, name="Pintu keluar", battery=12, seen_at=given.now())
    look(page, f"/lantai/{hall.slug}/", "beside-floor", (axe, screenshot))


def look(page, address, name, how):
    axe, screenshot = how
    page.goto(address)
    screenshot(page, name)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
