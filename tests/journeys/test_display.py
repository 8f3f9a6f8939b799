"""The hall's display: calls in order, through reloads, cuts and deployments."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from satuatap.catalogue.models import Offering
from satuatap.identity.access import DEVICE_COOKIE
from satuatap.places.models import OpeningOverride
from satuatap.queueing.actions import call_next_ticket, finish_ticket, undo_last_step
from satuatap.queueing.actions.devices import offer_pairing, pair_device, unpair_device
from satuatap.queueing.models import Call, Display, HallPolicy
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db(transaction=True)
SHOWN = """() => {
    window.shown = [];
    const number = document.querySelector(".sa-call__no");
    const note = () => {
        const last = window.shown.at(-1);
        const now = number.textContent;
        if (now && last !== now) window.shown.push(now);
    };
    new MutationObserver(note).observe(number, { childList: true, subtree: true });
    note();
}"""


HEARD = """() => {
    window.heard = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
        const since = performance.now();
        let length = 0;
        const measure = () => (length = this.duration || length);
        const note = () => window.heard.push([length, (performance.now() - since) / 1000]);
        this.addEventListener("timeupdate", measure);
        this.addEventListener("ended", note, { once: true });
        return play.call(this);
    };
}"""
BLOCKED = """HTMLMediaElement.prototype.play = () => {
    if (navigator.userActivation.hasBeenActive) return Promise.resolve();
    return Promise.reject(new DOMException("touch first", "NotAllowedError"));
};"""
SPEECH = """window.spoken = [];
speechSynthesis.getVoices = () => [{ lang: "id-ID" }];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
speechSynthesis.cancel = () => {};
speechSynthesis.speak = (said) => { window.spoken.push(said.text); setTimeout(said.onend, 50); };
"""
TOO_WIDE = """() => [...document.querySelectorAll("[data-fit]")].filter(
    (each) => each.offsetParent && each.scrollWidth > each.parentElement.clientWidth
).length"""


def open_hall(**policy):
    """A hall that is open now, with an offering; displays are quick unless told otherwise."""
    offering = given.offering()
    OpeningOverride.objects.create(hall=offering.hall, state="open", starts_at=timezone.now())
    values = {"display_dwell_seconds": 1, "call_repeats": 1} | policy
    HallPolicy.objects.filter(hall=offering.hall).update(**values)
    return offering


def watch(open_page, live_server, display, *, width=1920, height=1080):
    """A browser that was paired as this display, at its page."""
    page = open_page(width=width, height=height)
    code = offer_pairing(display, at=timezone.now()).code
    secret = pair_device(code, at=timezone.now()).secret
    page.context.add_cookies([{"name": DEVICE_COOKIE, "value": secret, "url": live_server.url}])
    page.goto("/layar/")
    return page


def call(offering, count=1):
    """So many people, called at as many counters, now."""
    now = timezone.now()
    return [_call(offering, at=now) for _ in range(count)]


def _call(offering, *, at):
    """At the hall's next counter: 1, 2, 3; how long its number is spoken is part of the test."""
    given.ticket(offering, at=at)
    before = offering.hall.counters.filter(code__regex=r"^\d+$").count()
    return call_next_ticket(given.counter(offering, code=str(before + 1)), by=ANYBODY, at=at)


def quiet(hall, *offices, **more):
    return given.display(hall, *offices, with_voice=False, **more)


def test_many_calls_at_once_are_announced_one_after_another(open_page, live_server):
    offering = open_hall()
    display = quiet(offering.hall)
    page = watch(open_page, live_server, display)
    page.evaluate(SHOWN)
    called = [each.number for each in call(offering, 6)]
    page.wait_for_function("() => shown.length >= 6", timeout=30_000)
    assert page.evaluate("shown") == called


