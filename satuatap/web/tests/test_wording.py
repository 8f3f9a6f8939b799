"""How numbers, times and waits are written."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from satuatap.places import wording
from satuatap.places.models import Hall, Region
from satuatap.web.templatetags.sa import icon, ticket_number

MOMENT = datetime(2026, 11, 19, 3, 42, tzinfo=UTC)


def hall(timezone: str = "Asia/Makassar") -> Hall:
    return Hall(region=Region(timezone=timezone))


def test_a_clock_has_a_point_in_indonesian_and_a_colon_in_english():
    assert wording.clock(MOMENT, hall()) == "11.42"
    with translation.override("en"):
        assert wording.clock(MOMENT, hall()) == "11:42"


def test_a_clock_with_its_zone_is_the_halls():
    assert wording.clock_zone(MOMENT, hall("Asia/Jayapura")) == "12.42 WIT"


def test_a_clock_reads_the_text_of_the_snapshot():
    assert wording.clock("2026-11-19T03:42:00Z", hall("Asia/Jakarta")) == "10.42"


def test_a_long_day_has_its_weekday():
    assert wording.day_long(date(2026, 11, 19)) == "Kamis, 19 November 2026"


@pytest.mark.parametrize(
    ("amount", "said"), [(30000, "Rp30.000"), (0, "Gratis"), (None, ""), (1500000, "Rp1.500.000")]
)
def test_money_is_rupiah_without_a_space(amount, said):
    assert wording.rupiah(amount) == said


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        ((12, 20), "12–20 menit"),
        ((0, 0), "Langsung"),
        ((None, None), "belum diketahui"),
        ((5, 5), "5 menit"),
        ({"likely_minutes": 3, "late_minutes": 9}, "3–9 menit"),
        (None, "belum diketahui"),
        ((70, 90), "70–90 menit"),
        ((45, 91), "45 menit–2 jam"),
        ((89, 118), "1–2 jam"),
        ((190, 250), "3–4,5 jam"),
        ((240, 240), "4 jam"),
    ],
)
def test_a_wait_is_a_range(estimate, said):
    assert wording.range_minutes(estimate) == said


def test_a_wait_that_stands_alone_is_in_words():
    assert wording.range_words((12, 20)) == "12 sampai 20 menit"
    assert wording.range_words((40, 100)) == "40 menit sampai 2 jam"
    assert wording.range_words((190, 250)) == "3 sampai 4,5 jam"


def test_a_long_wait_is_told_in_hours_in_english_too():
    with translation.override("en"):
        assert wording.range_minutes((190, 250)) == "3–4.5 hours"
        assert wording.minutes(160) == "2 hours 40 minutes"


@pytest.mark.parametrize(
    ("count", "said"),
    [(90, "90 menit"), (91, "1 jam 31 menit"), (120, "2 jam"), (None, "–")],
)
def test_a_time_that_has_passed_is_exact(count, said):
    assert wording.minutes(count) == said


def test_the_hyphen_of_a_ticket_number_is_shortened():
    assert ticket_number("A-014") == 'A<span class="sa-hy">-</span>014'


def test_a_ticket_number_from_outside_is_escaped():
    assert "<b>" not in ticket_number("<b>-1")


def test_an_icon_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icon("search")
