"""Sheets that look as if nobody had read the questions."""

from datetime import UTC, datetime, timedelta

import pytest

from satuatap.surveys.rules import bursts, is_straight

NINE = datetime(2026, 11, 23, 2, tzinfo=UTC)


def came(*seconds, source="tablet"):
    return [(source, NINE + timedelta(seconds=each)) for each in seconds]


@pytest.mark.parametrize(
    ("answers", "straight"),
    [("444444444", True), ("111111111", True), ("444444443", False), ("44", False)],
)
def test_the_same_answer_to_everything_is_straight(answers, straight):
    assert is_straight([int(answer) for answer in answers]) is straight


def test_four_sheets_from_one_tablet_within_a_minute_are_a_burst():
    assert bursts(came(0, 20, 40, 60)) == {0, 1, 2, 3}


def test_three_within_a_minute_and_four_in_more_are_none():
    assert bursts(came(0, 20, 60, 61)) == set()


def test_only_the_sheets_of_the_burst_are_flagged_in_whatever_order_they_stand():
    assert bursts(came(900, 3, 300, 2, 1, 0)) == {1, 3, 4, 5}


def test_two_tablets_are_no_burst_and_an_unknown_source_is_never_one():
    assert bursts(came(0, 10) + came(5, 15, source="other")) == set()
    assert bursts(came(0, 1, 2, 3, 4, source="")) == set()
    assert bursts([]) == set()