def test_a_display_acknowledges_what_it_has_announced(open_page, live_server):
    offering = open_hall()
    display = quiet(offering.hall)
    page = watch(open_page, live_server, display)
    last = call(offering, 3)[-1]
    expect(page.locator(".sa-call__no")).to_have_text(last.number, timeout=20_000)
    page.wait_for_timeout(2500)
    display.refresh_from_db()
    assert display.announced == last.calling.get().pk


def test_a_reload_goes_on_where_it_stopped(open_page, live_server):
    offering = open_hall()
    called = [each.number for each in call(offering, 4)]
    page = watch(open_page, live_server, quiet(offering.hall))
    expect(page.locator(".sa-call__no")).to_have_text(called[2], timeout=20_000)
    page.reload()
    page.evaluate(SHOWN)
    page.wait_for_function("number => shown.includes(number)", arg=called[3], timeout=20_000)
    assert page.evaluate("shown")[0] in called[1:3]


def test_two_displays_announce_their_own_offices(open_page, live_server):
    ours = open_hall()
    theirs = given.offering(queue=given.queue(hall=ours.hall))
    pages = [
        watch(open_page, live_server, quiet(ours.hall, each.office)) for each in (ours, theirs)
    ]
    call(ours)
    call(theirs)
    for page, number in zip(pages, ("A-001", "B-001"), strict=True):
        expect(page.locator(".sa-call__no")).to_have_text(number, timeout=20_000)


def test_a_cut_is_survived_and_told(open_page, live_server):
    offering = open_hall()
    page = watch(open_page, live_server, quiet(offering.hall))
    expect(page.get_by_text("Belum ada panggilan")).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("Menyambung kembali")).to_be_visible(timeout=30_000)
    call(offering)
    page.context.set_offline(False)
    expect(page.locator(".sa-call__no")).to_have_text("A-001", timeout=30_000)
    expect(page.get_by_text("Menyambung kembali")).to_be_hidden()


def test_the_voice_is_heard_chime_first(open_page, live_server):
    offering = open_hall()
    page = watch(open_page, live_server, given.display(offering.hall))
    page.evaluate(HEARD)
    call(offering)
    page.wait_for_function("() => heard.length === 2", timeout=30_000)
    (chime, rang), (sentence, spoke) = page.evaluate("heard")
    assert 1 < chime < 2.5
    assert 4 < sentence < 9
    assert rang > 0.9 * chime
    assert spoke > 0.9 * sentence


def test_sound_that_is_blocked_asks_once_and_then_never_again(open_page, live_server):
    offering = open_hall()
    page = open_page(width=1280, height=720)
    page.add_init_script(BLOCKED)
    pair(page, live_server, given.display(offering.hall))
    page.get_by_role("button", name="Mulai layar").click()
    expect(page.get_by_text("Tanpa suara")).to_be_hidden()
    page.goto("about:blank")
    page.goto(f"{live_server.url}/layar/")
    expect(page.get_by_text("Belum ada panggilan")).to_be_visible()
    expect(page.get_by_role("button", name="Mulai layar")).to_be_hidden()
    expect(page.get_by_text("Tanpa suara")).to_be_visible()


def test_the_browser_speaks_where_the_server_is_silent(open_page, live_server):
    offering = open_hall(call_repeats=2)
    page = open_page(width=1280, height=720)
    page.route("**/suara/**", lambda route: route.fulfill(status=503))
    page.add_init_script(SPEECH)
    pair(page, live_server, given.display(offering.hall))
    call(offering)
    page.wait_for_function("() => spoken.length === 2", timeout=30_000)
    assert page.evaluate("spoken")[0].startswith("Nomor antrean, A, nol nol satu, silakan menuju")


def test_a_sound_that_never_comes_holds_nobody_up(open_page, live_server):
    offering = open_hall()
    page = open_page(width=1280, height=720)
    page.route("**/suara/**", lambda route: None)
    pair(page, live_server, given.display(offering.hall))
    last = call(offering, 2)[-1]
    expect(page.locator(".sa-call__no")).to_have_text(last.number, timeout=40_000)


