"""The ministry's board: where halls stand, what is stuck and since when."""

from datetime import date

import pytest

from satuatap.oversight.queries.board import Asked, columns, lines, lives
from satuatap.oversight.tests import given

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 16)
LONG_AGO = date(2025, 1, 2)


@pytest.fixture
def ministry(client):
    client.force_login(given.ministry())
    return client


def test_halls_are_counted_by_stage():
    given.hall_at("trial", on=TODAY)
    given.hall_at("trial", on=LONG_AGO)
    found = {each.stage.code: each for each in columns(today=TODAY)}
    assert (found["trial"].halls, found["trial"].stuck, found["proposal"].halls) == (2, 1, 0)


def test_the_board_is_narrowed_down_to_what_is_stuck():
    given.hall_at("trial", on=TODAY)
    stuck = given.hall_at("trial", on=LONG_AGO)
    assert [each.hall for each in lives(Asked(stuck=True), today=TODAY)] == [stuck]


@pytest.mark.parametrize("asked", [Asked(stage="trial"), Asked(words="graha satu")])
def test_the_board_is_narrowed_down_by_stage_and_words(asked):
    hall = given.hall_at("trial", name="Graha Satu")
    given.hall_at("operating", name="Graha Dua")
    assert [each.hall for each in lives(asked, today=TODAY)] == [hall]


def test_a_line_says_how_long_it_is_over_its_time():
    hall = given.hall_at("proposal", on=date(2026, 9, 16))
    [line] = lines([hall.life], today=TODAY)
    assert line.over == 1
    assert line.is_stuck


def test_the_page_costs_as_many_queries_for_many_as_for_few(
    ministry, django_assert_max_num_queries
):
    for _ in range(12):
        given.hall_at("preparation")
    with django_assert_max_num_queries(11):
        page = ministry.get("/perjalanan/")
    assert page.status_code == 200


def test_the_page_tells_what_is_missing_and_since_when(ministry):
    given.hall_at("preparation", on=LONG_AGO, name="Graha Lama")
    page = ministry.get("/perjalanan/").content.decode()
    assert "MPP Graha Lama" in page
    assert "2 Jan 2025" in page
    assert "lewat" in page


def test_the_file_has_one_line_a_hall(ministry):
    given.hall_at("proposal", name="=Graha")
    lines = ministry.get("/perjalanan.csv").content.decode().splitlines()
    assert len(lines) == 2
    assert "proposal" in lines[1]
    assert "study" in lines[1]


def test_an_unknown_stage_shows_nothing(ministry):
    given.hall_at("trial")
    assert "Tidak ada mal" in ministry.get("/perjalanan/?tahap=x").content.decode()
