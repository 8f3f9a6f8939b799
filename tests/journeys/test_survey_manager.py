"""A campaign from its plan to the signed-off report, and the pages that look at it."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from satuatap.catalogue.models import Agency, Service
from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.simulation.past.surveys import hold_surveys
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.models import Campaign, FollowUp
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.worked import TWELVE, sheets_of

WIDTHS = (360, 768, 1280)
EARLIER = replace(PLAN, title="Semester I 2026", begins=date(2026, 1, 1), ends=date(2026, 6, 30))


@pytest.fixture
def hall():
    """A hall of three offices with a survey behind it."""
    police = given.offering(title_id="SKCK baru")
    made = police.hall
    type(made).objects.filter(pk=made.pk).update(
        name="Among Warga", inaugurated_on=date(2025, 7, 1)
    )
    for name, titles in (
        ("Dukcapil", ["KTP elektronik", "Akta kelahiran"]),
        ("Imigrasi", ["Paspor"]),
    ):
        office = given.office(hall=made, name=name)
        for title in titles:
            given.offering(queue=given.queue(office=office), title_id=title)
    earlier = opened(made, EARLIER)
    answered(earlier, sheets_of(2600, 100), day=EARLIER.begins)
    close_campaign(earlier, by=ANYBODY, at=CLOSING)
    made.refresh_from_db()
    return made


@pytest.fixture
def looked(axe, screenshot):
    """``looked(page, name)`` holds the page against axe and every width, and keeps pictures."""

    def look(page, name):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            screenshot(page, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        axe(page)

    return look


def today(hall):
    return hall.local(timezone.now()).date()


def answers(hall, campaign):
    """Twelve people a service, three at the passport desk."""
    for offering in hall.offerings.select_related("office"):
        sheets = TWELVE[:3] if offering.title_id == "Paspor" else TWELVE * 2
        where = {"office": offering.office, "offering": offering}
        answered(campaign, sheets, day=today(hall), **where)


def plan(page, hall, looked):
    page.goto("/kerja/")
    page.get_by_role("link", name="Rencanakan survei kepuasan").click()
    looked(page, "survei-daftar")
    page.get_by_role("link", name="Rencanakan survei").click()
    page.get_by_label("Judul").fill("Semester II 2026")
    page.get_by_label("Hari pertama").fill(str(today(hall)))
    page.get_by_label("Hari terakhir").fill(str(today(hall) + timedelta(days=30)))
    page.get_by_label("Jumlah penerima layanan").fill("1000")
    looked(page, "survei-rencana")
    page.get_by_role("button", name="Periksa rencana").click()
    page.get_by_role("cell", name="278").wait_for()
    looked(page, "survei-rencana-periksa")
    page.get_by_role("button", name="Buka survei").click()
    page.get_by_text("Survei dibuka.").wait_for()
    return Campaign.objects.open().get()


def close(page, looked):
    page.get_by_role("link", name="Periksa penutupan").click()
    looked(page, "survei-tutup")
    page.get_by_role("button", name="Tutup dan sahkan").click()
    page.get_by_text("Ditutup dan disahkan oleh Sari").wait_for()


def answer(open_page, hall):
    """A visitor answers by the code on the wall, without JavaScript."""
    phone = open_page(js=False, width=360, height=800)
    phone.goto(f"/mpp/{hall.slug}/survei/")
    for question in phone.locator("[data-question]").all():
        question.locator("label").last.click()
    phone.get_by_role("button", name="Kirim jawaban").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Terima kasih")


def paper(page, name):
    """What a paper says that a link of the page gives."""
    with page.expect_download() as kept:
        page.get_by_role("link", name=name).click()
    found = PdfReader(io.BytesIO(kept.value.path().read_bytes()))
    return " ".join(" ".join(each.extract_text() for each in found.pages).split())


def signed_off(page):
    """The official report says the figure, what follows, and who signed it."""
    said = paper(page, "Laporan resmi (PDF)")
    assert "Dua loket tambahan pukul 09.00–11.00 Bukti: SK Kepala Dinas 12/2027" in said
    assert "hasilnya disahkan, oleh Sari pada" in said
    assert "naik dari Semester I 2026" in said
    assert "DRAF" not in said
    assert "Hasil Survei Kepuasan Masyarakat" in paper(page, "Lembar publikasi (PDF)")


def follow_up(page):
    page.get_by_label("Unsur", exact=True).select_option("waktu")
    page.get_by_label("Tindakan").fill("Dua loket tambahan pukul 09.00–11.00")
    page.get_by_label("Penanggung jawab", exact=True).fill("Disdukcapil")
    page.get_by_label("Akun penanggung jawab").select_option(label="Sari")
    page.get_by_label("Selesai paling lambat").fill("2028-03-31")
    page.get_by_role("button", name="Catat tindak lanjut").click()
    page.get_by_placeholder("Bukti").fill("SK Kepala Dinas 12/2027")
    page.get_by_role("button", name="Tandai selesai").click()
    page.get_by_text("Bukti: SK Kepala Dinas 12/2027").wait_for()


def test_a_campaign_from_its_plan_to_the_signed_off_report(page, open_page, hall, sign_in, looked):
    sign_in(page, given.manager(hall, name="Sari"))
    campaign = plan(page, hall, looked)
    answer(open_page, hall)
    answers(hall, campaign)
    page.reload()
    page.get_by_text("kurang dari 5").first.wait_for()
    looked(page, "survei-berjalan")
    close(page, looked)
    follow_up(page)
    looked(page, "survei-hasil")
    page.get_by_role("link", name="Bandingkan dengan cara tangan").click()
    page.get_by_text("Cara tangan dengan bobot 0,111").wait_for()
    signed_off(page)
    page.goto(f"/kerja/survei/{hall.slug}/")
    page.get_by_role("img", name="Nilai kepuasan dari survei ke survei").wait_for()
    looked(page, "survei-perjalanan")


def test_a_table_with_faults_is_told_and_taken_without_them(page, hall, sign_in, looked):
    sign_in(page, given.manager(hall, name="Sari"))
    campaign = opened(hall, replace(PLAN, begins=today(hall), ends=today(hall)))
    page.goto(f"/kerja/survei/{hall.slug}/{campaign.pk}/tabel/")
    head = [f"U{number}" for number in range(1, 10)]
    sheets: list[list[int]] = [*TWELVE, [7, *TWELVE[0][1:]]]
    lines = [head, *([str(answer) for answer in sheet] for sheet in sheets)]
    text = "\n".join(",".join(line) for line in lines)
    file = {"name": "survei.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("Lembaga survei").fill("Lembaga Survei Batu")
    page.get_by_label("Metode").fill("Wawancara acak")
    page.get_by_label("Hari survei").fill(str(today(hall)))
    page.get_by_label("Berkas").set_input_files(file)
    page.get_by_role("button", name="Ambil tabel").click()
    page.get_by_text("7 di luar 1 sampai 4.").wait_for()
    looked(page, "survei-tabel")
    page.get_by_label("Berkas").set_input_files(file)
    page.get_by_label("Tinggalkan baris").check()
    page.get_by_role("button", name="Ambil tabel").click()
    page.get_by_text("12 jawaban dari Lembaga Survei Batu diambil.").wait_for()


def test_everybody_reads_the_result_without_javascript(open_page, hall, looked):
    campaign = opened(hall, replace(PLAN, begins=today(hall), ends=today(hall)))
    answers(hall, campaign)
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    page = open_page(js=False)
    page.goto(f"/mpp/{hall.slug}/")
    page.get_by_role("link", name="Nilai kepuasan").click()
    page.get_by_role("heading", name="9 unsur").wait_for()
    plain_look(page, "kepuasan-periode")
    page.get_by_role("link", name="Kepuasan", exact=True).click()
    plain_look(page, "kepuasan")


def plain_look(page, name):
    """Every width, without axe, which needs JavaScript; tests/test_every_page.py has it."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator("main").evaluate("each => each.scrollWidth") <= width
        page.screenshot(path=f"test-results/{name}-{width}.png", full_page=True)


