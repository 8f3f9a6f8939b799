"""Notifications in a real browser: switched on with a click, shown by the service worker.

The browser's own push service is on the internet; ours stands in for it. What it gets is opened
with the browser's keys and given to the service worker as Chromium would.
"""

import json
import time

import pytest
import yaml
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.notifications.actions import deliver
from satuatap.notifications.models import Browser, Copy, Recipient
from satuatap.notifications.tests.push_service import Device, new_key, push_service
from satuatap.queueing.tests import given

SUBSCRIBE = """
PushManager.prototype.subscribe = async function (asked) {
  if (!asked.userVisibleOnly || asked.applicationServerKey.length !== 87) throw Error();
  return { toJSON: () => (SAID) };
};
"""
COUNT = """() => {
  const show = self.registration.showNotification.bind(self.registration);
  self.shown = 0;
  self.registration.showNotification = async (...said) => {
    await show(...said);
    self.shown += 1;
  };
}"""
SHOWN = """async () => {
  const found = await (await navigator.serviceWorker.ready).getNotifications();
  return found.map((each) => [each.title, each.body, each.data.url]);
}"""


@pytest.fixture
def service(settings, tmp_path):
    """A push service that the installation believes."""
    file = tmp_path / "accounts.yaml"
    push = {"private_key": new_key(), "sender": "mailto:a@example.test", "hosts": ["127.0.0.1"]}
    file.write_text(yaml.safe_dump({"national": {"push": push}}))
    settings.MESSAGE_ACCOUNTS = str(file)
    with push_service() as server:
        yield server


@pytest.fixture
def page(open_page, sign_in, service, device):
    """The settings of somebody whose browser may show notifications."""
    found = open_page(service_workers="allow", permissions=["notifications"])
    keys = {"p256dh": device.key, "auth": device.secret}
    said = json.dumps({"endpoint": f"{service.origin}/phone", "keys": keys})
    found.add_init_script(SUBSCRIBE.replace("SAID", said))
    sign_in(found, given.user(name="Sari"))
    found.goto("/pesan/pengaturan/")
    return found


@pytest.fixture
def device():
    return Device("phone")


def giver_of(page):
    """Gives words to the service worker, as Chromium does with a push message, and waits for it.

    Whoever lists notifications while one is on its way to the screen makes Chromium forget it, so
    the worker counts those that it has shown.
    """
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    worker = page.context.service_workers[0]
    worker.evaluate(COUNT)
    session, found = page.context.new_cdp_session(page), list[str]()
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(each["registrationId"] for each in event["registrations"]),
    )
    session.send("ServiceWorker.enable")
    wait_for(page, lambda: found)
    to = {"origin": page.evaluate("location.origin"), "registrationId": found[0]}

    def give(words):
        before = worker.evaluate("self.shown")
        session.send("ServiceWorker.deliverPushMessage", to | {"data": json.dumps(words)})
        wait_for(page, lambda: worker.evaluate("self.shown") > before)

    return give


def wait_for(page, what):
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        page.wait_for_timeout(50)


def test_a_browser_that_was_switched_on_shows_a_message(page, service, device, axe):
    page.get_by_role("button", name="Nyalakan di peramban ini").click()
    page.get_by_text("Menyala di 1 peramban").wait_for()
    axe(page)
    page.get_by_role("button", name="Kirim pesan percobaan").click()
    page.get_by_text("Pesan percobaan dikirim").wait_for()

    deliver(Copy.objects.get(channel="push").pk, at=timezone.now())
    giver_of(page)(device.opened(service.asked[0]["body"]))
    link = Recipient.objects.get().messages.get().link
    assert page.evaluate(SHOWN) == [
        ["Pesan percobaan", "Pesan SatuAtap sampai di peramban ini.", link]
    ]


def test_the_same_message_twice_is_shown_once(page, device):
    page.get_by_role("button", name="Nyalakan di peramban ini").click()
    page.get_by_text("Menyala di 1 peramban").wait_for()
    words = {"title": "Halo", "body": "Isi pesan", "url": "/pesan/", "tag": "one"}
    give = giver_of(page)
    give(words)
    give(words)
    assert len(page.evaluate(SHOWN)) == 1


def test_a_browser_that_may_not_says_so(page):
    page.evaluate("() => { PushManager.prototype.subscribe = () => Promise.reject(Error()); }")
    page.get_by_role("button", name="Nyalakan di peramban ini").click()
    page.get_by_text("Peramban ini tidak mengizinkan notifikasi.").wait_for()
    assert not Browser.objects.exists()


def test_without_javascript_no_button_promises_anything(open_page, sign_in, service):
    page = open_page(js=False)
    sign_in(page, given.user())
    page.goto("/pesan/pengaturan/")
    expect(page.get_by_text("Belum menyala di peramban mana pun.")).to_be_visible()
    expect(page.get_by_role("button", name="Nyalakan di peramban ini")).to_be_hidden()
