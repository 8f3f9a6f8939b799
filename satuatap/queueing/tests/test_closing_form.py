"""The form that closes something suddenly: nothing is closed that nobody chose."""

import pytest
import time_machine

from satuatap.places.models import OpeningOverride
from satuatap.queueing.tests import given
from satuatap.queueing.tests.at_floor import url
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db


def close(browser, hall, **form):
    with time_machine.travel(NINE):
        return browser.post(url("close", hall), form)


def test_a_form_that_comes_back_keeps_what_was_chosen(offering, hall, browser):
    office = f"office:{offering.office_id}"
    page = close(browser, hall, what=office, until="08:00", message="Listrik padam")

    assert "sudah lewat" in page.content.decode()
    assert f'<option value="{office}" selected>' in page.content.decode()
    assert '<option value="hall" selected>' not in page.content.decode()


def test_nothing_is_chosen_at_first(hall, browser):
    assert '<option value="" selected>' in browser.get(url("close", hall)).content.decode()


@pytest.mark.parametrize("what", ["", "office:", "hall:x", "offering:x", "counter:1"])
def test_who_chose_nothing_of_the_hall_is_asked(hall, browser, what):
    page = close(browser, hall, what=what, message="Listrik padam", sure="1")

    assert "Pilih apa yang ditutup." in page.content.decode()
    assert not OpeningOverride.objects.exists()


def test_line_breaks_of_a_message_count_once(hall, browser):
    message = "y" * 278 + "\r\nz"
    close(browser, hall, what="hall", message=message, sure="1")

    assert OpeningOverride.objects.get().message == "y" * 278 + "\nz"


def test_offices_stand_before_their_services(hall, browser):
    given.offering(hall=hall, title_id="Paspor baru")
    groups = dict(close(browser, hall).context["form"]["what"].field.choices)

    assert len(groups["Satu gerai"]) == 2