def test_everybody_sees_the_course_since_before_the_hall_opened(page, looked):
    hall = given.offering().hall
    type(hall).objects.filter(pk=hall.pk).update(inaugurated_on=date(2022, 12, 5))
    hall.refresh_from_db()
    hold_surveys(hall, at=timezone.now())
    page.goto(f"/mpp/{hall.slug}/kepuasan/")
    course = page.get_by_role("img", name="Nilai kepuasan dari survei ke survei")
    expect(course.locator("circle")).to_have_count(5)
    looked(page, "kepuasan-perjalanan")
    page.emulate_media(media="print")
    page.screenshot(path="test-results/kepuasan-perjalanan-cetak.png", full_page=True)
    page.emulate_media(media="screen", contrast="more")
    page.screenshot(path="test-results/kepuasan-perjalanan-kontras.png", full_page=True)


def test_the_ministry_looks_over_the_nation(page, hall, sign_in, looked):
    user = given.user(name="Kementerian")
    Membership.objects.create(user=user, role=Role.MINISTRY)
    given.hall(name="Terlambat", inaugurated_on=date(2020, 1, 1))
    given.hall(name="Baru")
    sign_in(page, user)
    page.goto("/kerja/")
    page.get_by_role("link", name="Survei kepuasan").click()
    page.get_by_text("3 dari 3 mal").wait_for()
    looked(page, "survei-nasional")
    page.get_by_role("link", name="Lihat yang belum pernah").click()
    page.get_by_text("2 dari 3 mal").wait_for()


