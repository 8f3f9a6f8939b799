"""A region goes from its letter to the inauguration, and the ministry beside it."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.core.uploads.tests import files
from satuatap.documents.actions import make_certificate
from satuatap.documents.tests.given import PASSPHRASE
from satuatap.identity.models import Role, User
from satuatap.inauguration.models import Ceremony
from satuatap.oversight.models import StageEvent
from satuatap.oversight.queries import stage_of
from satuatap.oversight.tests import given
from satuatap.places.models import Hall, OpeningHours
from satuatap.queueing.tests import given as queue_given
from tests.journeys.test_ceremony import press, put_on_list

WIDTHS = (360, 768, 1280)
PAGES = [
    *("kalender", "dukungan", "instansi", "instansi/skor", "praktik", "dukungan/kapasitas"),
    *("aturan", "aturan/syarat", "aturan/tahap", "aturan/dukungan", "aturan/keikutsertaan"),
    *("aturan/pengingat", "aturan/syarat/2026-1"),
]
PAPERS = [
    {"name": name, "mimeType": "application/pdf", "buffer": files.document(pages=pages)}
    for name, pages in (("surat.pdf", 1), ("kajian.pdf", 2))
]


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


@pytest.fixture
def region():
    """A region without a hall, in a country that has some, and agencies to ask."""
    given.hall_at("operating", name="Graha Lama")
    given.hall_at("trial", name="Graha Uji", on=timezone.localdate() - timedelta(days=300))
    given.innovation(given.hall_at("operating", name="Graha Tiyasa"))
    for name in ("Kantor Imigrasi", "Kantor Pertanahan", "Kepolisian Resor"):
        queue_given.agency(name_id=name)
    made = given.region(name="Kabupaten Jauh")
    given.fiscal(made, "sangat-rendah")
    return made


@pytest.fixture
def tabs(open_page, sign_in, region):
    """The region's page and the ministry's, side by side."""
    officer, ministry = open_page(), open_page()
    sign_in(officer, given.of_region(region))
    sign_in(ministry, given.ministry())
    return officer, ministry


@pytest.fixture
def head_page(open_page, sign_in, region):
    """The page of the region's head, who has a certificate."""
    user = given.of_region(region, Role.REGION_HEAD)
    make_certificate(user, passphrase=PASSPHRASE, at=timezone.now())
    page = open_page()
    sign_in(page, user)
    return page


def propose(page, looked):
    page.goto("/kerja/")
    page.get_by_role("link", name="Perjalanan mal").click()
    looked(page, "daerah-tanpa-mal")
    page.get_by_role("link", name="Usulkan mal").click()
    page.get_by_label("Nama mal").fill("Graha Jauh")
    page.get_by_label("Nomor surat").fill("503/7/2026")
    page.get_by_label("Tanggal surat").fill(str(timezone.localdate()))
    page.get_by_label("Mengapa mendesak").fill("Warga menempuh 90 km untuk satu surat.")
    page.get_by_role("button", name="Simpan konsep").click()
    page.get_by_role("link", name="Lanjutkan konsep").click()
    page.get_by_label("Surat dan kajian").set_input_files(PAPERS)
    looked(page, "daerah-usulan")
    page.get_by_role("button", name="Kirim usulan").click()
    expect(page.get_by_text("Usulan dikirim")).to_be_visible()
    return Hall.objects.get(name="Graha Jauh")


def step(page, hall, stage, document=""):
    page.goto(f"/perjalanan/{hall.slug}/")
    page.get_by_role("link", name=f"Catat: {stage}", exact=True).click()
    page.get_by_label("Surat atau dokumen").fill(document)
    page.get_by_role("button", name="Catat langkah").click()
    expect(page.get_by_text("Langkah dicatat.")).to_be_visible()


def show(page, hall):
    page.goto(f"/perjalanan/{hall.slug}/syarat/")
    page.get_by_role("link", name="Isi bukti: Anggaran").click()
    page.get_by_label("Dokumen", exact=True).fill("DPA 2026 nomor 12")
    page.get_by_role("button", name="Simpan bukti").click()
    expect(page.locator("li", has_text="Anggaran")).to_contain_text("Menunggu diperiksa")


