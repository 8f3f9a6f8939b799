"""The shell around every page."""

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


def test_the_language_is_chosen_by_a_plain_form(client):
    client.post("/bahasa/", {"language": "en", "next": "/"})
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert b'lang="en"' in client.get("/").content


def test_robots_stay_out_of_tickets(client):
    assert b"Disallow: /tiket/" in client.get("/robots.txt").content


def test_a_phone_can_keep_the_portal(client):
    assert client.get("/manifest.webmanifest").json()["start_url"] == "/"


def test_no_page_has_inline_styles_or_scripts(client):
    page = client.get("/").content
    assert b" style=" not in page
    assert b"<script>" not in page


def test_staff_pages_ask_who_is_there(client):
    assert client.get("/kerja/").status_code == 302


def test_the_pages_of_accounts_carry_both_classes(client):
    assert 'class="sa-portal sa-entrance"' in client.get("/akun/login/").content.decode()
