"""By telephone without JavaScript: written, proved, sent, and found again; a draft beside it."""

import pytest
import yaml
from playwright.sync_api import expect

from satuatap.complaints.models import Complaint
from satuatap.notifications.models import PhoneCode

WIDTHS = (360, 768, 1280)


@pytest.fixture
def phone(open_page, settings, tmp_path, skck):
    """A phone's browser, and an installation that can send codes (the test reads them itself)."""
    file = tmp_path / "accounts.yaml"
    whatsapp = {
        "url": "http://127.0.0.1:9",
        "token": "a-token-of-the-test",
        "receipts": "a-secret-for-receipts",
    }
    file.write_text(yaml.safe_dump({"national": {"whatsapp": whatsapp}}))
    settings.MESSAGE_ACCOUNTS = str(file)
    return open_page(js=False, width=360, height=740)


@pytest.fixture
def looked_at(axe, screenshot):
    def look(page, name):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            screenshot(page, name)

    return look


def proved(page):
    page.get_by_label("Nomor ponsel").fill("0812 3456 7890")
    page.get_by_role("button", name="Kirim kode").click()
    page.get_by_label("Kode enam angka").fill(PhoneCode.objects.get().code)


def test_a_report_by_telephone_and_a_draft(phone, skck, looked_at):
    phone.goto(f"/pengaduan/baru/?mal={skck.hall.slug}")
    phone.get_by_label("Ringkasnya").fill("Loket kosong")
    phone.get_by_text("Ponsel", exact=True).click()
    looked_at(phone, "ponsel-baru")
    phone.get_by_label("Ceritakan apa yang terjadi").fill("Dari pukul 10 sampai 12.")
    phone.get_by_role("button", name="Kirim laporan").click()
    looked_at(phone, "ponsel-nomor")
    proved(phone)
    looked_at(phone, "ponsel-kode")
    phone.get_by_role("button", name="Lanjut ke laporan").click()
    assert phone.get_by_label("Ringkasnya").input_value() == "Loket kosong"
    phone.get_by_role("button", name="Kirim laporan").click()
    phone.get_by_role("heading", name="Laporan terkirim").wait_for()
    looked_at(phone, "ponsel-bukti")
    phone.goto("/pengaduan/baru/")
    phone.get_by_label("Ringkasnya").fill("Kursi patah")
    phone.get_by_role("button", name="Simpan rancangan").click()
    phone.get_by_role("link", name="Kursi patah").wait_for()
    expect(phone.get_by_text(Complaint.objects.get().number)).to_be_visible()
    looked_at(phone, "ponsel-milik")
    phone.get_by_role("button", name="Tutup laporan").click()
    phone.goto("/pengaduan/ponsel/")
    proved(phone)
    phone.get_by_role("button", name="Buka laporan saya").click()
    phone.get_by_role("link", name="Loket kosong").click()
    looked_at(phone, "ponsel-laporan")


def test_the_pages_are_clean(phone, open_page, axe):
    page = open_page(width=360, height=740)
    for place in ("/pengaduan/ponsel/", "/pengaduan/milik/", "/pengaduan/baru/"):
        page.goto(place)
        axe(page)
    page.goto("/pengaduan/ponsel/")
    page.get_by_label("Nomor ponsel").fill("0812")
    page.get_by_role("button", name="Kirim kode").click()
    page.get_by_text("tidak lengkap").wait_for()
    axe(page)
