"""Where an officer lands whose session ended before a button was pressed."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(offering):
    return [offering.hall.slug, given.counter(offering).code]


def after_sign_in(answer):
    return parse_qs(urlsplit(answer["Location"]).query)["next"][0]


def test_a_button_leads_back_to_its_own_page(desk):
    page = reverse("console:console", args=desk) + "?panel=jeda"
    address = reverse("console:pause", args=desk)
    answer = Client().post(address, headers={"Referer": f"http://testserver{page}"})

    assert after_sign_in(answer) == page


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/x", "//elsewhere.example/x"])
def test_a_button_of_no_page_of_ours_leads_to_the_staff_home(desk, referer):
    answer = Client().post(reverse("console:pause", args=desk), headers={"Referer": referer})

    assert after_sign_in(answer) == "/kerja/"


def test_a_page_leads_back_to_itself(desk):
    page = reverse("console:console", args=desk) + "?panel=jeda"

    assert after_sign_in(Client().get(page)) == page
