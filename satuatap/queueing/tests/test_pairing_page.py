"""The page where a browser becomes a device."""

import pytest

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.identity.models import TokenRole
from satuatap.identity.tokens import make_pairing_code
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


def code(role: str = TokenRole.KIOSK) -> str:
    return make_pairing_code(given.hall(), role, name="Pintu", at=given.now()).code


def test_the_page_asks_for_the_code(client):
    assert "Kode perangkat" in client.get("/perangkat/").content.decode()


@pytest.mark.parametrize(("role", "home"), [("kiosk", "/anjungan/"), ("display", "/layar/")])
def test_the_right_code_leads_to_the_device_and_leaves_a_cookie(client, role, home):
    answer = client.post("/perangkat/", {"code": code(role).lower()})
    cookie = answer.cookies[DEVICE_COOKIE]
    assert (answer.status_code, answer["Location"]) == (302, home)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_spaces_in_the_code_do_not_matter(client):
    given_code = code()
    typed = f"{given_code[:3]} {given_code[3:]}"
    assert client.post("/perangkat/", {"code": typed}).status_code == 302


def test_a_wrong_code_says_what_to_do(client):
    answer = client.post("/perangkat/", {"code": "AAAAAA"})
    assert answer.status_code == 422
    assert "Minta kode baru" in answer.content.decode()
    assert DEVICE_COOKIE not in answer.cookies


def test_half_a_code_is_not_tried(client):
    answer = client.post("/perangkat/", {"code": "AAA"})
    assert "enam huruf" in answer.content.decode()


def test_guessing_ends_after_ten_attempts(client):
    for _ in range(10):
        client.post("/perangkat/", {"code": "AAAAAA"})
    answer = client.post("/perangkat/", {"code": code()})
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in answer.content.decode()


def test_a_hall_full_of_devices_is_paired_in_one_go(client):
    answers = {client.post("/perangkat/", {"code": code()}).status_code for _ in range(12)}
    assert answers == {302}


def test_one_browser_may_be_a_kiosk_and_a_display(client):
    hall = given.hall()
    for role in ("kiosk", "display"):
        client.post(
            "/perangkat/", {"code": make_pairing_code(hall, role, name="A", at=given.now()).code}
        )
    answers = [client.get(home).status_code for home in ("/anjungan/", "/layar/")]
    assert answers == [200, 200]


def test_a_link_with_the_code_fills_it_in(client):
    assert 'value="ABC234"' in client.get("/perangkat/?kode=ABC234").content.decode()
