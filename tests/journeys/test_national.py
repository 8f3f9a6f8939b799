"""A minister drills from the nation to one counter's wait, and back; everybody reads the rest."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from satuatap.identity.models import Membership, Role
from satuatap.national.tests.given import LATER, MINUTE, came, desk, rolled
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

WIDTHS = (360, 768, 1280)
YEAR = "?dari=2026-01&sampai=2026-11"


@pytest.fixture
def hall():
    """A hall of two services in the east of Java, and an empty one beside it."""
    skck, first = desk(title_id="SKCK baru")
    passport, second = desk(skck.hall, title_id="Paspor")
    for nth in range(8):
        came(skck, first, at=NINE + 25 * nth * MINUTE, waits=4, takes=9)
        came(passport, second, at=NINE + 25 * nth * MINUTE, waits=21, takes=2)
    given.hall(name="Mal Sepi")
    rolled(LATER + timedelta(days=1))
    type(skck.hall).objects.filter(pk=skck.hall_id).update(name="Among Warga", slug="kota-batu")
    skck.hall.refresh_from_db()
    return skck.hall


@pytest.fixture
def minister(open_page, sign_in):
    page = open_page()
    user = given.user(name="Menteri")
    Membership.objects.create(user=user, role=Role.MINISTRY)
    sign_in(page, user)
    return page


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


def test_a_minister_drills_from_the_nation_to_one_counters_wait(hall, minister, looked):
    minister.goto(f"/nasional/angka/{YEAR}")
    looked(minister, "nasional-angka")
    minister.get_by_role("row", name="Jawa Timur").first.get_by_role("link").click()
    looked(minister, "nasional-provinsi")
    minister.get_by_role("link", name="MPP Among Warga").first.click()
    row = minister.get_by_role("row", name=re.compile("Paspor"))
    expect(row).to_contain_text("22 menit")
    looked(minister, "nasional-mal")
    minister.get_by_role("navigation", name="Di atasnya").get_by_role(
        "link", name="Indonesia"
    ).click()
    expect(minister.get_by_role("heading", level=1)).to_have_text("Indonesia")


def test_halls_are_compared_side_by_side(hall, minister, looked):
    minister.goto("/nasional/angka/banding/")
    minister.get_by_label("Mal, paling banyak").select_option(index=[0, 1])
    minister.get_by_label("Dari bulan").fill("2026-11")
    minister.get_by_label("sampai bulan").fill("2026-11")
    minister.get_by_role("button", name="Bandingkan mal").click()
    expect(minister.get_by_role("rowheader", name="MPP Among Warga").first).to_be_visible()
    looked(minister, "nasional-banding")


def test_the_situation_room_is_for_a_large_screen(hall, minister, looked):
    minister.goto("/nasional/angka/situasi/")
    expect(minister.get_by_text("Mal aktif")).to_be_visible()
    looked(minister, "nasional-situasi")


def test_everybody_reads_figures_methods_and_data_without_javascript(hall, plain_page, looked):
    plain_page.goto("/nasional/")
    plain_page.get_by_role("link", name="Cara menghitung setiap angka").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Cara menghitung")
    plain_page.get_by_role("link", name="Data terbuka").click()
    plain_page.get_by_role("link", name="Mal, bulan demi bulan").click()
    with plain_page.expect_download() as told:
        plain_page.get_by_role("link", name="CSV 2026").click()
    assert told.value.suggested_filename == "mal-bulan-2026.csv"


def test_the_map_says_where_the_next_halls_are_needed(plain_page, page, looked):
    call_command("load_data", verbosity=0)
    plain_page.goto("/nasional/")
    plain_page.get_by_role("link", name="Di mana mal berikutnya paling dibutuhkan").click()
    expect(plain_page.get_by_role("img", name=re.compile("daerah tanpa mal"))).to_be_visible()
    expect(plain_page.get_by_role("rowheader").first).to_contain_text("Kabupaten")
    with plain_page.expect_download() as told:
        plain_page.get_by_role("link", name="CSV").click()
    assert told.value.suggested_filename == "kebutuhan-mal.csv"
    page.goto("/nasional/kebutuhan/")
    looked(page, "nasional-kebutuhan")


def test_public_pages_are_seen(hall, page, looked):
    for name, address in (
        ("publik", "/nasional/"),
        ("data", "/nasional/data/"),
        ("kamus", "/nasional/data/mal-bulan/"),
        ("metode", "/nasional/metode/"),
    ):
        page.goto(address)
        looked(page, f"nasional-{name}")
