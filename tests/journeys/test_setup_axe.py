"""The set-up without a fault for people who use a screen reader or a keyboard."""

import pytest
from django.urls import reverse

from satuatap.identity.models import Membership
from tests.test_setup import Hall

PAGES = [
    "index",
    "identity_membership_changelist",
    "places_calendarday_changelist",
    "catalogue_owntext_add",
    "places_openinghours_add",
    "queueing_display_add",
]


@pytest.fixture
def here(transactional_db):
    return Hall()


@pytest.mark.parametrize("width", [1280, 768])
def test_the_pages_of_the_set_up(open_page, here, sign_in, axe, screenshot, width):
    page = open_page(width=width)
    sign_in(page, here.manager)
    for name in PAGES:
        answer = page.goto(reverse(f"admin:{name}"))
        assert answer
        assert answer.ok
        screenshot(page, f"kelola-{name}")
        axe(page)


def test_the_page_of_a_person(page, here, sign_in, axe, screenshot):
    sign_in(page, here.manager)
    row = Membership.objects.filter(user=here.officer)[0]
    for kind in ["change", "new_password", "block_or_unblock"]:
        page.goto(reverse(f"admin:identity_membership_{kind}", args=[row.pk]))
        axe(page)
    page.get_by_role("button", name="Blokir akun").click()
    page.get_by_text("Akun diblokir.").wait_for()
    here.officer.refresh_from_db()
    assert not here.officer.is_active
    screenshot(page, "kelola-diblokir")
