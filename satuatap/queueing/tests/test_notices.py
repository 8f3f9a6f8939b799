"""What the manager tells the hall."""

from datetime import timedelta

import pytest

from satuatap.places.actions import Closure, close_suddenly, reopen
from satuatap.queueing.actions import By, send_notice, stop_notice
from satuatap.queueing.queries.notices import hall_notices
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
MANAGER = By("user:1")


def test_a_message_holds_until_its_time():
    hall = given.hall()
    send_notice(hall, "Parkir penuh", by=MANAGER, at=NINE, until=NINE + timedelta(minutes=30))

    assert [each.text for each in hall_notices(hall, at=NINE)] == ["Parkir penuh"]
    assert hall_notices(hall, at=NINE + timedelta(minutes=30)) == []


def test_a_message_taken_back_is_gone():
    hall = given.hall()
    sent = send_notice(hall, "Parkir penuh", by=MANAGER, at=NINE)
    stop_notice(sent, at=NINE + timedelta(minutes=1))

    assert hall_notices(hall, at=NINE + timedelta(minutes=2)) == []


def test_another_hall_does_not_read_it():
    send_notice(given.hall(), "Parkir penuh", by=MANAGER, at=NINE)

    assert hall_notices(given.hall(), at=NINE) == []


def test_a_closure_names_what_is_closed_and_whom_it_concerns():
    offering = given.offering()
    close_suddenly(
        offering.hall, Closure("Listrik padam", offering_id=offering.pk), by="user:1", at=NINE
    )

    (notice,) = hall_notices(offering.hall, at=NINE)
    assert (notice.about, notice.closes) == ("SKCK baru", True)
    assert notice.concerns(office_id=offering.office_id, offering_id=offering.pk)
    assert not notice.concerns(office_id=offering.office_id, offering_id=offering.hall.pk)


def test_a_second_closure_replaces_the_first():
    hall = given.hall()
    close_suddenly(hall, Closure("Listrik padam"), by="user:1", at=NINE)
    later = NINE + timedelta(minutes=5)
    close_suddenly(hall, Closure("Gempa"), by="user:1", at=later)

    assert [each.text for each in hall_notices(hall, at=later)] == ["Gempa"]


def test_what_is_opened_again_is_no_longer_told():
    hall = given.hall()
    closed = close_suddenly(hall, Closure("Listrik padam"), by="user:1", at=NINE)
    reopen(closed, at=NINE + timedelta(minutes=5))
    reopen(closed, at=NINE + timedelta(minutes=6))

    assert hall_notices(hall, at=NINE + timedelta(minutes=7)) == []
