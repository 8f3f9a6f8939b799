"""Figures for everybody: without the secret and the few."""

from datetime import timedelta

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import Redacted, accept, publish
from satuatap.complaints.queries import public_figures, published, spots
from satuatap.complaints.rules import Cell, suppressed
from satuatap.complaints.tests.given import (
    MONDAY,
    YEARS_LATER,
    answered,
    by,
    filed,
    people,
)

PERIOD = {"first": MONDAY - timedelta(days=1), "last": YEARS_LATER}


@pytest.fixture
def the(db):
    return people()


def test_nobody_else_learns_of_what_is_secret(the):
    for number in range(12):
        filed(the.hall, is_secret=number % 2 == 0)
    (cell,) = public_figures(None, **PERIOD)

    assert cell.count == 6
    assert public_figures(the.hall, **PERIOD) == [cell]


def test_few_are_left_out(the):
    for _ in range(4):
        answered(the)
    (cell,) = public_figures(the.hall, **PERIOD)

    assert cell.is_hidden
    assert cell.figures == {}


def test_a_lone_small_cell_takes_another_along():
    cells = [Cell((name,), count, {"x": 1}) for name, count in [("a", 2), ("b", 9), ("c", 40)]]
    assert [cell.count for cell in suppressed(cells)] == [None, None, 40]


@for_any(st.lists(st.integers(0, 30), max_size=12))
def test_what_is_hidden_cannot_be_had_from_the_total(counts):
    cells = [Cell((str(number),), count, {}) for number, count in enumerate(counts)]
    hidden = [
        count for count, cell in zip(counts, suppressed(cells), strict=True) if cell.is_hidden
    ]
    assert {count for count in counts if 0 < count < 5} <= set(hidden)
    assert not hidden or sum(hidden) >= 5 or sum(hidden) == sum(counts)


def test_published_ones_are_listed_and_stand_on_the_map(the):
    made = answered(the)
    answered(the)
    accept(made, by=REPORTER, at=MONDAY)
    publish(made, Redacted("Judul", "Isi."), by=by(the.manager, made), at=MONDAY)

    assert [each.complaint for each in published(the.hall)] == [made]
    assert not published(kind="aspiration").exists()
    assert [(spot.hall, spot.count) for spot in spots()] == [(the.hall, 1)]


def test_the_public_list_reads_in_one_query(the, django_assert_num_queries):
    made = answered(the)
    publish(made, Redacted("Judul", "Isi."), by=by(the.manager, made), at=MONDAY)
    with django_assert_num_queries(1):
        for each in published():
            assert each.title
            assert each.complaint.hall.title
            assert each.complaint.office
