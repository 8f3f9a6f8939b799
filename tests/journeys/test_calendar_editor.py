"""The ministry records a holiday in a browser: it sees what that moves, and then it is saved."""

import pytest
from django.urls import reverse

from satuatap.identity.models import Membership, Role
from satuatap.places.models import CalendarDay
from satuatap.queueing.tests import given


@pytest.fixture
def ministry(transactional_db):
    for number in range(3):
        given.offering(hall=given.hall(name=f"Mal {number}"))
    somebody = given.user()
    Membership.objects.create(user=somebody, role=Role.MINISTRY)
    return somebody


@pytest.mark.parametrize("width", [1280, 390])
def test_a_holiday_is_shown_with_what_it_moves(
    open_page, ministry, sign_in, axe, screenshot, width
):
    page = open_page(width=width)
    sign_in(page, ministry)
    page.goto(reverse("admin:places_calendarday_changelist"))
    screenshot(page, f"kalender-{width}")
    axe(page)
    page.goto(reverse("admin:places_calendarday_add"))
    page.locator("[name=date]").fill("2026-12-25")
    page.locator("[name=name]").fill("Hari Raya Natal")
    page.locator("[name=kind]").select_option("holiday")
    page.locator("[name=scope]").select_option("national")
    page.locator("[name=_save]").click()
    page.get_by_text("Jumat, 25 Desember 2026").wait_for()
    screenshot(page, f"kalender-bergeser-{width}")
    axe(page)
    assert not CalendarDay.objects.exists()

    page.get_by_role("button", name="Ubah lagi").click()
    page.locator("[name=name]").fill("Natal")
    screenshot(page, f"kalender-ubah-{width}")
    page.locator("[name=_save]").click()
    page.get_by_role("button", name="Simpan perubahan").click()
    page.wait_for_url("**/calendarday/")
    assert CalendarDay.objects.get().name == "Natal"
    page.goto(reverse("admin:places_calendarday_delete", args=[CalendarDay.objects.get().pk]))
    screenshot(page, f"kalender-hapus-{width}")
    axe(page)
