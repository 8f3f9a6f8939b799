"""A paired kiosk for tests of its pages."""

import re
from typing import Any

from django.test import Client

from satuatap.catalogue.models import Offering
from satuatap.identity.access import DEVICE_COOKIE
from satuatap.places.models import Hall, OpeningOverride
from satuatap.queueing.actions.devices import offer_pairing, pair_device
from satuatap.queueing.models import Kiosk, Ticket
from satuatap.queueing.tests import given


def always_open(hall: Hall) -> Hall:
    """The hall, open at any hour, so that pages which ask the clock find it so."""
    OpeningOverride.objects.create(hall=hall, state="open", starts_at=given.NINE)
    hall.refresh_from_db()
    return hall


def offering(**more: Any) -> Offering:
    """A service that can be chosen right now, with a counter that gives it."""
    made = given.offering(**more)
    given.counter(made)
    always_open(made.hall)
    return made


def kiosk(hall: Hall, **more: Any) -> Kiosk:
    """A kiosk of this hall."""
    return Kiosk.objects.create(**{"hall": hall, "name": "Pintu utama"} | more)


def paired(at: Kiosk) -> Client:
    """The browser that is this kiosk."""
    now = given.now()
    client = Client()
    client.cookies[DEVICE_COOKIE] = pair_device(offer_pairing(at, at=now).code, at=now).secret
    return client


def key_on(page: str) -> str:
    """The key that the page's form was minted with."""
    found = re.search(r'name="key" value="([0-9a-f]{32})"', page)
    assert found is not None
    return found.group(1)


def take(client: Client, wanted: Offering, **more: str) -> Ticket:
    """Go through the two choices; the ticket that comes out."""
    page = client.get(f"/anjungan/instansi/{wanted.office_id}/").content.decode()
    form = {"service": wanted.code, "priority": "none", "key": key_on(page)} | more
    answer = client.post("/anjungan/ambil/", form)
    assert answer.status_code == 302, answer.content.decode()
    return Ticket.objects.get(code=answer["Location"].split("/")[3])
