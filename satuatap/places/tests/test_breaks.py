"""Lunch by shifts, as arithmetic."""

from datetime import time

import pytest

from satuatap.places.rules import Break, common_break

EARLY, LATE = Break(time(12), time(12, 45)), Break(time(12, 30), time(13))


@pytest.mark.parametrize(
    ("breaks", "common"),
    [
        ([], None),
        ([None, EARLY], None),
        ([EARLY], EARLY),
        ([EARLY, LATE], Break(time(12, 30), time(12, 45))),
        ([Break(time(11), time(12)), Break(time(12), time(13))], None),
    ],
)
def test_nobody_works_only_where_every_break_overlaps(breaks, common):
    assert common_break(breaks) == common


def test_a_break_begins_at_its_first_minute_and_ends_before_its_last():
    assert [EARLY.holds(time(*at)) for at in [(11, 59), (12, 0), (12, 44), (12, 45)]] == [
        False,
        True,
        True,
        False,
    ]


def test_a_break_is_written_as_people_write_it():
    assert str(LATE) == "12.30–13.00"
