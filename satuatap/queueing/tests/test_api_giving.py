"""Taking a number through the floor's API."""

import re
from datetime import datetime

import pytest

from satuatap.identity.tokens import revoke
from satuatap.queueing.models import Ticket
from satuatap.queueing.tests import given
from satuatap.queueing.tests.api import Machine, open_now, problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    made = given.offering()
    open_now(made.hall)
    return made


@pytest.fixture
def kiosk(service):
    return Machine(service.hall, "kiosk")


def test_a_number_is_given(kiosk, service, settings):
    settings.PUBLIC_URL = "https://mpp.example"
    response = kiosk.take(service.code, "k1")
    told = response.json()
    assert response.status_code == 201
    assert list(told) == [
        "id",
        "number",
        "service",
        "position",
        "estimate",
        "issued_at",
        "track_url",
    ]
    assert (told["number"], told["service"], told["position"]) == ("A-001", service.code, 1)
    assert told["estimate"] == {"likely_minutes": None, "late_minutes": None}
    assert datetime.fromisoformat(told["issued_at"]).tzinfo
    assert re.fullmatch(r"https://mpp\.example/tiket/[A-Z0-9]{12}/", told["track_url"])


def test_the_same_key_gives_the_same_bytes_whatever_happened_since(kiosk, service):
    desk = Machine(service.hall, "counter", counter=given.counter(service))
    desk.call()
    first = kiosk.take(service.code, "k1")
    kiosk.take(service.code, "k2")
    desk.call()
    again = kiosk.take(service.code, "k1")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.content == first.content
    assert first.json()["estimate"]["likely_minutes"] == 0
    assert Ticket.objects.count() == 2


def test_keys_belong_to_one_token(kiosk, service):
    other = Machine(service.hall, "kiosk")
    numbers = [each.take(service.code, "k1").json()["number"] for each in (kiosk, other)]
    assert numbers == ["A-001", "A-002"]


def test_without_a_key_every_request_gives_a_number(kiosk, service):
    numbers = [kiosk.take(service.code).json()["number"] for _ in range(2)]
    assert numbers == ["A-001", "A-002"]


def test_the_same_key_for_something_else_is_refused(kiosk, service):
    kiosk.take(service.code, "k1")
    other = kiosk.take(service.code, "k1", priority="elderly")
    assert (other.status_code, problem_of(other)) == (422, "idempotency-key-reused")


def test_paper_waits_only_when_it_is_printed(kiosk, service):
    desk = Machine(service.hall, "counter", counter=given.counter(service))
    ticket = kiosk.take(service.code, delivery="paper").json()
    assert desk.call().status_code == 204
    printed = kiosk.step("printed", ticket)
    assert (printed.status_code, printed.json()["state"]) == (200, "waiting")
    assert desk.call().json()["id"] == ticket["id"]


def test_priority_says_its_place(kiosk, service):
    for _ in range(4):
        kiosk.take(service.code)
    assert kiosk.take(service.code, priority="pregnant").json()["position"] == 3


@pytest.mark.parametrize("key", ["", "x" * 256, "a\x01b"])
def test_a_key_that_nobody_can_use_is_refused(kiosk, service, key):
    response = kiosk.take(service.code, key)
    assert (response.status_code, problem_of(response)) == (400, "unreadable-header")


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (b"{", 400, "unreadable-body"),
        (b"[]", 400, "unreadable-body"),
        (b"\xff\xfe", 400, "unreadable-body"),
        (b"[" * 16000, 400, "unreadable-body"),
        (b" " * 20000, 413, "body-too-large"),
        (b"", 422, "wrong-fields"),
        (b'{"service":7}', 422, "wrong-fields"),
        (b'{"service":"a\\u0000b"}', 422, "wrong-fields"),
        (b'{"service":"\\ud800"}', 422, "wrong-fields"),
        (b'{"service":"x","priority":"vip"}', 422, "wrong-fields"),
        (b'{"service":"x","delivery":"remote"}', 422, "wrong-fields"),
        (b'{"service":"x","name":"Siti"}', 422, "wrong-fields"),
        (b'{"service":"x"}', 404, "unknown-service"),
    ],
)
def test_bad_bodies_are_refused_and_nothing_is_written(kiosk, service, body, status, kind):
    response = kiosk.client.post(
        f"/api/v1/halls/{service.hall.slug}/tickets",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {kiosk.secret}"},
    )
    assert (response.status_code, problem_of(response)) == (status, kind)
    assert not Ticket.objects.exists()


def test_a_form_is_not_json(kiosk, service):
    response = kiosk.client.post(
        f"/api/v1/halls/{service.hall.slug}/tickets",
        {"service": service.code},
        headers={"Authorization": f"Bearer {kiosk.secret}"},
    )
    assert (response.status_code, problem_of(response)) == (415, "not-json")


def test_wrong_fields_are_named(kiosk):
    faults = kiosk.take("x y", priority="vip").json()["fields"]
    assert [each["field"] for each in faults] == ["service", "priority"]


def test_a_closed_hall_says_so_and_when_it_opens():
    service = given.offering()
    service.hall.overrides.create(
        hall=service.hall, state="closed", starts_at=given.NINE, message="Listrik padam"
    )
    response = Machine(service.hall, "kiosk").take(service.code)
    assert (response.status_code, problem_of(response)) == (409, "service-is-closed")
    assert "Listrik padam" in response.json()["detail"]


def test_the_cap_is_kept(kiosk, service):
    service.queue.daily_cap = 1
    service.queue.save()
    assert kiosk.take(service.code, "k1").status_code == 201
    full = kiosk.take(service.code, "k2")
    assert (full.status_code, problem_of(full)) == (409, "numbers-are-gone")
    assert kiosk.take(service.code, "k1").status_code == 200


def test_problems_are_in_the_readers_language(kiosk):
    told = kiosk.post(f"halls/{kiosk.hall.slug}/tickets", {}, **{"Accept-Language": "en-GB"})
    assert told.headers["Content-Language"] == "en"
    assert "Accept-Language" in told.headers["Vary"]


def test_only_a_kiosk_of_the_hall_takes_numbers(kiosk, service):
    counter = Machine(service.hall, "counter", counter=given.counter(service))
    display = Machine(service.hall, "display")
    foreign = Machine(given.offering().hall, "kiosk")
    foreign.hall = service.hall
    answers = [each.take(service.code) for each in (counter, display, foreign)]
    assert [each.status_code for each in answers] == [403, 403, 404]
    assert not Ticket.objects.exists()


@pytest.mark.parametrize(
    "shown", ["", "Bearer", "Bearer ", "Bearer forged", "Basic eDp5", "Bearer \xff"]
)
def test_without_a_good_token_nobody_comes_in(kiosk, service, shown):
    response = kiosk.post(
        f"halls/{service.hall.slug}/tickets", {"service": service.code}, Authorization=shown
    )
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert problem_of(response) in {"token-missing", "token-invalid"}


def test_a_revoked_token_is_dead_at_once(kiosk, service):
    assert kiosk.take(service.code).status_code == 201
    revoke(kiosk.token, at=given.NINE)
    assert kiosk.take(service.code).status_code == 401


def test_a_number_costs_two_queries(kiosk, service, django_assert_num_queries):
    kiosk.take(service.code)
    with django_assert_num_queries(2):
        kiosk.take(service.code, "k1")
