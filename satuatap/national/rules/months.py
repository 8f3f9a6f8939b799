"""Months, as their first days."""

from collections.abc import Iterator
from datetime import date

DECEMBER = 12


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    if month.month == DECEMBER:
        return date(month.year + 1, 1, 1)
    return date(month.year, month.month + 1, 1)


def months_between(since: date, until: date) -> Iterator[date]:
    """The months of a period, both of its days included."""
    month = month_of(since)
    while month <= until:
        yield month
        month = next_month(month)


def whole_months(since: date, until: date) -> tuple[date, date]:
    """The months that a period has from their first to their last day: from, and up to (without).

    The same day twice where there is none.
    """
    first = since if since.day == 1 else next_month(month_of(since))
    following = date.fromordinal(until.toordinal() + 1)
    return first, max(first, month_of(following))