def judge(page, hall):
    page.goto(f"/perjalanan/{hall.slug}/syarat/")
    page.get_by_role("link", name="Periksa bukti: Anggaran").click()
    page.get_by_role("button", name="Simpan putusan").click()
    expect(page.locator("li", has_text="Anggaran")).to_contain_text("Terpenuhi")


def ask(page, hall, looked):
    page.goto(f"/perjalanan/{hall.slug}/instansi/")
    looked(page, "mal-instansi")
    page.get_by_role("link", name="Minta bergabung: Kantor Imigrasi").click()
    page.get_by_label("Nomor surat").fill("503/9/2026")
    page.get_by_label("Tanggal surat").fill(str(timezone.localdate()))
    page.get_by_label("Surel kantor setempat").fill("imigrasi@example.example")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_text("Sudah diminta")).to_be_visible()


def refused(page, hall, looked):
    page.goto(f"/perjalanan/{hall.slug}/langkah/?ke=trial")
    page.get_by_role("button", name="Catat langkah").click()
    expect(page.get_by_role("alert")).to_contain_text("syarat belum terpenuhi")
    looked(page, "mal-langkah")


def finished(hall):
    """What is left of the list: desks, papers, people, a queue, and evidence that was accepted."""
    if not hall.opening_hours.exists():
        OpeningHours.objects.create(hall=hall, weekday=0, opens_at=time(8), closes_at=time(15))
    given.furnish(hall, on=timezone.localdate(), at=timezone.now())


def planned(desk, hall, minister):
    """The ministry lists the hall without an exception, and invites its head and the minister."""
    desk.goto("/kerja/peresmian/")
    desk.get_by_role("link", name="Rencanakan peresmian").click()
    desk.get_by_label("Nama acara").fill("Peresmian Graha Jauh")
    desk.get_by_label("Tanggal").fill(str(timezone.localdate()))
    desk.get_by_label("Tempat").fill("Jakarta")
    press(desk, "Simpan rencana")
    put_on_list(desk, hall)
    expect(desk.get_by_text("Lulus", exact=True)).to_be_visible()
    form = desk.locator("form", has=desk.get_by_role("button", name="Tambahkan undangan"))
    form.locator("[name=office]").fill("Menteri PANRB")
    form.locator("[name=user]").select_option(str(minister.pk))
    form.locator("[name=signs]").check()
    press(desk, "Tambahkan undangan")
    press(desk, "Kirim undangan")
    expect(desk.get_by_text("Undangan dikirim: 2.")).to_be_visible()
    return Ceremony.objects.get()


def sign_paper(page, charter):
    page.goto(f"/tanda-tangan/{charter}/")
    page.get_by_label("Frasa sandi").fill(PASSPHRASE)
    press(page, "Tanda tangani dokumen")
    expect(page.get_by_text("Tanda tangan Anda sudah ada")).to_be_visible(timeout=30_000)


def inaugurate(desk, head, hall, looked):
    """A ceremony of one hall: its head answers and signs, the minister signs, and it is done."""
    minister = User.objects.get(memberships__role=Role.MINISTRY)
    make_certificate(minister, passphrase=PASSPHRASE, at=timezone.now())
    made = planned(desk, hall, minister)
    head.goto(f"/peresmian/{made.slug}/undangan/")
    press(head, "Simpan jawaban")
    expect(head.get_by_text("Jawaban Anda sudah dicatat.")).to_be_visible()
    press(desk, "Terbitkan prasasti")
    expect(desk.get_by_text("Prasasti diterbitkan.")).to_be_visible()
    charter = Ceremony.objects.get().charter_id
    for page in (head, desk):
        sign_paper(page, charter)
    desk.goto(f"/kerja/peresmian/{made.pk}/")
    press(desk, "Resmikan mal")
    expect(desk.get_by_text("Mal diresmikan, dihitung, dan diumumkan")).to_be_visible()
    looked(desk, "peresmian-selesai")