def several_agencies(hall):
    """A closed survey of all that the hall gives, and a promise that was not kept."""
    made = opened(hall, replace(PLAN, begins=date(2026, 7, 1), ends=today(hall)))
    for number, offering in enumerate(hall.offerings.select_related("office__agency")):
        service = Service.objects.create(
            code=f"layanan-{number}", agency=offering.office.agency, title_id=offering.title_id,
            minutes_at_counter=10, aliases=[], ways=[],
        )  # fmt: skip
        type(offering).objects.filter(pk=offering.pk).update(service=service)
        where = {"office": offering.office, "offering": offering}
        answered(made, TWELVE[number:] * (number + 2), day=today(hall), **where)
        name = offering.office.name
        Agency.objects.filter(pk=offering.office.agency_id).update(name_id=f"Instansi {name}")
    close_campaign(made, by=ANYBODY, at=CLOSING)
    FollowUp.objects.create(
        campaign=made, element="prosedur", measure="Papan alur di pintu masuk", owner="DPMPTSP",
        due=date(2026, 1, 31), planned_at=CLOSING, planned_by="test",
    )  # fmt: skip


def test_the_ministry_reads_agencies_services_and_what_is_late(page, hall, sign_in, looked):
    user = given.user(name="Kementerian")
    Membership.objects.create(user=user, role=Role.MINISTRY)
    several_agencies(hall)
    sign_in(page, user)
    page.goto("/kerja/survei/")
    page.get_by_role("link", name="Instansi", exact=True).click()
    looked(page, "survei-instansi")
    page.get_by_label("Nama").fill("dukcapil")
    page.get_by_role("button", name="Tampilkan").click()
    page.get_by_role("heading", name="1 instansi").wait_for()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Unduh XLSX").click()
    assert kept.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("link", name="Layanan", exact=True).click()
    looked(page, "survei-layanan")
    page.get_by_role("link", name="Tindak lanjut", exact=True).click()
    page.get_by_text("Papan alur di pintu masuk").wait_for()
    looked(page, "survei-tindak-lanjut")
