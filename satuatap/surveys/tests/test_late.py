"""What halls promised and did not do in time: told once, and listed for the ministry."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from satuatap.identity.models import Membership, Role
from satuatap.notifications.models import Message
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import (
    Promise,
    alarm_of_not_rising,
    close_campaign,
    finish_follow_up,
    plan_follow_up,
    remind_of_follow_ups,
)
from satuatap.surveys.models import FollowUp
from satuatap.surveys.tests.asked import CLOSING, answered, opened
from satuatap.surveys.tests.test_nation_page import FIRST, OLD
from satuatap.surveys.tests.test_nation_page import asked as held
from satuatap.surveys.tests.test_regions import eastern_hall
from satuatap.surveys.tests.worked import TWELVE

pytestmark = pytest.mark.django_db
DUE = date(2027, 3, 31)
DAY_AFTER = datetime(2027, 4, 1, 1, tzinfo=UTC)
LIST = "/kerja/survei/nasional/tindak-lanjut/"


@pytest.fixture
def skck():
    return given.offering()


@pytest.fixture
def campaign(skck):
    made = opened(skck.hall)
    answered(made, TWELVE, office=skck.office, offering=skck)
    return close_campaign(made, by=ANYBODY, at=CLOSING)


def promised(campaign, *, due=DUE, **more):
    promise = Promise("waktu", "Dua loket tambahan", "Disdukcapil", due)
    return plan_follow_up(campaign, replace(promise, **more), by=ANYBODY, at=CLOSING)


def ministry():
    user = given.user()
    Membership.objects.create(user=user, role=Role.MINISTRY)
    return user


def told():
    rows = Message.objects.order_by("created_at", "pk")
    return [(each.event, each.recipient.user) for each in rows.select_related("recipient__user")]


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_owner_and_manager_hear_once_of_each_date(skck, campaign):
    owner, manager = given.officer(given.counter(skck)), given.manager(skck.hall)
    ministry()
    promised(campaign, person=owner)
    remind_of_follow_ups(at=DAY_AFTER - timedelta(days=1))
    assert told() == []
    for days in range(3):
        remind_of_follow_ups(at=DAY_AFTER + timedelta(days=days))
    expected = {("follow-up-overdue", owner), ("follow-up-overdue", manager)}
    assert (set(told()), len(told())) == (expected, 2)
    message = Message.objects.all()[0]
    assert (message.path, message.context["date"]) == (
        f"/kerja/survei/{skck.hall.slug}/", "31 Maret 2027",
    )  # fmt: skip


def test_another_date_is_told_anew_and_what_is_done_or_long_past_is_not(skck, campaign):
    given.manager(skck.hall)
    done = promised(campaign)
    finish_follow_up(done, proof="SK 12/2027", by=ANYBODY, at=CLOSING)
    promised(campaign, measure="Papan alur", due=date(2027, 4, 30))
    remind_of_follow_ups(at=DAY_AFTER)
    assert told() == []
    remind_of_follow_ups(at=DAY_AFTER + timedelta(days=30))
    assert len(told()) == 1
    Message.objects.all().delete()
    remind_of_follow_ups(at=DAY_AFTER + timedelta(days=90))
    assert told() == []


def test_who_no_longer_works_there_hears_nothing(skck, campaign):
    owner = given.officer(given.counter(skck))
    promised(campaign, person=owner)
    owner.memberships.all().delete()
    remind_of_follow_ups(at=DAY_AFTER)
    assert told() == []


def test_the_owner_is_chosen_among_the_people_of_the_hall(client, skck, campaign):
    owner = given.officer(given.counter(skck), name="Wati")
    stranger = given.officer(given.counter(given.offering()))
    client.force_login(given.manager(skck.hall))
    path = f"/kerja/survei/{skck.hall.slug}/{campaign.pk}/"
    typed = {"element": "waktu", "measure": "Loket", "owner": "Polres", "due": "2027-03-31"}
    add = f"{path}tindak-lanjut/"
    assert client.post(add, typed | {"person": stranger.pk}).status_code == 422
    assert client.post(add, typed | {"person": owner.pk}).status_code == 302
    assert FollowUp.objects.get().person == owner
    assert "Wati" in text(client, path)


def test_an_officer_reads_the_own_promises_and_no_others(client, skck, campaign):
    owner = given.officer(given.counter(skck))
    promised(campaign, person=owner)
    promised(campaign, measure="Rahasia manajer")
    client.force_login(owner)
    shown = text(client, f"/kerja/survei/{skck.hall.slug}/{campaign.pk}/")
    assert "Dua loket tambahan" in shown
    assert "Rahasia manajer" not in shown
    assert "Tandai selesai" not in shown


def test_the_ministry_reads_what_is_late_and_where(client, campaign, time_machine):
    time_machine.move_to(DAY_AFTER + timedelta(days=4), tick=False)
    client.force_login(ministry())
    assert "Tidak ada tindak lanjut yang terlambat" in text(client, LIST)
    promised(campaign)
    promised(campaign, measure="Nanti", due=date(2027, 9, 1))
    shown = text(client, LIST)
    assert "1 tindak lanjut dari 1 mal" in shown
    assert "Dua loket tambahan U3 Waktu penyelesaian" in shown
    assert "31 Maret 2027 lewat 5 hari Disdukcapil" in shown
    assert "Nanti" not in shown
    eastern_hall()
    assert "Tidak ada" in text(client, f"{LIST}?provinsi=91")


def test_the_list_asks_little_of_the_database(
    client, campaign, time_machine, django_assert_max_num_queries
):
    time_machine.move_to(DAY_AFTER, tick=False)
    client.force_login(ministry())
    for number in range(60):
        promised(campaign, measure=f"Langkah {number}")
    with django_assert_max_num_queries(7):
        assert client.get(LIST).content.count(b"Langkah") == 50


def test_a_hall_that_did_not_rise_is_told_to_manager_and_ministry_once():
    hall = given.hall(inaugurated_on=date(2025, 7, 1))
    manager, above = given.manager(hall), ministry()
    held(hall, 5400, 200, OLD)
    held(hall, 5405, 200, FIRST)
    alarm_of_not_rising(at=datetime(2026, 6, 30, tzinfo=UTC))
    assert told() == []
    for days in range(2):
        alarm_of_not_rising(at=datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=days))
    expected = {("survey-not-risen", manager), ("survey-not-risen", above)}
    assert (set(told()), len(told())) == (expected, 2)


def test_a_hall_that_rose_is_no_alarm():
    hall = given.hall(inaugurated_on=date(2025, 7, 1))
    given.manager(hall)
    held(hall, 4500, 200, OLD)
    held(hall, 6500, 200, FIRST)
    alarm_of_not_rising(at=datetime(2026, 11, 22, tzinfo=UTC))
    assert told() == []
