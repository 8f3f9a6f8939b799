"""Complaints in the browser: anonymous from the kiosk to an accepted answer, and nobody acts."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from satuatap.complaints.actions import Redacted, escalate, publish
from satuatap.complaints.models import Complaint
from satuatap.complaints.tests.given import People, at_office, by, filed, member
from satuatap.core.uploads.tests.files import photo
from satuatap.identity.models import Role
from satuatap.queueing.tests.given import NINE

WIDTHS = (360, 768, 1280)
PIN = re.compile(r"\b(\d{4}) (\d{4})\b")


@pytest.fixture
def the(skck):
    """The chain of the kiosk's hall."""
    hall, office = skck.hall, skck.office
    return People(
        hall,
        office,
        manager=member(Role.HALL_MANAGER, hall=hall),
        officer=member(Role.COUNTER_OFFICER, hall=hall, office=office),
        inspector=member(Role.INSPECTORATE, hall=hall),
        ministry=member(Role.MINISTRY),
        ombudsman=member(Role.OMBUDSMAN),
    )


@pytest.fixture
def looked_at(axe, screenshot):
    """Nothing is wrong with the page in any width, and its pictures are kept."""

    def look(page: Page, name: str) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            axe(page)
            screenshot(page, name)

    return look


@pytest.fixture
def opened(open_page):
    """``opened(number, pin)`` is the phone of whoever has the slip, without JavaScript."""

    def open_(number, pin):
        phone = open_page(js=False, width=360, height=740)
        phone.goto("/pengaduan/")
        phone.get_by_label("Nomor laporan").fill(number)
        phone.get_by_label("PIN").fill(pin)
        phone.get_by_role("button", name="Buka laporan").click()
        return phone

    return open_


@pytest.fixture
def desk(open_page, sign_in):
    """``desk(user)`` is the desk of somebody of the chain."""

    def at(user):
        page = open_page()
        sign_in(page, user)
        page.goto("/kerja/pengaduan/")
        return page

    return at


def told_at(kiosk) -> tuple[str, str]:
    """Somebody tells the kiosk, and photographs number and PIN."""
    stand = kiosk()
    stand.goto("/anjungan/pengaduan/")
    stand.get_by_text("Terlalu lama menunggu").click()
    stand.get_by_label("Ceritakan, bila mau").fill("Saya menunggu tiga jam.")
    stand.get_by_role("button", name="Kirim laporan").click()
    stand.get_by_role("heading", name="Laporan terkirim").wait_for()
    found = PIN.search(stand.locator("dl").inner_text())
    assert found
    return Complaint.objects.get().number, "".join(found.groups())


def test_an_anonymous_complaint_from_the_kiosk_to_an_accepted_answer(
    kiosk, the, desk, opened, looked_at, tmp_path
):
    number, pin = told_at(kiosk)

    manager = desk(the.manager)
    looked_at(manager, "laporan-meja")
    manager.keyboard.press("ArrowDown")
    manager.keyboard.press("Enter")
    manager.get_by_text("Saya menunggu tiga jam.").wait_for()
    manager.wait_for_load_state()
    looked_at(manager, "laporan-kasus")
    manager.keyboard.press("d")
    manager.get_by_label("Diteruskan kepada").select_option(str(the.office.pk))
    manager.get_by_role("button", name="Teruskan laporan").click()
    manager.get_by_text("Laporan diteruskan.").wait_for()

    answered_by(desk(the.officer), tmp_path, looked_at)

    phone = opened(number, pin)
    expect(phone.get_by_text("Loket ketiga dibuka setiap Senin.")).to_be_visible()
    proof = phone.get_by_role("img", name="Foto 1")
    proof.scroll_into_view_if_needed()
    assert proof.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0
    phone.get_by_role("button", name="Terima tanggapan").click()
    phone.get_by_label("Sangat baik").check()
    phone.get_by_role("button", name="Kirim penilaian").click()
    assert Complaint.objects.get().state == "done"


def answered_by(officer, folder, looked_at):
    """The office takes it up and answers, with a photo as proof."""
    officer.get_by_role("link", name="Terlalu lama menunggu").click()
    officer.get_by_role("heading", name="Tindakan").wait_for()
    officer.wait_for_load_state()
    officer.keyboard.press("u")
    officer.get_by_role("button", name="Mulai tindak lanjut").click()
    officer.get_by_text("Tindak lanjut dimulai.").wait_for()
    officer.wait_for_load_state()
    officer.keyboard.press("j")
    officer.get_by_label("Tanggapan untuk pelapor").fill("Loket ketiga dibuka setiap Senin.")
    officer.get_by_label("Bukti tindak lanjut").fill("Jadwal baru, terlampir.")
    proof = folder / "bukti.jpg"
    proof.write_bytes(photo())
    officer.get_by_label("Foto atau dokumen").set_input_files(proof)
    looked_at(officer, "laporan-tanggapi")
    officer.get_by_role("button", name="Kirim tanggapan").click()
    officer.get_by_text("Tanggapan dikirim").wait_for()


