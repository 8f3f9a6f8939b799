"""What a campaign says: of the hall, its offices and services, by channel, against before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import Way, answer_invitation, answer_openly, close_campaign
from satuatap.surveys.queries import Channel, Part, by_part, campaign_flags, campaign_result, cells
from satuatap.surveys.rules import SCALE
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
from satuatap.surveys.tests.worked import SKM, TWELVE, sheets_of, tally

pytestmark = pytest.mark.django_db
BEFORE = replace(PLAN, begins=date(2026, 1, 1), ends=date(2026, 6, 30))


def test_the_worked_example_out_of_the_database():
    campaign = opened(given.hall(), replace(PLAN, population=19))
    answered(campaign, TWELVE)
    whole = campaign_result(campaign).whole
    assert whole.figure is not None
    assert whole.progress is not None
    assert (str(whole.figure.ikm), whole.figure.grade.letter) == ("83.33", "B")
    assert [element.total for element in whole.figure.elements][2] == 33
    assert (whole.progress.sample, whole.progress.shortfall) == (18, 6)


def test_a_campaign_without_answers_has_no_figure_and_lacks_its_whole_sample():
    found = campaign_result(opened(given.hall()))
    assert (found.whole.figure, found.whole.interval, found.channels) == (None, None, [])
    assert found.whole.progress is not None
    assert found.whole.progress.shortfall == 278


def test_offices_and_services_have_their_own_figures_that_add_up():
    skck = given.offering()
    ktp = given.offering(queue=given.queue(office=given.office(hall=skck.hall)))
    campaign = opened(skck.hall)
    answered(campaign, TWELVE[:5], office=skck.office, offering=skck)
    answered(campaign, TWELVE[5:9], office=ktp.office, offering=ktp)
    answered(campaign, TWELVE[9:])
    found = campaign_result(campaign)
    tallies = {each.part: each.tally for each in found.parts}
    assert tallies[Part(office_id=skck.office_id)] == tally(TWELVE[:5])
    assert tallies[Part(offering_id=ktp.pk)] == tally(TWELVE[5:9])
    assert found.whole.tally == tally(TWELVE)


def test_an_office_that_was_served_and_said_nothing_is_in_the_result():
    skck = given.offering()
    served(skck, at=NINE - timedelta(days=1))
    found = campaign_result(
        opened(skck.hall, replace(PLAN, begins=MONDAY, ends=MONDAY, population=None))
    )
    silent = {each.part: each.progress.shortfall for each in found.parts if each.progress}
    assert silent == {Part(office_id=skck.office_id): 1, Part(offering_id=skck.pk): 1}


def test_answers_are_told_by_channel_and_the_open_ones_marked():
    skck = given.offering()
    campaign = opened(skck.hall)
    answer_invitation(served(skck).code, said(), at=NINE)
    for _ in range(2):
        answer_openly(campaign, said(), TABLET, at=NINE)
    assert campaign_result(campaign).channels == [
        Channel("exit", is_open=True, answers=2),
        Channel("ticket", is_open=False, answers=1),
    ]


def test_straight_and_hasty_sheets_are_flagged_and_counted_all_the_same():
    campaign = opened(given.hall())
    for second in range(4):
        way = Way("exit", source="device:1")
        answer_openly(campaign, said("444444444"), way, at=NINE + timedelta(seconds=second))
    answered(campaign, TWELVE[:1])
    running = campaign_flags(campaign)
    assert (running.straight, running.in_bursts) == (None, 4)
    flags = campaign_flags(close_campaign(campaign, by=ANYBODY, at=CLOSING))
    assert (flags.straight, flags.in_bursts) == (4, 4)
    assert campaign_result(campaign).whole.tally.respondents == 5


def test_a_result_stands_beside_the_period_before_and_the_baseline():
    hall = given.hall()
    baseline = replace(BEFORE, kind="baseline", begins=date(2025, 1, 1), ends=date(2025, 6, 30))
    for plan, total in ((baseline, 4500), (BEFORE, 5900)):
        earlier = opened(hall, plan)
        answered(earlier, sheets_of(total, 200), day=plan.begins)
        close_campaign(earlier, by=ANYBODY, at=CLOSING)
    campaign = opened(hall)
    answered(campaign, sheets_of(5400, 200))
    found = campaign_result(campaign)
    assert found.since_last is not None
    assert found.since_baseline is not None
    assert (found.since_last.direction, found.since_baseline.direction) == ("fell", "rose")


def test_a_first_campaign_has_no_trend():
    campaign = opened(given.hall())
    answered(campaign, TWELVE)
    found = campaign_result(campaign)
    assert (found.since_last, found.since_baseline) == (None, None)


def test_a_difference_does_not_tell_what_is_withheld_of_an_earlier_survey():
    hall = given.hall()
    earlier = opened(hall, BEFORE)
    answered(earlier, TWELVE[:4], day=BEFORE.begins)
    close_campaign(earlier, by=ANYBODY, at=CLOSING)
    campaign = opened(hall)
    answered(campaign, TWELVE)
    assert campaign_result(campaign).since_last is None


def test_another_halls_answers_are_not_in_it():
    mine, theirs = opened(given.hall()), opened(given.hall())
    answered(theirs, TWELVE)
    answered(mine, TWELVE[:2])
    assert campaign_result(mine).whole.tally == tally(TWELVE[:2])


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@fact(
    st.lists(
        st.tuples(
            st.sampled_from([0, 1, 2]), st.lists(st.sampled_from(SCALE), min_size=9, max_size=9)
        ),
        max_size=25,
    )
)
def test_what_the_database_adds_up_is_what_the_rules_do(sheets):
    skck = given.offering()
    ktp = given.offering(queue=skck.queue)
    places = [{}, *({"office": skck.office, "offering": each} for each in (skck, ktp))]
    campaign = opened(skck.hall)
    for place, scores in sheets:
        answered(campaign, [scores], **places[place])
    found = by_part(cells(campaign), size=SKM.size)
    assert found[Part()] == tally([scores for _place, scores in sheets])
    for place, part in ((1, Part(offering_id=skck.pk)), (2, Part(offering_id=ktp.pk))):
        mine = [scores for at, scores in sheets if at == place]
        assert found.get(part, tally([])) == tally(mine)


def test_a_result_asks_little_of_the_database(django_assert_max_num_queries):
    skck = given.offering()
    campaign = opened(skck.hall)
    answered(campaign, TWELVE, office=skck.office, offering=skck)
    with django_assert_max_num_queries(5):
        campaign_result(campaign)
