"""A campaign from its opening to its close: period, people served, sample."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from satuatap.queueing import actions as queue
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import answer_openly, close_campaign, record_instrument
from satuatap.surveys.errors import (
    BaselineAfterOpening,
    InstrumentWasEdited,
    PeriodEndsBeforeItBegins,
    PopulationUnknown,
    SurveyOverlaps,
    SurveyTooFarAhead,
)
from satuatap.surveys.models import Campaign, InstrumentVersion, ServedDay
from satuatap.surveys.queries import WHOLE, Part, people_served, survey_due
from satuatap.surveys.queries.standings import dues
from satuatap.surveys.rules import Standing
from satuatap.surveys.tests.asked import (
    CLOSING,
    MONDAY,
    PLAN,
    TABLET,
    answered,
    opened,
    said,
    served,
)
from satuatap.surveys.tests.worked import SKM, TWELVE

pytestmark = pytest.mark.django_db
DAY = (MONDAY, MONDAY)


def sizes(campaign):
    return {
        Part(each.office_id, each.offering_id): (each.population, each.sample)
        for each in campaign.targets.all()
    }


def test_a_campaign_is_opened_with_its_sample():
    campaign = opened(given.hall())
    assert (campaign.state, campaign.basis, str(campaign.instrument)) == (
        "open",
        "stated",
        "skm 2017",
    )
    assert sizes(campaign) == {WHOLE: (1000, 278)}


def test_opening_again_gives_the_same():
    hall = given.hall()
    assert opened(hall) == opened(hall)
    assert Campaign.objects.count() == 1


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (date(2026, 12, 31), date(2027, 3, 1)),
        (date(2026, 1, 1), date(2026, 7, 1)),
        (MONDAY, MONDAY),
    ],
)
def test_a_hall_asks_one_thing_at_a_time(begins, ends):
    hall = given.hall()
    opened(hall)
    with pytest.raises(SurveyOverlaps):
        opened(hall, replace(PLAN, begins=begins, ends=ends))


def test_the_next_period_and_another_hall_may_ask():
    hall = given.hall()
    opened(hall)
    opened(hall, replace(PLAN, begins=date(2027, 1, 1), ends=date(2027, 6, 30)))
    opened(given.hall())
    assert Campaign.objects.count() == 3


def test_a_period_runs_forward():
    with pytest.raises(PeriodEndsBeforeItBegins):
        opened(given.hall(), replace(PLAN, ends=date(2026, 6, 30)))


def test_overlap_is_told_in_a_form_as_well():
    campaign = opened(given.hall())
    twin = Campaign.objects.get(pk=campaign.pk)
    twin.pk, twin._state.adding = None, True
    with pytest.raises(ValidationError, match="sudah punya survei"):
        twin.validate_constraints()


def test_a_hall_that_counted_nobody_has_to_say_how_many_it_serves():
    with pytest.raises(PopulationUnknown):
        opened(given.hall(), replace(PLAN, population=None))


def test_the_people_of_the_period_before_are_expected_again():
    skck = given.offering()
    for _ in range(3):
        served(skck)
    tomorrow = MONDAY + timedelta(days=1)
    campaign = opened(skck.hall, replace(PLAN, begins=tomorrow, ends=tomorrow, population=None))
    assert campaign.basis == "expected"
    assert sizes(campaign) == {
        WHOLE: (3, 3),
        Part(office_id=skck.office_id): (3, 3),
        Part(offering_id=skck.pk): (3, 3),
    }


def test_closing_puts_the_real_numbers_in_place_of_expected_ones():
    skck = given.offering()
    served(skck, at=NINE - timedelta(days=1))
    campaign = opened(skck.hall, replace(PLAN, begins=MONDAY, ends=MONDAY, population=None))
    for _ in range(2):
        served(skck)
    closed = close_campaign(campaign, by=ANYBODY, at=CLOSING)
    assert (closed.basis, sizes(closed)[WHOLE]) == ("counted", (2, 2))


@pytest.mark.parametrize(("stated", "people", "basis"), [(1000, 1000, "stated"), (1, 2, "counted")])
def test_a_stated_number_stays_unless_more_were_counted(stated, people, basis):
    skck = given.offering()
    campaign = opened(skck.hall, replace(PLAN, population=stated))
    served(skck)
    served(skck)
    closed = close_campaign(campaign, by=ANYBODY, at=CLOSING)
    assert (sizes(closed)[WHOLE][0], closed.basis) == (people, basis)
    assert sizes(closed)[Part(offering_id=skck.pk)] == (2, 2)


def test_a_period_that_has_passed_is_counted_at_once():
    skck = given.offering()
    served(skck)
    plan = replace(PLAN, begins=MONDAY, ends=MONDAY, population=None)
    assert opened(skck.hall, plan, at=NINE + timedelta(days=1)).basis == "counted"


def test_closing_again_changes_nothing():
    campaign = opened(given.hall())
    first = close_campaign(campaign, by=ANYBODY, at=CLOSING)
    again = close_campaign(campaign, by=queue.By("user:2"), at=CLOSING + timedelta(days=1))
    assert (again.closed_at, again.closed_by) == (first.closed_at, "test")


@pytest.mark.parametrize(
    "change",
    [
        {"state": "open", "closed_at": None},
        {"ends": date(2027, 1, 31)},
        {"hall": None},
        {"title": "Semester I 2026"},
        {"kind": "baseline"},
        {"closed_by": "user:1", "signed_by": "Orang lain"},
    ],
)
def test_a_closed_campaign_stays_as_it_was(change):
    campaign = close_campaign(opened(given.hall()), by=ANYBODY, at=CLOSING)
    change = change | ({"hall": given.hall()} if "hall" in change else {})
    with (
        pytest.raises(Exception, match=r"(Cannot update|Invalid transition)"),
        transaction.atomic(),
    ):
        Campaign.objects.filter(pk=campaign.pk).update(**change)


def test_what_a_version_asked_is_kept_and_an_edited_file_is_refused():
    kept = record_instrument(SKM, at=NINE)
    assert kept.instrument == SKM
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        InstrumentVersion.objects.update(size=8)


def test_a_version_whose_file_was_edited_needs_a_new_number():
    facts = {"slug": "skm", "version": "2017", "size": 9, "recorded_at": NINE}
    InstrumentVersion.objects.create(**facts, facts={"title": "lain"})
    with pytest.raises(InstrumentWasEdited, match="skm 2017"):
        record_instrument(SKM, at=NINE)


def test_a_person_with_two_numbers_is_one_visitor_and_two_served():
    skck = given.offering()
    other_office = given.office(hall=skck.hall)
    ktp = given.offering(queue=given.queue(office=other_office))
    first = served(skck)
    for again in (skck, ktp):
        served(again, at=NINE + timedelta(hours=1), visit=first.visit)
    assert people_served(skck.hall, DAY) == {
        WHOLE: 1,
        Part(office_id=skck.office_id): 1,
        Part(offering_id=skck.pk): 2,
        Part(office_id=ktp.office_id): 1,
        Part(offering_id=ktp.pk): 1,
    }


def test_finishing_twice_counts_once():
    skck = given.offering()
    ticket = served(skck)
    queue.undo_last_step(ticket, by=ANYBODY, at=NINE + timedelta(minutes=5, seconds=5))
    queue.finish_ticket(ticket, by=ANYBODY, at=NINE + timedelta(minutes=6))
    assert ServedDay.objects.get().served == 1


def test_the_count_stays_when_old_tickets_are_cleared():
    skck = given.offering()
    served(skck)
    queue.clear_old_days(skck.hall, at=NINE + timedelta(days=100))
    assert people_served(skck.hall, DAY)[WHOLE] == 1


def test_a_target_is_of_one_part_and_within_its_people():
    skck = given.offering()
    targets = opened(skck.hall).targets
    for bad in (
        {"office": skck.office, "offering": skck, "population": 9, "sample": 9},
        {"office": skck.office, "population": 9, "sample": 10},
        {"population": 9, "sample": 9},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            targets.create(**bad)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2027, 4, 29), Standing.CURRENT),
        (date(2027, 4, 30), Standing.DUE_SOON),
        (date(2027, 6, 30), Standing.DUE_SOON),
        (date(2027, 7, 1), Standing.OVERDUE),
    ],
)
def test_the_next_survey_is_due_six_months_after_the_last_one_ended(today, standing):
    hall = given.hall(inaugurated_on=date(2024, 6, 24))
    ended(opened(hall))
    due = survey_due(hall, today=today)
    assert due is not None
    assert (due.by, due.standing) == (date(2027, 6, 30), standing)


@pytest.mark.parametrize(
    ("closing", "by"),
    [(NINE, date(2027, 5, 16)), (CLOSING + timedelta(days=90), date(2027, 6, 30))],
)
def test_a_survey_that_is_closed_early_is_followed_by_the_next_one_earlier(closing, by):
    hall = given.hall(inaugurated_on=date(2024, 6, 24))
    ended(opened(hall), at=closing)
    found = [survey_due(hall, today=MONDAY), *(due for _hall, due, _runs in dues(at=NINE))]
    assert [due.by for due in found if due] == [by, by]


def test_what_nobody_answered_was_no_survey():
    hall = given.hall(inaugurated_on=date(2024, 6, 24))
    close_campaign(opened(hall), by=ANYBODY, at=CLOSING)
    found = [survey_due(hall, today=MONDAY), *(due for _hall, due, _runs in dues(at=NINE))]
    assert [due.by for due in found if due] == [date(2024, 12, 24)] * 2


@pytest.mark.parametrize("year", [2028, 9999])
def test_nobody_plans_for_a_year_that_nobody_meant(year):
    far = replace(PLAN, begins=date(year, 7, 1), ends=date(year, 12, 31))
    with pytest.raises(SurveyTooFarAhead):
        opened(given.hall(), far)


def test_a_baseline_was_asked_before_the_hall_opened():
    hall = given.hall(inaugurated_on=PLAN.ends)
    with pytest.raises(BaselineAfterOpening, match="31 Desember 2026"):
        opened(hall, replace(PLAN, kind="baseline"))
    assert opened(hall, replace(PLAN, kind="baseline", ends=PLAN.ends - timedelta(days=1)))


def ended(campaign, *, at=CLOSING):
    """Answered by somebody, and closed."""
    answered(campaign, TWELVE)
    close_campaign(campaign, by=ANYBODY, at=at)


def test_a_hall_that_never_asked_is_due_six_months_after_its_opening():
    due = survey_due(given.hall(inaugurated_on=date(2026, 8, 31)), today=MONDAY)
    assert due is not None
    assert (due.by, due.standing) == (date(2027, 2, 28), Standing.CURRENT)
    assert survey_due(given.hall(), today=MONDAY) is None


def test_an_open_campaign_and_a_baseline_are_no_survey_yet():
    hall = given.hall(inaugurated_on=date(2025, 1, 1))
    opened(hall)
    baseline = replace(PLAN, kind="baseline", begins=date(2024, 1, 1), ends=date(2024, 12, 31))
    close_campaign(opened(hall, baseline), by=ANYBODY, at=CLOSING)
    due = survey_due(hall, today=MONDAY)
    assert due is not None
    assert due.standing == Standing.OVERDUE


def test_a_campaign_with_answers_cannot_be_deleted():
    campaign = opened(given.hall())
    answer_openly(campaign, said(), TABLET, at=NINE)
    with pytest.raises(IntegrityError), transaction.atomic():
        campaign.delete()
