"""Spoken guidance at the kiosk, by the server's voice."""

import pytest
from django.utils import timezone

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.identity.tokens import make_token
from satuatap.queueing.access import LOOK_COOKIE
from satuatap.queueing.models import Kiosk
from tests.journeys.test_display import HEARD, open_hall

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_is_read_aloud_by_the_servers_voice(open_page, live_server):
    hall = open_hall().hall
    token, secret = make_token(hall, "kiosk", name="K", at=timezone.now())
    Kiosk.objects.create(hall=hall, name="K", token=token)
    page = open_page(width=1080, height=1920)
    cookies = {DEVICE_COOKIE: secret, LOOK_COOKIE: "id.voice"}
    page.context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
    )
    page.add_init_script(f"({HEARD})()")
    page.goto("/anjungan/", timeout=40_000)
    page.wait_for_function("() => window.heard.length > 0", timeout=30_000)
    assert page.evaluate("heard")[0][1] > 1
