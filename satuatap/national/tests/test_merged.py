"""Merging complaints, and stopping their clocks, makes no figure better."""

from datetime import timedelta

import pytest

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import answer, ask_more, complete, merge, start, unmerge
from satuatap.complaints.models import Complaint
from satuatap.complaints.tests.given import (
    after_due,
    answered,
    at_office,
    begun,
    by,
    filed,
    fresh,
    lifted,
    people,
)
from satuatap.national.queries.figures import of_books
from satuatap.national.tests.given import LATER, MONDAY, rolled
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MONTHS = 120 * DAY


@pytest.fixture
def the():
    return people()


def book(the, *, at=LATER + MONTHS):
    rolled(at)
    return of_books([the.hall.pk], MONDAY - MONTHS, MONDAY + MONTHS)[the.hall.pk]


def merged(the, duplicate, into, *, at):
    return merge(fresh(duplicate), fresh(into), by=by(the.manager, duplicate), at=at)


def answers(the, complaint, *, at):
    """The office begins and answers."""
    made = start(fresh(complaint), by=by(the.officer, complaint), at=at)
    answer(made, "Sudah.", proof="Foto", by=by(the.officer, made), at=at)


def test_late_ones_stay_late_in_whatever_they_are_merged_into(the):
    original = at_office(the)
    late = [lifted(filed(the.hall)) for _ in range(4)]
    before = book(the)
    assert (before.complaints, before.late, before.answered_on_time) == (5, 4, 0)
    for each in late:
        merged(the, each, original, at=NINE + DAY)
    answers(the, original, at=NINE + DAY)
    found = book(the)
    assert (found.complaints, found.late, found.answered_on_time) == (5, 4, 1)


def test_who_wrote_the_same_again_is_answered_with_the_first(the):
    original, again = at_office(the), filed(the.hall, at=NINE + DAY)
    merged(the, again, original, at=NINE + DAY)
    before = book(the)
    answers(the, original, at=NINE + 2 * DAY)
    found = book(the)
    assert (before.answered, found.complaints, found.answered) == (0, 2, 2)
    assert (found.answered_on_time, found.late) == (2, 0)


def test_an_answer_from_before_it_was_sent_is_none_in_time(the):
    old = answered(the)
    new = filed(the.hall, at=NINE + 30 * DAY)
    merged(the, new, old, at=NINE + 31 * DAY)
    found = book(the)
    assert (found.complaints, found.answered_on_time) == (2, 1)


def test_who_was_there_before_gains_no_days_by_a_later_one(the):
    """It is passed on to one that was sent shortly before its own days end."""
    early = begun(the)
    due = fresh(early).due_at
    late = at_office(the, at=due - DAY)
    merged(the, early, late, at=due - DAY)
    answers(the, late, at=due + DAY)
    found = book(the)
    assert (found.complaints, found.answered_on_time) == (2, 1)


def test_one_that_was_another_matter_has_its_own_clock_again(the):
    original, other = at_office(the), filed(the.hall)
    merged(the, other, original, at=NINE)
    answers(the, original, at=NINE + DAY)
    unmerge(fresh(other), "Loket lain.", by=REPORTER, at=NINE + DAY)
    found = book(the)
    assert (found.complaints, found.answered_on_time) == (2, 1)


def stopped(the, **more):
    """One that was answered after its days, in time because its clock stood."""
    made = begun(the, **more)
    due = fresh(made).due_at
    ask_more(made, "Kapan?", by=by(the.officer, made), at=NINE + DAY)
    complete(fresh(made), "Senin.", by=REPORTER, at=due)
    answer(fresh(made), "Sudah.", proof="Foto", by=by(the.officer, made), at=due + DAY)
    assert fresh(made).on_time
    return made


def test_whose_clock_stood_is_known_beside_who_was_answered_in_time(the):
    made, plain = stopped(the), answered(the)
    found = book(the)
    assert (found.complaints, found.answered_on_time, found.paused) == (2, 2, 1)
    assert plain.on_time
    Complaint.objects.filter(pk=made.pk).update(is_secret=True, may_publish=False)
    assert book(the).paused == 0


def test_nothing_is_taken_off_for_what_was_never_counted(the):
    """It goes around the hall and is not done: neither the count nor the pause knows it."""
    made = stopped(the)
    Complaint.objects.filter(pk=made.pk).update(around_hall=True, level=2, office=None)
    found = book(the)
    assert (found.complaints, found.answered_on_time, found.paused) == (0, 0, 0)


def test_after_its_days_one_is_late(the):
    made = at_office(the)
    answers(the, made, at=after_due(made))
    assert not fresh(made).on_time
    assert book(the).answered_on_time == 0
