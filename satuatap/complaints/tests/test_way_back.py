"""The way back without an account: number and PIN, and what guessing costs."""

from datetime import timedelta

import pytest
import time_machine

from satuatap.complaints.actions import From
from satuatap.complaints.tests.given import filed
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db

PIN = "01234567"
ELSEWHERE = "203.0.113.9"


@pytest.fixture
def made():
    return filed(given.hall(), reporter=From(pin=PIN))


def tried(client, number, pin, **more):
    return client.post("/pengaduan/", {"number": number, "pin": pin}, **more)


def words(answer):
    """The page without what is random or was typed."""
    lines = answer.text.splitlines()
    return [line for line in lines if "csrf" not in line.lower() and "value=" not in line]


def test_a_wrong_number_and_a_wrong_pin_answer_alike(client, made):
    wrong_pin, wrong_number = tried(client, made.number, "1"), tried(client, "ADU-1-2026-1", PIN)
    assert wrong_pin.status_code == wrong_number.status_code == 422
    assert words(wrong_pin) == words(wrong_number)


def test_many_wrong_pins_close_the_number_to_everybody_for_a_while(client, made):
    with time_machine.travel(NINE, tick=False) as clock:
        for _ in range(5):
            tried(client, made.number, "1")
        closed = tried(client, made.number, PIN, REMOTE_ADDR=ELSEWHERE)
        assert closed.status_code == 422
        assert words(closed) == words(tried(client, "ADU-1-2026-1", PIN))
        clock.shift(timedelta(minutes=16))
        assert tried(client, made.number, PIN, REMOTE_ADDR=ELSEWHERE).status_code == 302


def test_one_address_may_not_try_many_numbers(client, made):
    with time_machine.travel(NINE, tick=False):
        for number in range(20):
            tried(client, f"ADU-1-2026-{number}", PIN)
        assert "Terlalu banyak percobaan" in tried(client, made.number, PIN).text
        assert tried(client, made.number, PIN, REMOTE_ADDR=ELSEWHERE).status_code == 302


def test_the_page_closes_after_half_an_hour_of_silence(client, made):
    with time_machine.travel(NINE, tick=False) as clock:
        page = tried(client, made.number, PIN)["Location"]
        clock.shift(timedelta(minutes=29))
        assert client.get(page).status_code == 200
        clock.shift(timedelta(minutes=29))
        assert client.get(page).status_code == 200
        clock.shift(timedelta(minutes=31))
        assert client.get(page).status_code == 302


def test_the_next_person_at_this_browser_finds_nothing(client, made):
    page = tried(client, made.number, PIN)["Location"]
    client.post("/pengaduan/tutup/")
    assert client.get(page).status_code == 302


def test_a_link_alone_opens_nothing_and_tells_nothing(client, made):
    known, unknown = client.get(f"/pengaduan/{made.code}/"), client.get("/pengaduan/XXXX/")
    assert known["Location"] == unknown["Location"] == "/pengaduan/"
