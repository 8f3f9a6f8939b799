"""What each hall did in a period: whole months from months, the edges from days."""

from datetime import timedelta

import pytest

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.complaints.tests.given import filed
from satuatap.national.actions import roll_up_everything
from satuatap.national.models import ChangedDay, Listed
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
    Listed.objects.update(since=None)
    told = figures(offered.hall).given
    assert (told.services_given, told.services_promised) == (1, 2)
    assert (told.agencies_present, told.agencies_promised) == (1, 2)


def stop(offering):
    Offering.objects.filter(pk=offering.pk).update(is_active=False)


def send_away(offering):
    AgencyOffice.objects.filter(pk=offering.office_id).update(is_active=False)


@pytest.mark.parametrize("take_off", [stop, send_away, Offering.delete])
def test_what_is_taken_off_the_list_was_promised_until_then(take_off):
    offered, counter = desk()
    idle = given.offering(hall=offered.hall)
    Listed.objects.update(since=MONDAY - MONTH)
    came(offered, counter)
    rolled()
    take_off(idle)
    told = figures(offered.hall).given
    assert (told.services_given, told.services_promised) == (1, 2)
    Listed.objects.exclude(until=None).update(until=MONDAY - timedelta(days=1))
    told = figures(offered.hall).given
    assert (told.services_given, told.services_promised) == (1, 1)


def test_what_came_on_the_list_later_was_not_promised_before():
    hall = given.offering().hall
    Listed.objects.update(since=MONDAY + timedelta(days=1))
    assert figures(hall).given.services_promised == 0


def test_what_was_given_had_been_promised():
    offered, counter = desk()
    came(offered, counter)
    rolled()
    stop(offered)
    Listed.objects.all().delete()
    told = figures(offered.hall).given
    assert (told.services_given, told.services_promised) == (1, 1)


def test_a_slip_of_one_day_and_a_service_that_comes_back_are_known():
    offered = given.offering()
    for is_active in (False, False, True):
        Offering.objects.filter(pk=offered.pk).update(is_active=is_active)
    assert Listed.objects.get(offering_id=offered.pk).until is None
    Listed.objects.update(since=MONDAY)
    stop(offered)
    Offering.objects.filter(pk=offered.pk).update(is_active=True)
    assert Listed.objects.filter(offering_id=offered.pk).count() == 2


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
