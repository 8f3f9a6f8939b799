"""Periods of whole months, and the whole months of a period."""

from datetime import date

import pytest
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.national.rules import month_of, next_month, whole_months
from satuatap.national.rules.periods import Period, period_of

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
TODAY = date(2026, 11, 22)


@fact(days, days)
def test_every_day_is_in_a_whole_month_or_at_an_edge(one, other):
    since, until = min(one, other), max(one, other)
    first, last = whole_months(since, until)
    assert first.day == last.day == 1
    assert first == last or since <= first < last
    assert last <= date.fromordinal(until.toordinal() + 1) or first == last


def test_the_period_before_has_as_many_months():
    period = Period(date(2026, 1, 1), date(2026, 3, 1))
    assert period.before == Period(date(2025, 10, 1), date(2025, 12, 1))
    assert period.last_day == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2026-01", "2026-03", (date(2026, 1, 1), date(2026, 3, 1))),
        ("", "", (date(2025, 12, 1), date(2026, 11, 1))),
        ("2026-05", "2026-03", (date(2025, 4, 1), date(2026, 3, 1))),
        ("2026-02", "2030-01", (date(2026, 2, 1), date(2026, 11, 1))),
        ("1990-01", "2026-11", (date(2021, 12, 1), date(2026, 11, 1))),
        ("0000-01", "٢٠٢٦-٠١", (date(2025, 12, 1), date(2026, 11, 1))),
    ],
)
def test_what_is_asked_is_never_nonsense(since, until, expected):
    found = period_of(since, until, today=TODAY)
    assert (found.since, found.until) == expected


@fact(days)
def test_months_follow_each_other(day):
    month = month_of(day)
    assert month_of(date.fromordinal(next_month(month).toordinal() - 1)) == month
