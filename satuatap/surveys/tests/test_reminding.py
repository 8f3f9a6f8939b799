"""Managers are warned ahead and the ministry hears of late halls: each date once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from satuatap.identity.models import Membership, Role
from satuatap.notifications.models import Message
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign, remind
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.worked import TWELVE

pytestmark = pytest.mark.django_db
OPENED = date(2026, 1, 15)  # so the first survey is due by 15 July
MAY, JULY = datetime(2026, 5, 20, tzinfo=UTC), datetime(2026, 7, 16, 12, tzinfo=UTC)


@pytest.fixture
def hall():
    found = given.hall(inaugurated_on=OPENED)
    given.manager(found)
    Membership.objects.create(user=given.user(), role=Role.MINISTRY)
    return found


def told():
    return list(Message.objects.order_by("created_at").values_list("event", flat=True))


def test_the_manager_is_warned_two_months_ahead_and_once(hall):
    remind(at=MAY - timedelta(days=7))
    assert told() == []
    for days in range(3):
        remind(at=MAY + timedelta(days=days))
    message = Message.objects.get()
    assert (message.event, message.path) == ("survey-due", f"/kerja/survei/{hall.slug}/")
    assert message.context["date"] == "15 Juli 2026"


def test_the_ministry_hears_of_a_late_hall_once(hall):
    for days in range(3):
        remind(at=JULY + timedelta(days=days))
    message = Message.objects.get()
    assert message.event == "survey-overdue"
    assert Membership.objects.get(user=message.recipient.user).role == Role.MINISTRY


def test_a_hall_that_asks_in_time_is_left_in_peace(hall):
    opened(hall, replace(PLAN, begins=date(2026, 5, 1), ends=date(2026, 6, 30)))
    remind(at=MAY)
    assert told() == []


def test_a_survey_that_ends_too_late_does_not_count(hall):
    opened(hall, replace(PLAN, begins=date(2026, 5, 1), ends=date(2026, 8, 30)))
    remind(at=MAY)
    assert told() == ["survey-due"]


def test_the_next_date_is_told_anew(hall):
    remind(at=JULY)
    done = opened(hall, replace(PLAN, begins=date(2026, 7, 17), ends=date(2026, 7, 31)))
    answered(done, TWELVE, day=done.begins)
    close_campaign(done, by=ANYBODY, at=CLOSING)
    remind(at=datetime(2026, 12, 20, tzinfo=UTC))
    remind(at=datetime(2027, 2, 2, tzinfo=UTC))
    assert told() == ["survey-overdue", "survey-due", "survey-overdue"]


def test_a_hall_that_nobody_opened_is_not_late():
    given.manager(given.hall(inaugurated_on=OPENED, status="listed"))
    given.manager(given.hall())
    remind(at=JULY)
    assert told() == []
