"""Every page of the portal, looked at in four widths, with axe."""

import pytest
from django.urls import reverse
from django.utils import timezone

from satuatap.places.models import HallClaim, PublishedTotal
from satuatap.queueing.tests import shown as given
from satuatap.sources.actions import load_sources

PAGES = {
    "beranda": ("portal:home", []),
    "mal": ("portal:halls", []),
    "mal-kota-batu": ("portal:hall", ["kota-batu"]),
    "layanan": ("portal:services", []),
    "layanan-skck": ("portal:service", ["skck-baru"]),
    "layanan-di-mal": ("portal:offering", ["kota-batu", "skck-di-mal"]),
    "peristiwa": ("portal:life-event", ["kerja"]),
    "nasional": ("portal:national", []),
    "sumber": ("sources:page", []),
    "masuk": ("account_login", []),
    "atur-ulang": ("account_reset_password", []),
}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_holds_and_is_clean(open_page, axe, screenshot, name, width):
    hall = given.open_hall(timezone.now())
    offering = given.offered(given.service(), hall)
    type(offering).objects.filter(pk=offering.pk).update(code="skck-di-mal")
    HallClaim.objects.create(hall=hall, kind="services", value="207", source="Agropolitan")
    PublishedTotal.objects.create(as_of="2024-06-24", total=206, source="Kompas")
    PublishedTotal.objects.create(as_of="2025-12-15", total=305, source="mureks")
    load_sources(at=timezone.now())
    address, args = PAGES[name]
    page = open_page(width=width, height=800)
    page.goto(reverse(address, args=args))
    screenshot(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


@pytest.mark.parametrize(("name", "fonts"), [("Warga", ["plain"]), ("Café", ["plain", "latin"])])
def test_only_a_letter_outside_the_cut_font_brings_the_whole_one(open_page, name, fonts):
    given.open_hall(timezone.now(), name=name)
    page, fetched = open_page(), []
    page.on("request", lambda asked: fetched.append(asked.url) if "/fonts/" in asked.url else None)
    page.goto(reverse("portal:hall", args=["kota-batu"]))
    page.evaluate("document.fonts.ready")
    assert [url.split("sans-")[1].split(".")[0] for url in fetched] == fonts
