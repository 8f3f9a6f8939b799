"""An interviewer asks where there is no network; at the desk the tablet sends everything, once."""

import time

import pytest
from playwright.sync_api import expect

from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from satuatap.surveys.models import Sheet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asking(open_page, campaign, sign_in):
    """``asking()`` opens the interviewer's form."""
    user = given.user()
    Membership.objects.create(user=user, role=Role.INTERVIEWER, hall=campaign.hall)

    def opened(**more):
        page = open_page(**{"width": 768, "height": 1024} | more)
        sign_in(page, user)
        page.goto("/survei/pewawancara/")
        return page

    return opened


def answer(page, answers):
    for place, each in enumerate(answers):
        page.locator("[data-question]").nth(place).locator("label").nth(int(each) - 1).click()
    page.get_by_role("button", name="Simpan jawaban").click()


def test_what_is_asked_offline_is_kept_and_synchronised_once(asking, campaign, skck):
    page = asking(service_workers="allow")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.context.set_offline(True)
    page.reload()
    page.get_by_label("Layanan yang diterima orang ini").select_option("SKCK baru")
    answer(page, "444444444")
    expect(page.locator("[data-kept-line]")).to_contain_text("Jawaban nomor 1 tersimpan")
    answer(page, "321432143")
    expect(page.locator("[data-outbox]")).to_contain_text("2 jawaban tersimpan")
    page.reload()
    expect(page.locator("[data-outbox]")).to_contain_text("2 jawaban tersimpan")
    assert not Sheet.objects.exists()
    page.context.set_offline(False)
    expect(page.locator("[data-outbox]")).to_have_text(
        "Semua jawaban sudah terkirim.", timeout=15000
    )
    kept = {"".join(map(str, sheet.scores)): sheet for sheet in Sheet.objects.all()}
    assert set(kept) == {"444444444", "321432143"}
    assert kept["444444444"].offering == skck
    assert kept["321432143"].offering is None


def test_an_answer_that_was_lost_on_its_way_back_counts_once(asking):
    page = asking()
    lost = []

    def lose(route):
        route.fetch()  # the server has it, and the tablet never hears so
        lost.append(route)
        route.abort() if len(lost) == 1 else route.fulfill(response=route.fetch())

    page.route("**/kirim/", lose)
    answer(page, "444444444")
    expect(page.locator("[data-outbox]")).to_have_text(
        "Semua jawaban sudah terkirim.", timeout=20000
    )
    assert len(lost) > 1
    assert Sheet.objects.count() == 1


def test_what_lacks_is_said_and_what_was_chosen_stays(asking):
    page = asking()
    answer(page, "4444")
    expect(page.get_by_role("alert")).to_have_text("Belum dijawab: 5, 6, 7, 8, 9.")
    expect(page.locator("input:checked")).to_have_count(4)


def test_who_was_signed_out_keeps_what_was_asked(asking):
    page = asking()
    page.context.clear_cookies()
    answer(page, "444444444")
    expect(page.locator("[data-outbox]")).to_contain_text("masuk lagi")
    time.sleep(0.5)
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_form_fits_the_screen(asking, axe, screenshot, width):
    page = asking(width=width)
    axe(page)
    screenshot(page, "interview")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
