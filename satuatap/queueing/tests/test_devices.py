"""A browser becomes a kiosk or a display, and stops being one."""

from datetime import timedelta

import pytest

from satuatap.identity.models import TokenRole
from satuatap.identity.tokens import PairingFailed, make_pairing_code, token_for
from satuatap.queueing.actions import devices
from satuatap.queueing.models import Display, Kiosk
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db


def test_a_code_turns_a_browser_into_the_kiosk_of_that_name():
    kiosk = Kiosk.objects.create(hall=given.hall(), name="Pintu utama")
    paired = devices.pair_device(devices.offer_pairing(kiosk, at=NINE).code, at=NINE)
    assert paired.device == kiosk
    assert token_for(paired.secret) == paired.device.token


def test_a_code_for_a_new_name_makes_the_display():
    code = make_pairing_code(given.hall(), TokenRole.DISPLAY, name="Lantai 2", at=NINE)
    paired = devices.pair_device(code.code.lower(), at=NINE)
    assert Display.objects.get(name="Lantai 2") == paired.device


def test_a_code_is_good_once():
    code = make_pairing_code(given.hall(), TokenRole.KIOSK, name="A", at=NINE).code
    devices.pair_device(code, at=NINE)
    with pytest.raises(PairingFailed):
        devices.pair_device(code, at=NINE)


def test_a_code_is_too_old_after_a_quarter_of_an_hour():
    code = make_pairing_code(given.hall(), TokenRole.KIOSK, name="A", at=NINE).code
    with pytest.raises(PairingFailed):
        devices.pair_device(code, at=NINE + timedelta(minutes=15))


def test_a_second_browser_takes_the_place_of_the_first():
    kiosk = Kiosk.objects.create(hall=given.hall(), name="A")
    first = devices.pair_device(devices.offer_pairing(kiosk, at=NINE).code, at=NINE)
    second = devices.pair_device(devices.offer_pairing(kiosk, at=NINE).code, at=NINE)
    assert token_for(first.secret) is None
    assert token_for(second.secret) is not None


def test_an_unpaired_device_has_no_right_any_more():
    kiosk = Kiosk.objects.create(hall=given.hall(), name="A")
    paired = devices.pair_device(devices.offer_pairing(kiosk, at=NINE).code, at=NINE)
    devices.unpair_device(paired.device, at=NINE)
    assert token_for(paired.secret) is None


def test_a_device_that_lives_is_written_down_every_twenty_seconds_at_most():
    kiosk = Kiosk.objects.create(hall=given.hall(), name="A")
    for seconds in (0, 10, 21):
        devices.mark_device_seen(kiosk, at=NINE + timedelta(seconds=seconds))
    kiosk.refresh_from_db()
    assert kiosk.seen_at == NINE + timedelta(seconds=21)


def test_a_call_for_staff_stays_until_somebody_came():
    kiosk = Kiosk.objects.create(hall=given.hall(), name="A")
    devices.call_staff(kiosk, at=NINE)
    assert Kiosk.objects.get().help_at == NINE
    devices.staff_came(kiosk)
    assert Kiosk.objects.get().help_at is None
