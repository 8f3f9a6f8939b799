"""Telephone numbers as people type them."""

import pytest

from satuatap.notifications.phones import NoNumber, international

WRITTEN = ["081234567890", "0812 3456 7890", "+62 812-3456-7890", "6281234567890", "(0812)34567890"]


@pytest.mark.parametrize("typed", WRITTEN)
def test_all_ways_of_writing_are_one_number(typed):
    assert international(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", ["", "abc", "123", "+1", "0812", "0" * 400, "+62812\n"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(NoNumber):
        international(typed)
