"""A ceremony with three signers: from its plan to the announcement, watched as it happens."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from satuatap.documents.tests.given import PASSPHRASE
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.tests.given import DAY, hall_on_the_way, head, minister
from satuatap.oversight.models import HallLife
from tests.journeys.serving import Site

pytestmark = pytest.mark.django_db(transaction=True)
LIVE = 30_000  # ms until a page that follows shows what has changed


@pytest.fixture
def site():
    site = Site()
    site.start(PUBLIC_URL=site.url, SIGNING_DIR=str(settings.SIGNING.folder))
    yield site
    site.kill()


def entered(open_page, site, user, address, **more):
    """A page of somebody who is signed in."""
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page = open_page(**more)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site.url}
    page.context.add_cookies([cookie])
    page.goto(f"{site.url}{address}")
    return page


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def count(page, signed):
    expect(page.locator(".sa-signed b")).to_have_text(str(signed), timeout=LIVE)


def signs(open_page, site, user, charter):
    """Read, type the passphrase, sign; on a telephone."""
    address = reverse("documents:sign", args=[charter])
    page = entered(open_page, site, user, address, width=390, height=844)
    page.get_by_label("Frasa sandi").fill(PASSPHRASE)
    press(page, "Tanda tangani dokumen")
    expect(page.get_by_text("Tanda tangan Anda sudah ada")).to_be_visible(timeout=LIVE)
    return page


def put_on_list(desk, hall, reason=""):
    """The ministry chooses a hall, with what the charter will tell of it."""
    form = desk.locator("form", has=desk.get_by_role("button", name="Tambahkan mal"))
    form.locator("[name=hall]").select_option(str(hall.pk))
    form.locator("[name=agencies]").fill("20")
    form.locator("[name=services]").fill("100")
    form.locator("[name=exception]").fill(reason)
    press(desk, "Tambahkan mal")


def planned(desk, site, minister, halls):
    """The event, its list with a named exception, its guests; the invitations go out."""
    desk.get_by_role("link", name="Rencanakan peresmian").click()
    desk.get_by_label("Nama acara").fill("Peresmian bersama")
    desk.get_by_label("Tanggal").fill(str(DAY))
    desk.get_by_label("Tempat").fill("Jakarta")
    press(desk, "Simpan rencana")
    put_on_list(desk, halls[0])
    expect(desk.get_by_text("belum lulus pemeriksaan kesiapan").last).to_be_visible()
    for hall in halls:
        put_on_list(desk, hall, "Diperiksa di tempat oleh tim kementerian.")
    expect(desk.get_by_text("Diperiksa di tempat oleh tim")).to_have_count(2)
    form = desk.locator("form", has=desk.get_by_role("button", name="Tambahkan undangan"))
    form.locator("[name=office]").fill("Menteri PANRB")
    form.locator("[name=user]").select_option(str(minister.pk))
    form.locator("[name=signs]").check()
    press(desk, "Tambahkan undangan")
    press(desk, "Kirim undangan")
    return Ceremony.objects.get()


def answers(open_page, site, user, made, *, place=""):
    """A guest says how they come, on a telephone."""
    address = reverse("inauguration:invitation", args=[made.slug])
    page = entered(open_page, site, user, address, width=390, height=844)
    page.get_by_label("Kehadiran", exact=True).select_option("online" if place else "in_person")
    if place:
        page.get_by_label("Bila daring").fill(place)
        page.get_by_label("Orang yang ikut").fill("40")
    press(page, "Simpan jawaban")
    return page


def test_a_ceremony_with_three_signers(open_page, site, axe, screenshot):
    halls = [hall_on_the_way(), hall_on_the_way()]
    heads = [head(hall, f"Kepala {number}") for number, hall in enumerate(halls, start=1)]
    signs_last = minister()
    desk = entered(open_page, site, signs_last, reverse("inauguration:staff"))
    made = planned(desk, site, signs_last, halls)
    public = f"{site.url}{made.get_absolute_url()}"
    answers(open_page, site, heads[0], made)
    axe(answers(open_page, site, heads[1], made, place="Pendopo Ponorogo"))
    watching, plain = open_page(width=768), open_page(js=False, width=390)
    watching.goto(f"{public}langsung/")
    expect(watching.get_by_text("Penandatanganan belum dimulai")).to_be_visible()
    press(desk, "Terbitkan prasasti")
    count(watching, 0)

    charter = Ceremony.objects.get(pk=made.pk).charter_id
    for number, user in enumerate([*heads, signs_last], start=1):
        axe(signs(open_page, site, user, charter))
        count(watching, number)
    axe(watching)
    screenshot(watching, "ceremony-live")
    plain.goto(f"{public}langsung/")
    count(plain, 3)
    announced(open_page, desk, public, axe=axe, screenshot=screenshot)


def announced(open_page, desk, public, *, axe, screenshot):
    """The halls are inaugurated; everybody reads it, and checks the charter."""
    desk.reload()
    press(desk, "Resmikan mal")
    expect(desk.get_by_text("Mal diresmikan, dihitung, dan diumumkan")).to_be_visible()
    axe(desk)
    assert set(HallLife.objects.values_list("stage", flat=True)) == {"inaugurated"}
    phone = open_page(js=False, width=390)
    phone.goto(public)
    expect(phone.get_by_text("3 dari 3 tanda tangan")).to_be_visible()
    expect(phone.get_by_text("Daring dari Pendopo Ponorogo.")).to_be_visible()
    expect(phone.get_by_text("2 dari 509")).to_be_visible()
    expect(phone.get_by_text("Pembagi 509 adalah setelan pemasangan ini")).to_be_visible()
    screenshot(phone, "ceremony-announced")
    phone.get_by_role("link", name="Periksa prasasti").click()
    expect(phone.get_by_text("Berlaku", exact=True)).to_be_visible()
    with phone.expect_download() as download:
        phone.get_by_role("link", name=re.compile("Unduh dokumen")).click()
    phone.locator("[name=berkas]").set_input_files(download.value.path())
    press(phone, "Bandingkan berkas")
    expect(phone.get_by_text("Sama persis dengan versi terakhir")).to_be_visible()
    altered = bytearray(Path(download.value.path()).read_bytes())
    altered[len(altered) // 2] ^= 1
    sent = {"name": "prasasti.pdf", "mimeType": "application/pdf", "buffer": bytes(altered)}
    phone.locator("[name=berkas]").set_input_files(sent)
    press(phone, "Bandingkan berkas")
    expect(phone.get_by_text("Jangan dipercaya")).to_be_visible()
