"""Every page that the table of doors knows, at a phone's width and at a desk's, under axe.

The browser asks Django's test client instead of a server: no port, and what a test has made is
gone with its transaction. A new address is looked at without a line here.
"""

from collections.abc import Callable, Iterator
from contextvars import Context, copy_context
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, get_resolver, resolve, reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route

from satuatap.queueing import actions
from satuatap.queueing.tests.given import ANYBODY
from tests.doors import DOORS
from tests.doors.surveys import asked
from tests.world import World, world

pytestmark = pytest.mark.django_db
WIDTHS = (360, 1280)
ORDER = ("anonymous", "hall_manager", "counter_officer", "kiosk", "display", "ministry", "citizen")
PEOPLE = {"anonymous", "citizen"}
statics: dict[str, HttpResponse] = {}


class Tab:
    """One tab of the browser, answered by whoever's test client it is given.

    The browser asks in a context of its own, where Django would open another connection, outside
    of the test's transaction, and leave it open: answers are made in the test's context.
    """

    def __init__(self, page: Page) -> None:
        self.page, self.faults = page, list[str]()
        self.client, self.known, self.test = Client(), list[HttpResponse](), Context()
        page.route("**/*", self.answer)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, address: str, client: Client, first: HttpResponse) -> None:
        """Open the address, whose answer is known already."""
        self.client, self.known, self.test = client, [first], copy_context()
        self.page.goto(f"http://localhost{address}")

    def answer(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.path.startswith("/live/"):
            route.abort()
            return
        found = self.test.run(self.found, f"{asked.path}?{asked.query}", asked.path)
        body = b"".join(found) if found.streaming else found.content
        route.fulfill(status=found.status_code, headers=dict(found.items()), body=body)

    def found(self, address: str, path: str) -> Any:
        if self.known:
            return self.known.pop()
        if not path.startswith("/static/"):
            return self.client.get(address)
        if path not in statics:
            served = self.client.get(path)
            statics[path] = HttpResponse(served.getvalue(), headers=dict(served.items()))
        return statics[path]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    yield Tab(context.new_page())
    context.close()


@pytest.fixture
def look(tab: Tab, axe: Callable[..., None]) -> Callable[..., None]:
    """``look(address, client, answer)`` holds the page against everything we ask of one."""

    def check(address: str, client: Client, first: HttpResponse, *, phone: bool) -> None:
        tab.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        tab.open(address, client, first)
        for width in WIDTHS:
            tab.page.set_viewport_size({"width": width, "height": 800})
            axe(tab.page)
            if phone:
                wide = tab.page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{address} scrolls sideways: {wide} px"
        assert not tab.faults, tab.faults

    return check


def is_page(answer: Any) -> bool:
    """Whether this is a whole page, and not a part of one, a picture or data."""
    html = answer.get("Content-Type", "").startswith("text/html")
    return html and not answer.streaming and b"<html" in answer.content


@pytest.mark.parametrize("name", [name for name, door in DOORS.items() if door.post is None])
def test_a_page_of_the_table_of_doors_is_clean(look, name):
    door, here = DOORS[name], world()
    who = next((each for each in ORDER if door.answers[each] == 200), None)
    if who is None:
        return  # nobody gets a page there
    address, client = reverse(name, kwargs=door.at(here)) + door.query, here.visitor(who)
    answer = client.get(address)
    if is_page(answer):
        look(address, client, answer, phone=who in PEOPLE)


def account_pages() -> list[str]:
    """The addresses of allauth that need nothing to be known."""
    found = []
    for name in get_resolver().reverse_dict:
        if isinstance(name, str) and name.startswith(("account_", "mfa_")):
            try:
                found.append(reverse(name))
            except NoReverseMatch:
                continue
    return [*sorted(found), reverse("account_reset_password_from_key", args=["0", "x-y"])]


@pytest.mark.parametrize("address", account_pages())
@pytest.mark.parametrize("who", ["anonymous", "hall_manager"])
def test_a_page_about_the_account_is_clean(look, who, address):
    client = world().visitor(who)
    answer = client.get(address)
    if is_page(answer):
        look(address, client, answer, phone=True)


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_a_page_about_a_fault_is_clean(look, status):
    request = RequestFactory().get("/")
    handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(status)
    answer = handler(request) if status == 500 else handler(request, Exception())
    assert answer.status_code == status
    look("/", Client(), answer, phone=True)


def rating(here: World, then: str) -> tuple[str, str]:
    """After service: the rating, and the thanks for it."""
    actions.call_next_ticket(here.counter, by=ANYBODY, at=timezone.now())
    actions.finish_ticket(here.ticket, by=ANYBODY, at=timezone.now())
    return "anonymous", reverse(f"surveys:{then}", args=[here.ticket.code])


def survey(here: World) -> tuple[str, str]:
    """After service, while the official survey runs."""
    asked(here)
    return rating(here, "invited")


def called(here: World, name: str) -> tuple[str, str]:
    """While somebody is called: as they, their officer and the display see it."""
    actions.call_next_ticket(here.counter, by=ANYBODY, at=timezone.now())
    door = DOORS[name]
    who = next(each for each in ORDER if door.answers[each] == 200)
    return who, reverse(name, kwargs=door.at(here))


MOMENTS: dict[str, Callable[[World], tuple[str, str]]] = {
    "rating": lambda here: rating(here, "rate"),
    "survey": survey,
    "called on the phone": lambda here: called(here, "queueing:ticket"),
    "called at the console": lambda here: called(here, "console:console"),
    "called on the display": lambda here: called(here, "queueing:display"),
    "called on the floor": lambda here: called(here, "floor:now"),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_in_the_midst_of_things_is_clean(look, moment):
    here = world()
    assert here.ticket
    who, address = MOMENTS[moment](here)
    client = here.visitor(who)
    answer = client.get(address)
    assert is_page(answer), f"{answer.status_code} {resolve(address).view_name}"
    look(address, client, answer, phone=who in PEOPLE)
