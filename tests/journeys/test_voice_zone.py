"""Two speaking displays in one room: one voice, and nobody left out when one of them dies."""

from itertools import pairwise

import pytest

from satuatap.queueing.tests import given
from tests.journeys.test_display import SHOWN, call, open_hall, pair

pytestmark = pytest.mark.django_db(transaction=True)

# Sound without sound: what was said, from when until when; a sentence lasts half a second.
SAID = """window.said = [];
HTMLMediaElement.prototype.play = function () {
    const begun = Date.now();
    const url = this.src;
    setTimeout(() => {
        window.said.push({ url, begun, ended: Date.now() });
        this.onended?.();
    }, 500);
    return Promise.resolve();
};"""


def screen(open_page, live_server, hall, name):
    page = open_page(width=1280, height=720)
    page.add_init_script(SAID)
    pair(page, live_server, given.display(hall, name=name))
    page.evaluate(SHOWN)
    return page


def shown(page, count):
    page.wait_for_function("count => shown.length >= count", arg=count, timeout=60_000)
    return page.evaluate("shown")


def said(page):
    """What was put aloud after the page had tried whether it may: begun, ended, in order."""
    return [(each["begun"], each["ended"]) for each in page.evaluate("said")[1:]]


def test_two_displays_of_one_room_speak_in_turn_and_show_together(open_page, live_server):
    offering = open_hall()
    pages = [screen(open_page, live_server, offering.hall, name) for name in ("Utara", "Selatan")]
    called = [each.number for each in call(offering, 4)]
    assert [shown(page, 4) for page in pages] == [called, called]
    pages[0].wait_for_timeout(3000)
    voices = sorted(each for page in pages for each in said(page))
    assert len(voices) == 2 * len(called)  # chime and sentence, once each
    assert all(ends <= begins for (_, ends), (begins, _) in pairwise(voices))


def test_when_the_speaking_display_dies_the_other_says_its_call(open_page, live_server):
    offering = open_hall(call_repeats=40)  # long enough to die in the middle of it
    pages = [screen(open_page, live_server, offering.hall, name) for name in ("Utara", "Selatan")]
    (first,) = call(offering)
    for page in pages:
        page.wait_for_function("number => shown.includes(number)", arg=first.number)
    pages[0].wait_for_timeout(2500)
    speaker, other = sorted(pages, key=lambda page: -len(said(page)))
    assert (len(said(speaker)) > 0, len(said(other))) == (True, 0)
    speaker.close()
    other.wait_for_function("() => said.length > 2", timeout=30_000)
    assert other.evaluate("shown") == [first.number]
