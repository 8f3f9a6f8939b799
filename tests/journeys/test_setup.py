"""Setting up a hall in a browser, under its own content policy."""

import pytest
from django.urls import reverse

from satuatap.queueing.tests import given


@pytest.fixture
def hall(transactional_db):
    offering = given.offering()
    given.counter(offering)
    return offering.hall


def test_a_manager_sets_the_hall_up(page, hall, sign_in, screenshot):
    sign_in(page, given.manager(hall))
    page.goto(reverse("floor:ready", args=[hall.slug]))
    screenshot(page, "ready")
    page.get_by_role("link", name="Atur loket dengan layanan").click()
    screenshot(page, "setup-counters")
    page.goto(reverse("admin:index"))
    screenshot(page, "setup")
    page.goto(reverse("admin:places_openinghours_add"))
    screenshot(page, "setup-hours")


def test_a_kiosk_is_paired_with_a_code(page, hall, sign_in, screenshot):
    sign_in(page, given.manager(hall))
    page.goto(reverse("admin:identity_accesstoken_changelist"))
    screenshot(page, "setup-tokens")
    page.goto(reverse("admin:identity_accesstoken_pair"))
    page.get_by_label("Nama").fill("Pintu utara")
    page.get_by_role("button", name="Buat kode").click()
    assert page.locator("#kode").inner_text() == hall.pairingcode_set.get().code
    screenshot(page, "setup-pair")
