"""What each hall did in a period: whole months from months, the edges from days."""

from datetime import timedelta

import pytest

from satuatap.complaints.tests.given import filed
from satuatap.national.actions import roll_up_everything
from satuatap.national.models import ChangedDay
from satuatap.national.queries.figures import of_halls
from satuatap.national.tests.given import LATER, MINUTE, MONDAY, came, desk, rolled
from satuatap.places.models import OpeningOverride
from satuatap.queueing.actions import close_counter, open_counter
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=35)
OPENS = NINE - timedelta(hours=1)
CLOSES = NINE + timedelta(hours=6, minutes=30)


def figures(hall, since=MONDAY, until=MONDAY):
    return of_halls([hall.pk], since, until)[hall.pk]


def test_a_hall_of_which_nothing_is_known_has_zeros():
    found = figures(given.hall())
    assert (found.counts.visits, found.ikm, found.wait_p90) == (0, None, None)


@pytest.mark.parametrize(
    ("before", "after", "visits"),
    [(0, 0, 1), (16, 0, 1), (16, 40, 3), (0, 40, 3), (0, 20, 2)],
)
def test_months_and_edges_are_counted_once(before, after, visits):
    """Visits on 16 November, 1 December, and 21 December."""
    offered, counter = desk()
    for days in (0, 15, 35):
        came(offered, counter, at=NINE + timedelta(days=days))
    rolled(LATER + timedelta(days=60))
    found = figures(offered.hall, MONDAY - timedelta(days=before), MONDAY + timedelta(days=after))
    assert found.counts.visits == visits


def test_what_was_given_stands_beside_what_is_promised():
    offered, counter = desk()
    given.offering(hall=offered.hall)
    came(offered, counter)
    rolled()
    told = figures(offered.hall).given
    assert (told.services_given, told.services_promised) == (1, 2)
    assert (told.agencies_present, told.agencies_promised) == (1, 2)


def test_a_complaint_stands_in_the_book_of_its_day():
    hall = given.hall()
    filed(hall, at=NINE)
    rolled()
    book = figures(hall).book
    assert (book.complaints, book.answered) == (1, 0)


@pytest.mark.parametrize(
    ("opens", "closes", "kept"),
    [(0, 0, 1), (10, -5, 1), (10, -10, 0), (30, 0, 0), (0, -60, 0)],
)
def test_a_promised_day_is_kept_from_opening_to_end(opens, closes, kept):
    offered, counter = desk()
    open_counter(counter, by=ANYBODY, at=OPENS + opens * MINUTE)
    close_counter(counter, by=ANYBODY, at=CLOSES + closes * MINUTE)
    rolled()
    book = figures(offered.hall).book
    assert (book.days_planned, book.days_open, book.days_kept) == (1, 1, kept)


def test_a_day_closed_by_hand_was_promised_all_the_same():
    hall = given.hall()
    OpeningOverride.objects.create(hall=hall, state="closed", starts_at=OPENS)
    ChangedDay.objects.create(hall=hall, day=MONDAY)
    roll_up_everything(at=LATER)
    book = figures(hall).book
    assert (book.days_planned, book.days_kept) == (1, 0)


def test_figures_of_many_halls_ask_few_questions(django_assert_max_num_queries):
    halls = [desk()[0].hall.pk for _ in range(4)]
    with django_assert_max_num_queries(6):
        of_halls(halls, MONDAY, MONDAY + MONTH)
