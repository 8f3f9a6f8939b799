"""Notifications in browsers: sealed, signed, once, and only to services that browsers have."""

import pytest
from django.urls import reverse

from satuatap.notifications.accounts import account_named
from satuatap.notifications.actions import deliver, recipient_of, switch_on
from satuatap.notifications.channels.push import Subscription, is_known
from satuatap.notifications.models import Browser
from satuatap.notifications.tests import given
from satuatap.notifications.tests.given import NINE
from satuatap.notifications.tests.push_service import Device, is_signed_by, new_key, push_service

pytestmark = pytest.mark.django_db
PEM = new_key()
BROWSER = "/pesan/peramban/"


@pytest.fixture
def service(accounts):
    """A push service that the installation believes."""
    push = {"private_key": PEM, "sender": "mailto:mpp@example.test", "hosts": ["127.0.0.1"]}
    with push_service() as server:
        accounts(national={"push": push | {"timeout": 0.5}})
        yield server


def on(to, service, name="phone"):
    """A browser of this person that is switched on."""
    device = Device(name)
    said = Subscription(f"{service.origin}/{name}", device.key, device.secret)
    switch_on(to, said, at=NINE)
    return device


def delivered(copy, *, at=NINE):
    deliver(copy.pk, at=at)
    copy.refresh_from_db()
    return copy


def test_the_browser_alone_can_open_it(service):
    to = given.signed_in(name="Sari")
    device = on(to, service)
    copy = delivered(given.copy(to))
    asked = service.asked[0]

    assert copy.status == "sent"
    assert b"Kota Batu" not in asked["body"]
    assert device.opened(asked["body"]) == {
        "title": "Bagaimana pelayanan tadi?",
        "body": "SKCK baru di MPP Kota Batu: sampaikan pendapat Anda, tanpa nama.",
        "url": copy.message.link,
        "tag": str(copy.pk),
    }
    assert is_signed_by(asked["headers"]["Authorization"], PEM)
    assert len(asked["headers"]["Topic"]) == 32


def test_every_browser_of_a_person_shows_it(service):
    to = given.signed_in()
    devices = [on(to, service, name) for name in ("phone", "desk")]
    delivered(given.copy(to))
    for device in devices:
        body = next(each["body"] for each in service.asked if each["path"] == f"/{device.name}")
        assert device.opened(body)["title"] == "Bagaimana pelayanan tadi?"


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_listens_no_more_is_forgotten(service, status):
    to = given.signed_in()
    on(to, service)
    service.statuses = [status]
    assert delivered(given.copy(to)).status == "dropped"
    assert not Browser.objects.exists()
    assert not given.message(to).copies.exists()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_is_busy_is_asked_later_with_the_same_tag(service, status):
    to = given.signed_in()
    device = on(to, service)
    service.statuses = [status]
    copy = delivered(given.copy(to))
    assert copy.status == "waiting"
    assert delivered(copy, at=copy.due_at).status == "sent"
    tags = {device.opened(each["body"])["tag"] for each in service.asked}
    assert tags == {str(copy.pk)}


def test_one_browser_that_shows_it_is_enough(service):
    to = given.signed_in()
    for name in ("phone", "desk"):
        on(to, service, name)
    service.statuses = [500]
    assert delivered(given.copy(to)).status == "sent"


def test_keys_that_are_none_are_forgotten(service):
    to = given.signed_in()
    switch_on(to, Subscription(f"{service.origin}/x", "B" * 87, "A" * 22), at=NINE)
    assert delivered(given.copy(to)).status == "dropped"
    assert not Browser.objects.exists()


def test_nobody_keeps_more_than_ten_browsers(service):
    to = given.signed_in()
    for nth in range(12):
        on(to, service, f"b{nth}")
    assert to.browsers.count() == 10


@pytest.fixture
def sari(client):
    user = given.user()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return recipient_of(user, at=NINE)


def form(service, **more):
    device = Device("phone")
    said = {"endpoint": f"{service.origin}/phone", "key": device.key, "secret": device.secret}
    return said | more


def test_somebody_switches_a_browser_on_and_all_off(client, sari, service):
    client.post(BROWSER, form(service))
    page = client.get(reverse("notifications:settings")).content.decode()
    assert "Menyala di 1 peramban" in " ".join(page.split())
    client.post(BROWSER, {"do": "off"})
    assert not sari.browsers.exists()


def test_a_browser_belongs_to_whoever_switched_it_on_last(client, sari, service):
    said = form(service)
    switch_on(given.signed_in(), Subscription(*said.values()), at=NINE)
    client.post(BROWSER, said)
    assert [each.recipient for each in Browser.objects.all()] == [sari]


@pytest.mark.parametrize(
    "more",
    [
        {"endpoint": "http://10.0.0.1/admin"},
        {"endpoint": "https://jahat.example/x"},
        {"endpoint": ""},
        {"key": "x"},
        {"secret": "<script>"},
    ],
)
def test_we_are_not_sent_anywhere_else(client, sari, service, more):
    assert client.post(BROWSER, form(service, **more)).status_code == 302
    assert not Browser.objects.exists()


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/x", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/x", True),
        ("https://web.push.apple.com/x", True),
        ("https://wns2.notify.windows.com/w/?token=x", True),
        ("http://fcm.googleapis.com/x", False),
        ("https://fcm.googleapis.com:8443/x", False),
        ("https://a@fcm.googleapis.com/x", False),
        ("https://fcm.googleapis.com.jahat.example/x", False),
        ("https://jahatpush.apple.com/x", False),
        ("fcm.googleapis.com", False),
        ("", False),
    ],
)
def test_which_services_are_known(service, endpoint, known):
    account = account_named("national-push")
    assert account is not None
    assert is_known(endpoint, account) is known


def test_without_an_account_the_page_offers_no_browser(client, sari):
    assert "data-push" not in client.get(reverse("notifications:settings")).content.decode()
