"""A tablet stands among the floor's devices: when it was last heard, and how its battery is."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.queueing.actions.devices import offer_pairing, pair_device
from satuatap.queueing.models import Tablet
from satuatap.queueing.queries.alerts import alerts
from satuatap.queueing.queries.floor import devices, floor
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
STATE = "/survei/tablet/keadaan/"


@pytest.fixture
def hall():
    return given.offering().hall


@pytest.fixture
def tablet(hall):
    """A paired tablet's browser, at nine."""
    placed = Tablet.objects.create(hall=hall, name="Pintu keluar")
    client = Client()
    with time_machine.travel(NINE, tick=False):
        secret = pair_device(offer_pairing(placed, at=NINE).code, at=NINE).secret
        client.cookies[DEVICE_COOKIE] = secret
        yield client


def told(hall, *, later=0):
    found = devices(hall, at=NINE + timedelta(seconds=later))[-1]
    return found.name, found.kind, found.fault, found.battery


def test_a_tablet_that_nobody_paired_is_told_so(hall):
    Tablet.objects.create(hall=hall, name="Loket 1")
    assert told(hall) == ("Loket 1", "tablet", "unpaired", None)


def test_a_tablet_says_how_its_battery_is(tablet, hall):
    tablet.get(STATE, {"baterai": "64"})
    assert told(hall) == ("Pintu keluar", "tablet", "", 64)


def test_a_battery_that_runs_low_is_an_alert_until_it_is_charged(tablet, hall):
    tablet.get(STATE, {"baterai": "12"})
    assert told(hall)[2:] == ("battery_low", 12)
    sentences = [each.sentence for each in alerts(floor(hall, at=NINE))]
    assert "Baterai hampir habis. Sambungkan ke listrik." in sentences
    tablet.get(STATE, {"baterai": "12", "diisi": "1"})
    assert told(hall)[2:] == ("", 12)


def test_a_tablet_that_is_silent_is_told_with_its_time(tablet, hall):
    tablet.get(STATE, {"baterai": "12"})
    assert told(hall, later=91)[2] == "silent"


@pytest.mark.parametrize("battery", ["", "101", "-1", "penuh"])
def test_what_is_no_battery_is_passed_over(tablet, hall, battery):
    assert tablet.get(STATE, {"baterai": battery}).status_code == 200
    assert told(hall)[3] is None
