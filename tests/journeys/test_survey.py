"""A visitor answers the official survey on a phone, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from satuatap.queueing import actions as queue
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.models import Sheet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def served(campaign, skck):
    """Somebody whom a counter has just served."""
    now = given.now()
    ticket = given.ticket(skck, at=now)
    desk = skck.given_at.first().counter
    queue.call_next_ticket(desk, by=ANYBODY, at=now)
    return queue.finish_ticket(ticket, by=ANYBODY, at=now)


def choose(page, answers):
    """Tap one answer for each question."""
    for question, answer in enumerate(answers):
        page.locator("[data-question]").nth(question).locator("label").nth(int(answer) - 1).click()


def test_a_visitor_rates_and_answers_the_nine_without_javascript(plain_page, served, axe):
    plain_page.goto(f"/tiket/{served.code}/")
    plain_page.get_by_role("link", name="Nilai pelayanan").click()
    plain_page.get_by_role("radio", name="Sangat baik").check()
    plain_page.get_by_role("button", name="Kirim penilaian").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Survei Kepuasan Masyarakat")
    choose(plain_page, "44344432")
    plain_page.get_by_label("Saran atau masukan").fill("Kursi tunggu kurang")
    plain_page.get_by_role("button", name="English").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Public satisfaction survey")
    expect(plain_page.get_by_label("Suggestions or comments")).to_have_value("Kursi tunggu kurang")
    choose(plain_page, "444444444")
    plain_page.locator("form#survei > button.sa-btn--wide").click()
    expect(plain_page).to_have_url(re.compile("/survei/isi/.+/diterima/"))
    assert Sheet.objects.get().scores == [4] * 9


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_survey_fits_the_screen(open_page, campaign, axe, screenshot, width):
    page = open_page(width=width, height=800)
    page.goto(f"/mpp/{campaign.hall.slug}/survei/")
    choose(page, "4434443")
    screenshot(page, "survey")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("form#survei").evaluate("form => { form.noValidate = true; }")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("alert")).to_contain_text("2 pertanyaan belum dijawab")
    screenshot(page, "survey-fault")
    axe(page)
    choose(page, "444444444")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Terima kasih")
    screenshot(page, "survey-thanks")
    axe(page)
