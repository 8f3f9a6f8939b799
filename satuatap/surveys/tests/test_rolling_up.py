"""Days added up once give the same figures as all sheets, to the last digit."""

from dataclasses import replace
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, settings
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys import tasks
from satuatap.surveys.actions import answer_openly, close_campaign, roll_up
from satuatap.surveys.actions.publication import rule_smallest_cell
from satuatap.surveys.models import ChangedDay, DayTally, PartTally, SmallestCell
from satuatap.surveys.queries import Part, by_part, campaigns_to_roll_up, cells, rolled_cells
from satuatap.surveys.rules import SCALE
from satuatap.surveys.tests.asked import CLOSING, MONDAY, TABLET, answered, opened, said
from satuatap.surveys.tests.worked import TWELVE, figured, tally

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)
sheets = st.lists(st.lists(st.sampled_from(SCALE), min_size=9, max_size=9), max_size=8)


def test_what_is_rolled_up_is_what_the_sheets_say():
    skck = given.offering()
    campaign = opened(skck.hall)
    answered(campaign, TWELVE[:5], office=skck.office, offering=skck)
    answered(campaign, TWELVE[5:], day=TUESDAY)
    assert roll_up(campaign) == [MONDAY, TUESDAY]
    assert rolled_cells(campaign) == cells(campaign)
    assert by_part(rolled_cells(campaign), size=9)[Part()] == tally(TWELVE)


def test_only_changed_days_are_added_up_again():
    campaign = opened(given.hall())
    answered(campaign, TWELVE[:5])
    roll_up(campaign)
    before = DayTally.objects.get()
    answered(campaign, TWELVE[5:], day=TUESDAY)
    assert roll_up(campaign) == [TUESDAY]
    assert DayTally.objects.get(day=MONDAY).pk == before.pk
    assert roll_up(campaign) == []


def test_the_worker_rolls_up_whatever_has_changed():
    campaigns = [opened(given.hall()) for _ in range(2)]
    for campaign in campaigns:
        answered(campaign, TWELVE)
    tasks.roll_up_surveys(0)
    assert [by_part(rolled_cells(each), size=9)[Part()] for each in campaigns] == [
        tally(TWELVE)
    ] * 2
    assert not ChangedDay.objects.exists()


def test_a_closed_campaign_is_rolled_up():
    campaign = opened(given.hall())
    answer_openly(campaign, said(), TABLET, at=NINE)
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    assert rolled_cells(campaign) == cells(campaign)


def test_another_rule_of_few_answers_says_anew_what_may_be_read():
    skck = given.offering()
    campaign = opened(skck.hall)
    answered(campaign, TWELVE, office=skck.office, offering=skck)
    roll_up(campaign)
    told = PartTally.objects.filter(is_told=True)
    assert (told.count(), campaigns_to_roll_up().exists()) == (3, False)
    later = SmallestCell(least=13, valid_from=campaign.ends, basis="Keputusan 7/2026")
    rule_smallest_cell(later, today=MONDAY, by="test", at=NINE)
    assert campaigns_to_roll_up().get() == campaign
    tasks.roll_up_surveys(0)
    assert (told.count(), campaigns_to_roll_up().exists()) == (0, False)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@fact(
    st.lists(
        st.tuples(st.sampled_from([MONDAY, TUESDAY]), st.sampled_from([0, 1]), sheets), max_size=5
    )
)
def test_rolled_up_in_any_steps_the_figure_is_exact(steps):
    skck = given.offering()
    places = [{}, {"office": skck.office, "offering": skck}]
    campaign = opened(skck.hall)
    every = []
    for day, place, some in steps:
        answered(campaign, some, day=day, **places[place])
        roll_up(campaign)
        every += some
    assert rolled_cells(campaign) == cells(campaign)
    whole = by_part(rolled_cells(campaign), size=9)[Part()]
    assert whole == tally(every)
    assert not every or figured(every).index == whole.mean


@pytest.mark.django_db(transaction=True)
def test_a_sheet_on_its_way_is_waited_for():
    campaign, written, rolling = opened(given.hall()), Event(), Event()

    def answer():
        try:
            with transaction.atomic():
                answer_openly(campaign, said(), replace(TABLET), at=NINE)
                written.set()
                rolling.wait(0.5)
        finally:
            connections.close_all()

    answering = Thread(target=answer)
    answering.start()
    assert written.wait(20)
    roll_up(campaign)
    answering.join(20)
    assert rolled_cells(campaign) == cells(campaign) != []
