"""The shell in a browser."""

import pytest


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_home_page_holds_at_every_width(open_page, axe, screenshot, width):
    page = open_page(width=width, height=800)
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
    screenshot(page, "home")


def test_the_language_changes_without_javascript(plain_page):
    plain_page.goto("/")
    plain_page.get_by_role("button", name="English").click()
    assert plain_page.locator("html").get_attribute("lang") == "en"
