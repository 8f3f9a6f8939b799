"""Messages in the browser: read, chosen and stopped, with JavaScript and without."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.notifications.actions import recipient_of, send
from satuatap.notifications.models import Recipient
from satuatap.queueing.tests import given

SURVEY = {"service": "SKCK baru", "hall": "MPP Kota Batu", "code": "ABCDEFGHJKMN"}


@pytest.fixture
def sari(accounts):
    """Somebody with three messages in an installation that sends mail and texts."""
    now, hall = timezone.now(), given.hall(name="Among Warga")
    made = given.user(name="Sari", email="sari@example.test")
    to = recipient_of(made, at=now)
    send("trial", to, {}, at=now, key="1")
    for key in ("2", "3"):
        send("survey-invitation", to, SURVEY, at=now, key=key, hall=hall)
    return made


@pytest.fixture
def accounts(settings, tmp_path):
    file = tmp_path / "accounts.yaml"
    file.write_text(
        "national: {email: {url: 'smtp://127.0.0.1:9', sender: 'SatuAtap <a@example.test>'},"
        " sms: {url: 'http://127.0.0.1:9', token: only-a-token, receipts: a-secret-of-the-test}}"
    )
    settings.MESSAGE_ACCOUNTS = str(file)


@pytest.mark.parametrize("width", [360, 1280])
def test_messages_are_read_chosen_and_stopped_without_javascript(
    open_page, sign_in, screenshot, sari, width
):
    page = open_page(js=False, width=width)
    sign_in(page, sari)
    page.goto("/kerja/")
    page.get_by_role("link", name="Kotak pesan (3 baru)").click()
    expect(page.get_by_text("Baru", exact=True)).to_have_count(3)
    page.get_by_role("link", name="Bagaimana pelayanan tadi?").first.click()
    assert page.get_by_role("link", name="Buka halamannya").get_attribute("href") is not None
    page.get_by_role("link", name="Kembali ke kotak pesan").click()
    expect(page.get_by_text("Baru", exact=True)).to_have_count(2)

    page.get_by_role("link", name="Atur pesan").click()
    page.get_by_label("Nomor ponsel").fill("0812 3456 7890")
    survey = page.get_by_role("group", name="Survei kepuasan")
    survey.get_by_label("Surel").uncheck()
    page.get_by_role("button", name="Simpan pengaturan").click()
    expect(page.get_by_role("heading", name="Buktikan nomor ponsel")).to_be_visible()
    page.get_by_role("link", name="Kembali ke pengaturan").click()
    assert not survey.get_by_label("Surel").is_checked()
    assert page.get_by_label("Nomor ponsel").input_value() == "+6281234567890"

    page.get_by_role("link", name="Hentikan semua salinan").click()
    page.get_by_role("button", name="Hentikan semua salinan").click()
    assert Recipient.objects.get().stopped_at is not None


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_pages_of_messages_are_clean(open_page, sign_in, axe, screenshot, sari, width):
    page = open_page(width=width)
    sign_in(page, sari)
    to = Recipient.objects.get()
    pages = {
        "kotak-pesan": "/pesan/",
        "pesan": to.messages.latest("created_at").get_absolute_url(),
        "atur-pesan": "/pesan/pengaturan/",
        "berhenti": f"/pesan/berhenti/{to.stop_code}/",
    }
    for name, address in pages.items():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        axe(page)
        screenshot(page, name)
