"""The number that people read."""

import pytest

from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("first", "numbers"), [(1, ["A-001", "A-002"]), (999, ["A-999", "A-1000"])]
)
def test_numbers_are_three_digits_wide_and_wider_where_they_must(first, numbers):
    line = given.queue(first_number=first, last_number=9999)
    offering = given.offering(queue=line)
    assert [given.ticket(offering).number for _ in range(2)] == numbers
