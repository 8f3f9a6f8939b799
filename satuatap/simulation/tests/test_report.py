"""The figures of a play, worked out by hand."""

from datetime import timedelta
from uuid import UUID

import pytest

from satuatap.queueing.estimates import UNKNOWN, Estimate
from satuatap.simulation.report import report, told_to
from satuatap.simulation.stage import Seen
from satuatap.simulation.tests.given import EIGHT


def seen(*, waited: float | None, told: tuple[int, int] | None = None, **more) -> Seen:
    called = None if waited is None else EIGHT + timedelta(minutes=waited)
    estimate = Estimate(*told) if told else UNKNOWN
    return Seen(UUID(int=1), more.pop("priority", False), EIGHT, estimate, called_at=called, **more)


def test_the_error_is_that_of_the_likely_minutes():
    found = told_to([seen(waited=10, told=(6, 12)), seen(waited=4, told=(6, 12))])
    assert found.mean_absolute_error == pytest.approx(3)
    assert found.mean_error == pytest.approx(-1)


@pytest.mark.parametrize(
    ("waited", "soon", "within", "kept"),
    [
        (6, True, False, True),
        (6.4, True, False, True),
        (9, False, True, True),
        (13, False, False, False),
    ],
)
def test_a_wait_is_at_most_likely_in_the_range_or_later(waited, soon, within, kept):
    found = told_to([seen(waited=waited, told=(6, 12))])
    shares = [found.within_likely, found.within_range, found.within_late]
    assert shares == [soon, within, kept]


def test_people_who_were_told_nothing_or_never_called_do_not_count():
    found = told_to([seen(waited=10), seen(waited=None, told=(6, 12))])
    assert (found.people, found.mean_absolute_error, found.within_late) == (0, None, None)


def test_half_wait_at_most_the_median_and_nine_in_ten_the_p90():
    people = [seen(waited=minutes) for minutes in range(11)]
    found = report([*people, seen(waited=None)], utilisation=None).regular
    assert (found.people, found.p50, found.p90) == (11, 5.0, 9.0)


def test_a_report_counts_each_number_once():
    found = report(
        [
            seen(waited=3, told=(2, 5), ended="served"),
            seen(waited=8, priority=True, along=True, ended="no_show"),
            seen(waited=None, remote=True, ended="lapsed"),
            seen(waited=None, told=(2, 5)),
        ],
        utilisation=0.5,
    )
    assert (found.visits, found.tickets, found.served) == (3, 4, 1)
    assert (found.no_shows, found.lapsed, found.still_here) == (1, 1, 1)
    assert found.untold == 1
    assert (found.regular.people, found.priority.people) == (1, 1)


def test_a_report_is_printed_with_units_and_a_dash_for_what_nobody_knows():
    lines = report([seen(waited=3, told=(2, 5))], utilisation=None).lines()
    assert "wait, regular     P50 3.0  P90 3.0 min" in lines
    assert "wait, priority    P50 -  P90 - min" in lines
    assert "utilisation       -" in lines
    assert any(line.startswith("  told 1-4 ") for line in lines)
    assert not any(line.startswith("  told 5-14 ") for line in lines)