def test_a_call_that_is_taken_back_leaves_the_screen(open_page, live_server):
    offering = open_hall(display_dwell_seconds=30)
    page = watch(open_page, live_server, quiet(offering.hall))
    called = call(offering)[0]
    expect(page.locator(".sa-call__no")).to_have_text(called.number, timeout=20_000)
    undo_last_step(called, by=ANYBODY, at=timezone.now())
    expect(page.get_by_text("Belum ada panggilan")).to_be_visible(timeout=15_000)


def test_the_start_page_and_english_are_legible(open_page, live_server, axe, screenshot):
    offering = open_hall(english_voice=True, display_dwell_seconds=600)
    Offering.objects.update(title_id="Kutipan akta kelahiran untuk anak yang lahir di luar negeri")
    page = open_page(width=1920, height=1080)
    page.add_init_script(BLOCKED)
    pair(page, live_server, given.display(offering.hall, name="Layar ruang tunggu utara"))
    expect(page.get_by_role("button", name="Mulai layar")).to_be_visible()
    axe(page, aaa=True)
    screenshot(page, "layar-mulai")
    call(offering, 3)
    page.get_by_role("button", name="Mulai layar").click()
    expect(page.get_by_text("Counter", exact=False).first).to_be_visible(timeout=20_000)
    check(page, axe, screenshot, "layar-inggris")


def pair(page, live_server, display):
    code = offer_pairing(display, at=timezone.now()).code
    secret = pair_device(code, at=timezone.now()).secret
    cookie = {"name": DEVICE_COOKIE, "value": secret, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(f"{live_server.url}/layar/")


def test_a_display_whose_right_is_taken_away_asks_to_be_paired(open_page, live_server):
    offering = open_hall()
    display = quiet(offering.hall)
    page = watch(open_page, live_server, display)
    expect(page.get_by_text("Belum ada panggilan")).to_be_visible()
    unpair_device(Display.objects.get(pk=display.pk), at=timezone.now())
    page.wait_for_url("**/perangkat/**", timeout=20_000)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_every_state_is_legible_at_every_size(open_page, live_server, axe, screenshot, size):
    width, height = size
    offering = open_hall(display_dwell_seconds=600)
    hall = offering.hall
    display = quiet(hall, news="Jumat loket tutup 11.30–13.00 WIB. Nomor pagi tetap berlaku.")
    page = watch(open_page, live_server, display, width=width, height=height)
    check(page, axe, screenshot, "layar-belum")
    finish_all(call(offering, 4))
    Display.objects.filter(pk=display.pk).update(announced=10**6)
    page.reload()
    check(page, axe, screenshot, "layar-panggilan")
    Display.objects.filter(pk=display.pk).update(announced=Call.objects.latest("id").pk)
    wide = given.offering(
        queue=given.queue(office=offering.office, prefix="WB", first_number=1234, last_number=9999)
    )
    call(wide, 3)
    page.reload()
    check(page, axe, screenshot, "layar-serentak")
    OpeningOverride.objects.filter(hall=hall).delete()
    shut(hall)
    Display.objects.filter(pk=display.pk).update(announced=10**6)
    page.reload()
    check(page, axe, screenshot, "layar-tutup")


def shut(hall):
    OpeningOverride.objects.create(
        hall=hall,
        state="closed",
        starts_at=timezone.now(),
        ends_at=timezone.now() + timedelta(hours=20),
        message="Listrik padam. Nomor Anda tetap berlaku besok.",
    )


def finish_all(tickets):
    for each in tickets:
        finish_ticket(each, by=ANYBODY, at=timezone.now())


def check(page, axe, screenshot, name):
    page.wait_for_function("() => document.querySelector('#layar').dataset.mode !== 'wait'")
    page.wait_for_timeout(400)
    axe(page, aaa=True)
    screenshot(page, name)
    assert page.evaluate(TOO_WIDE) == 0
