"""What a hall promised after a survey, followed until it is done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import Promise, close_campaign, finish_follow_up, plan_follow_up
from satuatap.surveys.errors import (
    FollowUpIsVague,
    FollowUpLacksProof,
    NoSuchElement,
    SurveyStillRuns,
)
from satuatap.surveys.models import FollowUp
from satuatap.surveys.tests.asked import CLOSING, opened

pytestmark = pytest.mark.django_db
TIME = Promise("waktu", "Dua loket tambahan pukul 09.00–11.00", "Disdukcapil", date(2027, 3, 31))


@pytest.fixture
def campaign():
    return close_campaign(opened(given.hall()), by=ANYBODY, at=CLOSING)


def plan(campaign, promise=TIME):
    return plan_follow_up(campaign, promise, by=ANYBODY, at=CLOSING)


def finish(follow_up, proof="SK Kepala Dinas 12/2027", *, at=CLOSING):
    return finish_follow_up(follow_up, proof=proof, by=ANYBODY, at=at)


def test_a_promise_is_kept_once(campaign):
    assert plan(campaign) == plan(campaign)
    kept = FollowUp.objects.get()
    assert (kept.element, kept.owner, kept.due) == ("waktu", "Disdukcapil", TIME.due)


def test_an_element_may_need_several_measures(campaign):
    plan(campaign)
    plan(campaign, replace(TIME, measure="Syarat diperiksa sebelum ambil nomor"))
    assert campaign.follow_ups.count() == 2


@pytest.mark.parametrize(
    ("promise", "error"),
    [
        (replace(TIME, element="parkir"), NoSuchElement),
        (replace(TIME, measure=" "), FollowUpIsVague),
        (replace(TIME, owner=""), FollowUpIsVague),
        (replace(TIME, due=date(2026, 12, 30)), FollowUpIsVague),
    ],
)
def test_a_promise_names_element_measure_owner_and_a_later_day(campaign, promise, error):
    with pytest.raises(error):
        plan(campaign, promise)


def test_before_the_close_there_is_nothing_to_promise():
    with pytest.raises(SurveyStillRuns):
        plan(opened(given.hall()))


def test_it_is_done_once_and_with_its_proof(campaign):
    kept = plan(campaign)
    with pytest.raises(FollowUpLacksProof):
        finish(kept, " ")
    done = finish(kept)
    again = finish(kept, "lain", at=CLOSING + timedelta(days=9))
    assert (again.proof, again.done_at) == (done.proof, CLOSING)


def test_the_overdue_ones_are_found_until_they_are_done(campaign):
    kept = plan(campaign)
    assert not FollowUp.objects.overdue(TIME.due).exists()
    assert FollowUp.objects.overdue(TIME.due + timedelta(days=1)).get() == kept
    finish(kept)
    assert not FollowUp.objects.overdue(TIME.due + timedelta(days=1)).exists()


def test_the_database_holds_that_done_has_a_proof(campaign):
    plan(campaign)
    for bad in ({"done_at": CLOSING}, {"proof": "x"}, {"owner": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FollowUp.objects.update(**bad)