def test_the_kiosk_asks_with_touches(kiosk, the, axe, screenshot):
    for size in ({"width": 1080, "height": 1920}, {"width": 1920, "height": 1080}):
        stand = kiosk(size)
        stand.goto("/anjungan/pengaduan/")
        axe(stand, aaa=True)
        screenshot(stand, "laporan-anjungan")
        button = stand.get_by_role("button", name="Kirim laporan").bounding_box()
        bar = stand.get_by_role("contentinfo").bounding_box()
        assert button
        assert bar
        assert button["y"] + button["height"] <= bar["y"], "somebody would have to scroll"


def test_the_kiosks_slip_fits_its_screen(kiosk, the, axe, screenshot):
    for size in ({"width": 1080, "height": 1920}, {"width": 1920, "height": 1080}):
        stand = kiosk(size)
        stand.goto("/anjungan/pengaduan/")
        stand.get_by_text("Hal lain").click()
        stand.get_by_role("button", name="Kirim laporan").click()
        stand.get_by_role("heading", name="Laporan terkirim").wait_for()
        axe(stand, aaa=True)
        screenshot(stand, "laporan-anjungan-bukti")
        again = stand.get_by_role("button", name="Cetak ulang").bounding_box()
        bar = stand.get_by_role("contentinfo").bounding_box()
        assert again
        assert bar
        assert again["y"] + again["height"] <= bar["y"], "somebody would have to scroll"


def test_pages_for_the_person_who_reports_are_clean(open_page, looked_at, the):
    page = open_page(width=360, height=740)
    page.goto("/pengaduan/")
    looked_at(page, "laporan-beranda")
    page.goto(f"/pengaduan/baru/?mal={the.hall.slug}")
    page.get_by_role("button", name="Kirim laporan").click()
    page.get_by_text("Belum terkirim").wait_for()
    looked_at(page, "laporan-baru")
    page.get_by_label("Ringkasnya").fill("Petugas tidak di tempat")
    page.get_by_label("Ceritakan apa yang terjadi").fill("Loket 3 kosong dari pukul 10 sampai 12.")
    page.get_by_role("button", name="Kirim laporan").click()
    page.get_by_role("heading", name="Laporan terkirim").wait_for()
    looked_at(page, "laporan-bukti")
    page.get_by_role("link", name="Buka laporan").click()
    looked_at(page, "laporan-pelapor")


def test_what_everybody_may_read_is_clean(open_page, looked_at, the):
    for title in ("Loket sepi", "Antrean lama"):
        made = at_office(the)
        publish(made, Redacted(title, "Menunggu lama."), by=by(the.manager, made), at=NINE)
    for _ in range(5):
        filed(the.hall, at=timezone.now())
    page = open_page()
    page.goto("/pengaduan/publik/")
    looked_at(page, "laporan-publik")
    page.get_by_role("link", name="Loket sepi").click()
    expect(page.get_by_text("Menunggu lama.")).to_be_visible()
    page.goto("/pengaduan/statistik/")
    looked_at(page, "laporan-statistik")


def test_the_redaction_stands_beside_the_original(desk, the, looked_at):
    made = at_office(the, body="Hubungi 081234567890 atau budi@example.test.")
    page = desk(the.manager)
    page.goto(f"/kerja/pengaduan/{made.code}/?tindakan=publish")
    assert "081234567890" not in page.get_by_label("Isi", exact=True).input_value()
    looked_at(page, "laporan-umumkan")


def test_a_complaint_that_nobody_touches_climbs_twice(kiosk, the, desk, opened):
    number, pin = told_at(kiosk)
    now = timezone.now()
    assert climbed(now, times=2) >= 2

    for above in (the.inspector, the.ministry):
        wanted = above == the.inspector or Complaint.objects.get().level >= 3
        expect(desk(above).get_by_text(number)).to_be_visible(visible=wanted)
    phone = opened(number, pin)
    expect(phone.get_by_text(re.compile("Lewat tenggat: naik ke"))).to_have_count(2)


def climbed(at: datetime, *, times: int) -> int:
    """Let the clocks run out so often; how far up it is then."""
    for _ in range(times):
        due = Complaint.objects.get().due_at
        assert due is not None
        at = max(at, due) + timedelta(minutes=1)
        with time_machine.travel(at, tick=False):
            escalate(Complaint.objects.get(), at=at)
    return Complaint.objects.get().level
