"""``satuatap bench_pages``: what a first visit to each page weighs, and its queries when warm."""

import os
import re
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.report import table, write
from bench.site import served
from satuatap.identity.access import DEVICE_COOKIE
from satuatap.identity.models import User
from satuatap.launch.preparing import UNUSED
from satuatap.launch.testing import system_chromium, use_own_node
from satuatap.places.models import Hall
from satuatap.queueing.actions import By, TicketRequest, take_ticket
from satuatap.queueing.actions.devices import offer_pairing, pair_device
from satuatap.queueing.models import Display, Kiosk

OFFICER = "loket1@kota-batu.example"
STREAM = "EventSource"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(given: Namespace) -> int:
    """Open the demo, visit each page once with an empty cache, and print the table."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in this thread
    use_own_node()
    pages = stage()
    os.environ["DEMO"] = "1"
    with served() as (port, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium(), args=FLAGS)
        rows = [row(name, *page, browser=browser, port=port) for name, page in pages.items()]
        browser.close()
    text = table(["", "HTML KB", "all KB", "requests", "queries"], rows)
    print(text)
    if given.write:
        write(Path(given.write), "pages", text)
    return 0


def stage() -> dict[str, tuple[str, Client]]:
    """The demo hall with a ticket; each page's address and a browser that may see it."""
    call_command("collectstatic", *UNUSED, interactive=False, verbosity=0)
    for command in ("load_data", "open_demo"):
        call_command(command)
    hall, at = Hall.objects.select_related("region").get(slug="kota-batu"), timezone.now()
    asked = TicketRequest(service=hall.offerings.filter(queue__isnull=False)[0].code)
    ticket = take_ticket(hall, asked, by=By("citizen"), at=at)
    officer = Client()
    officer.force_login(
        User.objects.get(email=OFFICER), backend="django.contrib.auth.backends.ModelBackend"
    )
    return {
        "portal home": ("/", Client()),
        "hall page": (f"/mpp/{hall.slug}/", Client()),
        "nation page": ("/nasional/", Client()),
        "map of needs": ("/nasional/kebutuhan/", Client()),
        "ticket page": (f"/tiket/{ticket.code}/", Client()),
        "kiosk": ("/anjungan/", paired(Kiosk.objects.filter(hall=hall)[0])),
        "display": ("/layar/", paired(Display.objects.filter(hall=hall)[0])),
        "console": (desk_of(officer, f"/loket/{hall.slug}/"), officer),
    }


def desk_of(officer: Client, chooser: str) -> str:
    """The first counter that the officer is offered, opened."""
    offered = re.search(f'{chooser}[^/"]+/', officer.get(chooser).content.decode())
    desk = offered[0] if offered else chooser
    officer.post(f"{desk}buka/")
    return desk


def paired(device: Kiosk | Display) -> Client:
    """A browser that is this device."""
    at = timezone.now()
    client = Client()
    client.cookies[DEVICE_COOKIE] = pair_device(offer_pairing(device, at=at).code, at=at).secret
    return client


def row(name: str, path: str, client: Client, *, browser: Browser, port: int) -> list[str]:
    """One page: kilobytes over the wire of its HTML and of everything, requests, queries."""
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        response = client.get(path)
    if response.status_code != 200:
        message = f"{path}: {response.status_code}"
        raise SystemExit(message)
    context = browser.new_context(locale="id-ID", service_workers="block")
    address = f"http://localhost:{port}"
    for key, cookie in client.cookies.items():
        context.add_cookies([{"name": key, "value": cookie.value, "url": address}])
    page = context.new_page()
    told = Told(context.new_cdp_session(page))
    page.goto(address + path, wait_until="load")
    page.wait_for_timeout(2000)
    context.close()
    sizes = [f"{size / 1024:.1f}" for size in (told["Document"], told.total())]
    return [name, *sizes, str(len(told.asked)), str(len(caught))]


class Told(Counter[str]):
    """Bytes over the wire by kind of request, headers included; a stream counts as it comes."""

    def __init__(self, session: CDPSession) -> None:
        super().__init__()
        self.asked: dict[str, str] = {}
        session.on("Network.responseReceived", self.begun)
        session.on("Network.dataReceived", self.flowed)
        session.on("Network.loadingFinished", self.ended)
        session.send("Network.enable")

    def begun(self, of: dict[str, Any]) -> None:
        """The head of an answer has come."""
        self.asked[of["requestId"]] = of["type"]
        if of["type"] == STREAM:
            self[STREAM] += of["response"]["encodedDataLength"]

    def flowed(self, of: dict[str, Any]) -> None:
        """A piece of an answer has come; only a stream never ends."""
        if self.asked.get(of["requestId"]) == STREAM:
            self[STREAM] += of["encodedDataLength"]

    def ended(self, of: dict[str, Any]) -> None:
        """An answer has come in whole."""
        self[self.asked.get(of["requestId"], "Other")] += of["encodedDataLength"]
