"""The chain's pages in the browser: statistics, templates, likely duplicates, and those above."""

import pytest
from playwright.sync_api import expect

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import accept
from satuatap.complaints.models import AnswerTemplate, Complaint, HelpQuestion
from satuatap.complaints.tests.given import answered, begun, filed, fresh, lifted, people
from satuatap.queueing.tests.given import now

WIDTHS = (360, 768, 1280)
TITLE = "Toilet lantai satu rusak"


@pytest.fixture
def the(live_server):
    return people()


@pytest.fixture
def looked_at(axe, screenshot):
    """Nothing is wrong with the page in any width, and its pictures are kept."""

    def look(page, name):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            axe(page)
            screenshot(page, name)

    return look


@pytest.fixture
def as_(open_page, sign_in):
    """``as_(user, address)`` is a page as this account sees it."""

    def at(user, address="/kerja/pengaduan/"):
        page = open_page()
        sign_in(page, user)
        page.goto(address)
        return page

    return at


def test_statistics_of_a_hall_and_of_all(as_, the, looked_at):
    other, at = people(), now()
    for each in (the, the, other):
        accept(answered(each, at=at), by=REPORTER, at=at)
    filed(other.hall, at=at, kind="information")
    page = as_(the.manager, "/kerja/pengaduan/statistik/")
    looked_at(page, "laporan-statistik-mal")
    page = as_(the.ministry, "/kerja/pengaduan/statistik/")
    looked_at(page, "laporan-statistik-nasional")
    page.get_by_role("link", name=other.hall.title).click()
    page.get_by_role("heading", name=other.hall.title).wait_for()
    page.get_by_role("link", name="Bulan ini").click()
    expect(page.get_by_role("heading", name=other.hall.title)).to_be_visible()


def test_a_template_is_written_and_used_by_its_key(as_, the, looked_at):
    made = begun(the, at=now())
    page = as_(the.officer, "/kerja/pengaduan/templat/")
    page.get_by_role("link", name="Tulis templat").click()
    page.get_by_label("Judul").fill("Maaf")
    page.get_by_label("Isi").fill("Kami mohon maaf atas {nomor}.")
    looked_at(page, "laporan-templat-baru")
    page.get_by_role("button", name="Simpan templat").click()
    page.get_by_text("Templat disimpan.").wait_for()
    looked_at(page, "laporan-templat")

    page.goto(f"/kerja/pengaduan/{made.code}/?tindakan=answer")
    page.get_by_label("Bukti tindak lanjut").fill("Foto")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("1")
    page.wait_for_function("document.querySelector('[name=text]').value.includes('mohon maaf')")
    assert page.get_by_label("Bukti tindak lanjut").input_value() == "Foto"
    looked_at(page, "laporan-tanggapi-templat")


def test_a_likely_duplicate_is_merged_by_two_keys(as_, the, looked_at):
    at = now()
    first, second = filed(the.hall, at=at, title=TITLE), filed(the.hall, at=at, title=TITLE)
    page = as_(the.manager, f"/kerja/pengaduan/{second.code}/")
    page.get_by_role("heading", name="Mungkin hal yang sama").wait_for()
    page.wait_for_load_state()
    page.keyboard.press("g")
    page.get_by_role("button", name=f"Gabung dengan {first.number}").wait_for()
    page.wait_for_load_state()
    looked_at(page, "laporan-gabung")
    page.keyboard.press("1")
    page.get_by_text("Laporan digabung.").wait_for()
    assert fresh(second).duplicate_of == first


@pytest.mark.parametrize(("who", "level"), [("inspector", 1), ("ministry", 2), ("ombudsman", 3)])
def test_whoever_is_called_in_takes_it_up(as_, the, looked_at, who, level):
    made = lifted(filed(the.hall, title=TITLE), level)
    page = as_(getattr(the, who))
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("heading", name="Tindakan").wait_for()
    page.wait_for_load_state()
    looked_at(page, f"laporan-{who}")
    page.keyboard.press("d")
    page.get_by_role("button", name="Teruskan laporan").click()
    page.get_by_text("Laporan diteruskan.").wait_for()
    assert Complaint.objects.get(pk=made.pk).state == "disposed"


def test_whether_it_helped_is_one_tap_without_javascript(plain_page, the, looked_at):
    done = accept(answered(the), by=REPORTER, at=now())
    question = HelpQuestion.objects.create(complaint=done, asked_at=now())
    plain_page.goto(f"/pengaduan/membantu/{question.code}/")
    plain_page.get_by_role("button", name="Belum teratasi").click()
    plain_page.get_by_text("Tulis laporan baru").wait_for()
    question.refresh_from_db()
    assert question.helped == "no"


def test_the_page_that_asks_is_clean(open_page, the, looked_at):
    done = accept(answered(the), by=REPORTER, at=now())
    question = HelpQuestion.objects.create(complaint=done, asked_at=now())
    page = open_page()
    page.goto(f"/pengaduan/membantu/{question.code}/")
    looked_at(page, "laporan-teratasi")


def test_a_list_of_the_nations_templates_is_clean(as_, the, looked_at):
    AnswerTemplate.objects.create(title="Terima kasih", text="Terima kasih atas {nomor}.")
    looked_at(as_(the.inspector, "/kerja/pengaduan/templat/"), "laporan-templat-baca")


@pytest.mark.parametrize("address", ["/kerja/pengaduan/poster/{}/", "/mpp/{}/survei/poster/"])
def test_a_poster_fits_its_sheet(as_, the, address):
    page = as_(the.manager, address.format(the.hall.slug))
    page.emulate_media(media="print")
    told = page.locator(".sa-poster__address").first
    told.evaluate("(line) => { line.textContent += '/mal.kabupaten-timor-tengah-selatan'; }")
    fits = "(sheet) => sheet.scrollWidth <= sheet.clientWidth"
    assert page.locator(".sa-poster").first.evaluate(fits)