def counted(page, hall):
    """The hall counts, its history holds no exception, and everybody finds it."""
    event = StageEvent.objects.get(hall=hall, stage="inaugurated")
    assert (event.came_from, event.note) == ("trial", "")
    assert Hall.objects.recognised().filter(pk=hall.pk, inaugurated_on=event.on).exists()
    page.goto(f"/perjalanan/{hall.slug}/")
    expect(page.get_by_text("Diresmikan").first).to_be_visible()
    page.goto(Ceremony.objects.get().get_absolute_url())
    expect(page.get_by_role("link", name="MPP Graha Jauh")).to_be_visible()
    expect(page.get_by_text("2 dari 2 tanda tangan")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_region_goes_from_letter_to_inauguration(tabs, head_page, region, looked):
    officer, ministry = tabs
    hall = propose(officer, looked)
    ministry.goto("/perjalanan/")
    looked(ministry, "perjalanan")
    ministry.get_by_role("link", name="MPP Graha Jauh").click()
    step(ministry, hall, "Komitmen", "Komitmen bersama 4/2026")
    step(officer, hall, "Persiapan")
    show(officer, hall)
    judge(ministry, hall)
    looked(ministry, "mal-syarat")
    ask(officer, hall, looked)
    officer.goto(f"/daerah/{region.pk}/")
    looked(officer, "daerah")
    step(officer, hall, "Verifikasi kesiapan")
    refused(ministry, hall, looked)
    assert stage_of(hall) == "readiness"
    finished(hall)
    ministry.goto(f"/perjalanan/{hall.slug}/syarat/")
    expect(ministry.get_by_text("23 dari 23")).to_be_visible()
    step(ministry, hall, "Uji coba")
    inaugurate(ministry, head_page, hall, looked)
    counted(officer, hall)


@pytest.mark.django_db(transaction=True)
def test_the_ministry_and_everybody_look_around(tabs, looked, page, plain_page):
    _officer, ministry = tabs
    hall = Hall.objects.get(name="Graha Uji")
    given.agreement(hall, ends_on=timezone.localdate() + timedelta(days=20))
    given.obstacle(hall)
    for name in PAGES:
        ministry.goto(f"/perjalanan/{name}/")
        looked(ministry, f"perjalanan-{name.replace('/', '-')}")
    for name in ("", "catatan/", "tambah/harapan/"):
        ministry.goto(f"/perjalanan/{hall.slug}/{name}")
        looked(ministry, f"mal-{name.strip('/').replace('/', '-') or 'perjalanan'}")
    plain_page.goto(f"/mpp/{hall.slug}/")
    expect(plain_page.get_by_text("belum diresmikan")).to_be_visible()
    page.goto(f"/mpp/{hall.slug}/perjalanan/")
    looked(page, "mal-warga")


@pytest.mark.django_db(transaction=True)
def test_the_ministry_writes_a_new_version_and_keeps_what_was_typed(tabs, looked):
    _officer, ministry = tabs
    ministry.goto("/perjalanan/aturan/")
    ministry.get_by_role("link", name="Tulis versi baru: Skor keikutsertaan").click()
    weights = ministry.get_by_label("Bobot")
    weights.nth(0).fill("60")
    ministry.get_by_label("Alasan perubahan").fill("Rapat 3/2026")
    ministry.get_by_role("button", name="Simpan versi baru").click()
    expect(ministry.get_by_role("alert")).to_contain_text("Jumlah bobot 120, seharusnya 100.")
    expect(ministry.get_by_label("Alasan perubahan")).to_have_value("Rapat 3/2026")
    looked(ministry, "aturan-ditolak")
    weights.nth(1).fill("0")
    ministry.get_by_role("button", name="Simpan versi baru").click()
    expect(ministry.get_by_text("Skor keikutsertaan versi 2026-2 disimpan.")).to_be_visible()
    looked(ministry, "aturan-disimpan")
