"""The staff's home: each role finds its tools, at any width."""

import pytest
from django.utils import timezone

from tests.world import World


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("who", ["counter_officer", "hall_manager", "ministry"])
def test_every_role_finds_its_tools(open_page, sign_in, axe, screenshot, who, width):
    page = open_page(width=width, height=800)
    sign_in(page, World(timezone.now()).person(who))
    page.goto("/kerja/")
    assert page.locator(".sa-tools a").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
    screenshot(page, f"ruang-kerja-{who}")
