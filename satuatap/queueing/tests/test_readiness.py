"""What is still missing before a hall opens, and breaks that leave nobody."""

from datetime import time, timedelta

import pytest
import time_machine
from django.urls import reverse

from satuatap.queueing.actions import By, open_counter, release_counter
from satuatap.queueing.tests import given
from satuatap.queueing.tests.at_floor import url
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
LATER = NINE + timedelta(minutes=40)


def test_a_hall_opens_once_everything_essential_is_there(offering, hall, browser):
    hall.status = "ready"
    hall.save()
    counter = given.counter(offering)
    browser.post(url("open-hall", hall))
    hall.refresh_from_db()
    assert hall.status == "ready"

    given.officer(counter)
    browser.post(url("open-hall", hall))
    hall.refresh_from_db()
    assert hall.status == "operating"


def test_the_list_says_what_is_missing(offering, hall, browser):
    given.counter(offering)
    given.offering(queue=offering.queue, desk=False)
    text = browser.get(url("ready", hall)).content.decode()

    assert "1 belum lengkap" in text
    assert reverse("admin:catalogue_offering_changelist") in text


def test_the_list_names_queues_without_counter_and_breaks_that_coincide(offering, hall, browser):
    given.offering(queue=given.queue(office=offering.office), desk=False)
    for _ in range(2):
        given.counter(offering, break_from=time(12), break_to=time(13))
    text = " ".join(browser.get(url("ready", hall)).content.decode().split())

    assert "Tanpa loket: B." in text
    assert "Tanpa loket pada jam ini: A 12.00–13.00." in text


def test_the_floor_names_who_has_a_break_now(offering, hall, browser):
    counter = given.counter(offering, break_from=time(9), break_to=time(10))
    given.counter(offering, break_from=time(10), break_to=time(11))
    with time_machine.travel(LATER):
        page = " ".join(browser.get(url("now", hall)).content.decode().split())

    assert f"Sedang waktu istirahat: loket {counter.code} (09.00–10.00) </p>" in page
    text = browser.get(url("counter", hall, code=counter.code)).content.decode()
    assert "09.00–10.00" in text


def test_a_counter_is_not_taken_out_of_use_while_somebody_sits_there(offering, hall, browser):
    counter = given.counter(offering)
    change = reverse("admin:places_counter_change", args=[counter.pk])
    form = {"office": counter.office_id, "code": counter.code, "gives-TOTAL_FORMS": "0"}
    form |= {"gives-INITIAL_FORMS": "0"}
    officer = given.officer(counter, name="Sari Wulan")
    open_counter(counter, by=By(f"user:{officer.pk}", officer.pk), at=given.NINE)
    page = browser.post(change, form, follow=True).content.decode()
    assert "Sari Wulan masih membuka loket ini." in page

    release_counter(counter, by=By("user:0"), at=given.NINE)
    browser.post(change, form)
    counter.refresh_from_db()
    assert not counter.is_active


def test_setting_a_break_warns_where_nobody_is_left(offering, hall, browser):
    counter = given.counter(offering)
    change = reverse("admin:places_counter_change", args=[counter.pk])
    form = {"office": counter.office_id, "code": counter.code, "is_active": "on"}
    form |= {"break_from": "12:00", "break_to": "12:30", "gives-TOTAL_FORMS": "0"}
    page = browser.post(change, form | {"gives-INITIAL_FORMS": "0"}, follow=True)

    assert "Antrean A SKCK tanpa loket pukul 12.00–12.30." in page.content.decode()
