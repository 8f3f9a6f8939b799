"""Two who answer at once, and one who answers while the campaign is closed: real threads."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connections, transaction

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.queueing.tests.test_races import PATIENCE, all_at_once
from satuatap.surveys.actions import answer_invitation, answer_openly, close_campaign
from satuatap.surveys.errors import AlreadyAnswered, SurveyIsClosed
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.tests.asked import CLOSING, TABLET, opened, said, served

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_who_answer_with_one_invitation_one_is_kept():
    skck = given.offering()
    opened(skck.hall)
    code = served(skck).code
    found = all_at_once(lambda worker: answer_invitation(code, said(), at=NINE), 6)
    assert sum(isinstance(each, AlreadyAnswered) for each in found) == 5
    assert Sheet.objects.count() == 1


def test_whoever_closes_waits_for_an_answer_on_its_way():
    campaign, written, closing = opened(given.hall()), Event(), Event()

    def answer():
        try:
            with transaction.atomic():
                answer_openly(campaign, said(), TABLET, at=NINE)
                written.set()
                closing.wait(0.5)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        answering = pool.submit(answer)
        assert written.wait(PATIENCE)
        close_campaign(campaign, by=ANYBODY, at=CLOSING)
        assert answering.done() or Sheet.objects.count() == 1
        answering.result(PATIENCE)
    assert Sheet.objects.count() == 1


def test_an_answer_that_comes_while_it_is_closed_is_refused():
    campaign, held, came = opened(given.hall()), Event(), Event()

    def close():
        try:
            with transaction.atomic():
                close_campaign(campaign, by=ANYBODY, at=CLOSING)
                held.set()
                came.wait(0.5)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        closing = pool.submit(close)
        assert held.wait(PATIENCE)
        with pytest.raises(SurveyIsClosed):
            answer_openly(campaign, said(), TABLET, at=NINE)
        closing.result(PATIENCE)
    assert not Sheet.objects.exists()


def test_many_who_open_a_campaign_get_the_same():
    hall = given.hall()
    found = all_at_once(lambda worker: opened(hall), 6)
    assert set(found) == {Campaign.objects.get()}
