"""What a demo hall has behind it: surveys and reports, made once and open to everybody's look."""

from datetime import date

import pytest

from satuatap.complaints.models import Complaint
from satuatap.complaints.tests.given import people
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE
from satuatap.simulation.past.complaints import EXAMPLES, receive_reports
from satuatap.simulation.past.surveys import half_year, hold_surveys, next_half
from satuatap.surveys.models import Campaign, FollowUp
from satuatap.surveys.queries import campaign_result

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    made = given.offering().hall
    made.inaugurated_on = date(2022, 12, 5)
    made.save()
    return made


def ikm(campaign):
    figure = campaign_result(campaign).whole.figure
    assert figure is not None
    return figure.ikm


def test_a_survey_was_held_before_after_and_runs_now(hall):
    assert hold_surveys(hall, at=NINE) > 300
    held = Campaign.objects.filter(hall=hall).order_by("begins")
    assert [(each.kind, each.state) for each in held] == [
        ("baseline", "closed"),
        *[("regular", "closed")] * 4,
        ("regular", "open"),
    ]
    assert held[5].begins <= date(2026, 11, 16) <= held[5].ends


def test_the_figures_rose_since_and_leave_something_to_do(hall):
    hold_surveys(hall, at=NINE)
    before, *_between, since, runs = Campaign.objects.filter(hall=hall).order_by("begins")
    assert ikm(before) < ikm(since)
    assert 65 < ikm(runs) < 95
    assert FollowUp.objects.filter(campaign=since, done_at=None).count() == 1
    assert FollowUp.objects.overdue(date(2026, 11, 16)).count() == 1


@pytest.mark.parametrize(
    ("opened", "closed"), [(None, 1), (date(2026, 10, 1), 0), (date(2026, 2, 1), 1)]
)
def test_a_young_hall_asked_since_it_opened(hall, opened, closed):
    hall.inaugurated_on = opened
    hold_surveys(hall, at=NINE)
    held = Campaign.objects.filter(hall=hall, kind="regular")
    assert (held.closed().count(), held.open().count()) == (closed, 1)
    assert all(each.begins >= (opened or each.begins) for each in held)


def test_surveys_are_held_once(hall):
    hold_surveys(hall, at=NINE)
    assert hold_surveys(hall, at=NINE) == 0


def test_every_example_says_that_it_is_one(hall):
    hold_surveys(hall, at=NINE)
    titles = [*Campaign.objects.values_list("title", flat=True), *(e.given.title for e in EXAMPLES)]
    assert [title for title in titles if not title.endswith("(contoh)")] == []


def test_reports_stand_at_every_point_of_their_way():
    the = people()
    assert receive_reports(the.hall, at=NINE) == len(EXAMPLES)
    assert receive_reports(the.hall, at=NINE) == 0
    states = set(Complaint.objects.values_list("state", flat=True))
    assert len(states) == 5
    assert Complaint.objects.filter(publication__withdrawn_at=None, state="done").count() == 2


def test_whoever_stands_above_has_reports_to_look_at():
    the = people()
    receive_reports(the.hall, at=NINE)
    levels = Complaint.objects.order_by("level").values_list("level", flat=True)
    assert set(levels) == {0, 2, 3, 4}
    assert Complaint.objects.filter(is_levy=True, level=2).count() == 1
    assert Complaint.objects.handled_by(the.ombudsman, NINE).count() == 1


def test_a_hall_without_people_receives_none():
    assert receive_reports(given.hall(), at=NINE) == 0


@pytest.mark.parametrize(
    ("day", "begins", "then"),
    [
        (date(2026, 6, 30), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2027, 1, 1)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 7, 1)),
    ],
)
def test_half_years_follow_each_other(day, begins, then):
    assert half_year(day) == begins
    assert next_half(begins) == then
