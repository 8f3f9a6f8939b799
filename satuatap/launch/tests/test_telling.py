"""What the start tells at its end, and whether it may listen where it is told to."""

import pytest

from satuatap.launch.network import check_port
from satuatap.launch.plan import Plan
from satuatap.launch.problems import CannotStart
from satuatap.launch.telling import ready


def told(lan: str | None = "192.168.7.20", **variables: str) -> str:
    return ready(Plan.of(variables), 3.2, codes={"kiosk": "ABC234"}, lan=lan)


def test_phones_are_told_how_to_open_the_codes():
    assert "\n  HOST=0.0.0.0 PUBLIC_URL=http://192.168.7.20:8000 make run\n" in told()


def test_another_port_is_part_of_what_phones_need():
    words = "PORT=8001 HOST=0.0.0.0 PUBLIC_URL=http://192.168.7.20:8001 make run"
    assert words in told(PORT="8001")


@pytest.mark.parametrize(
    "variables",
    [{"PUBLIC_URL": "http://192.168.7.20:8000", "HOST": "0.0.0.0"}, {"HOST": "192.168.7.20"}],
)
def test_no_hint_when_phones_already_find_the_site(variables):
    assert "make run" not in told(**variables)


def test_no_hint_without_a_network():
    assert "make run" not in told(lan=None)


def test_listening_to_all_is_not_enough_for_the_codes():
    assert "PUBLIC_URL=http://192.168.7.20:8000" in told(HOST="0.0.0.0")


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({"PORT": "99999"}, "PORT must lie between"),
        ({"HOST": "192.0.2.77"}, "HOST=192.0.2.77 is no address of this machine"),
    ],
)
def test_a_place_where_nobody_can_listen_is_one_sentence(variables, word):
    with pytest.raises(CannotStart, match=word):
        check_port(Plan.of(variables))
