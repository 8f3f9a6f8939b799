"""Somebody answers: once per invitation, or at a tablet, and nobody can tell who it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from satuatap.queueing import actions as queue
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import (
    Way,
    answer_invitation,
    answer_openly,
    close_campaign,
)
from satuatap.surveys.errors import (
    AlreadyAnswered,
    NoSurveyThen,
    NotInvited,
    RemarkIsTooLong,
    SheetIsNotWhole,
    SurveyIsClosed,
    UnknownAnswers,
)
from satuatap.surveys.models import Invitation, Sheet
from satuatap.surveys.tests.asked import CLOSING, MONDAY, PLAN, TABLET, opened, said, served

pytestmark = pytest.mark.django_db
KEY = UUID("01987654-3210-7abc-8def-0123456789ab")


@pytest.fixture
def skck():
    return given.offering()


@pytest.fixture
def campaign(skck):
    return opened(skck.hall)


def test_a_served_person_answers(campaign, skck):
    ticket = served(skck)
    answer_invitation(ticket.code, said("432143214", remark=" Cepat "), at=NINE)
    sheet = Sheet.objects.get()
    assert (sheet.scores, sheet.remark) == ([4, 3, 2, 1, 4, 3, 2, 1, 4], "Cepat")
    assert (sheet.office, sheet.offering, sheet.day) == (skck.office, skck, MONDAY)
    assert (sheet.campaign, sheet.channel, sheet.is_open) == (campaign, "ticket", False)


def test_one_invitation_is_one_answer(campaign, skck):
    ticket = served(skck)
    answer_invitation(ticket.code, said("444444444"), at=NINE)
    with pytest.raises(AlreadyAnswered):
        answer_invitation(ticket.code, said("111111111"), at=NINE)
    assert Sheet.objects.get().scores == [4] * 9


def test_a_sheet_leads_to_nobody(campaign, skck):
    ticket = served(skck)
    answer_invitation(ticket.code, said(), at=NINE + timedelta(minutes=17, seconds=3))
    sheet = Sheet.objects.get()
    assert sheet.at == NINE
    assert (sheet.source, sheet.key, sheet.pk.version) == ("", None, 4)
    related = {field.related_model for field in Sheet._meta.get_fields() if field.is_relation}
    assert related.isdisjoint({Invitation, type(ticket), type(ticket.visit)})
    dated = {
        field.name
        for field in Invitation._meta.get_fields()
        if "date" in type(field).__name__.lower()
    }
    assert dated == {"invited_at"}


def test_the_database_keeps_no_trace_of_an_invited_answer(campaign):
    traced = {"campaign": campaign, "is_open": False, "scores": [3] * 9, "day": MONDAY, "at": NINE}
    for trace in ({"source": "device:1"}, {"key": KEY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sheet.objects.create(**traced, **trace, channel="ticket")


def test_the_answer_of_the_day_after_belongs_to_the_day_of_the_service(campaign, skck):
    ticket = served(skck)
    answer_invitation(ticket.code, said(), at=NINE + timedelta(days=1))
    assert Sheet.objects.get().day == MONDAY


def test_who_was_not_served_is_not_asked(campaign, skck):
    waiting = given.ticket(skck)
    with pytest.raises(NotInvited):
        answer_invitation(waiting.code, said(), at=NINE)


def test_where_no_campaign_runs_nobody_is_asked_and_the_invitation_stays(skck):
    ticket = served(skck)
    with pytest.raises(NoSurveyThen):
        answer_invitation(ticket.code, said(), at=NINE)
    assert not Invitation.objects.get().answered


def test_a_campaign_of_other_days_does_not_ask(skck):
    opened(skck.hall, replace(PLAN, ends=MONDAY - timedelta(days=1)))
    ticket = served(skck)
    with pytest.raises(NoSurveyThen):
        answer_invitation(ticket.code, said(), at=NINE)


@pytest.mark.parametrize(
    ("answers", "error", "named"),
    [
        (said("33333333"), SheetIsNotWhole, "pengaduan"),
        (said("533333330"), SheetIsNotWhole, "persyaratan, pengaduan"),
        (said(profile={"usia": "kuda"}), UnknownAnswers, "usia"),
        (said(profile={"nik": "3517"}), UnknownAnswers, "nik"),
        (replace(said(), scores=said().scores | {"parkir": 3}), UnknownAnswers, "parkir"),
        (said(remark="x" * 1001), RemarkIsTooLong, "1000"),
    ],
)
def test_a_sheet_that_is_wrong_says_where_and_uses_nothing_up(
    campaign, skck, answers, error, named
):
    ticket = served(skck)
    with pytest.raises(error, match=named):
        answer_invitation(ticket.code, answers, at=NINE)
    assert not Invitation.objects.get().answered


def test_a_profile_is_kept_as_far_as_it_was_given(campaign, skck):
    answer_invitation(served(skck).code, said(profile={"usia": "20-29"}), at=NINE)
    assert Sheet.objects.get().profile == {"usia": "20-29"}


def test_a_tablet_takes_answers_of_anybody_and_marks_them(campaign, skck):
    answer_openly(campaign, said(), replace(TABLET, offering=skck), at=NINE)
    sheet = Sheet.objects.get()
    assert (sheet.is_open, sheet.source, sheet.at) == (True, "device:tablet", NINE)
    assert (sheet.office, sheet.offering) == (skck.office, skck)


def test_a_sheet_that_is_sent_again_is_one(campaign):
    way = Way("interview", source="user:7", key=KEY)
    for _ in range(2):
        answer_openly(campaign, said(), way, at=NINE)
    assert Sheet.objects.count() == 1


def test_a_sheet_that_comes_later_belongs_to_the_day_it_was_answered(campaign):
    late = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)  # 23.59 in Jakarta
    answer_openly(campaign, said(), TABLET, at=late)
    assert Sheet.objects.get().day == campaign.ends
    with pytest.raises(NoSurveyThen):
        answer_openly(campaign, said(), TABLET, at=late + timedelta(minutes=1))


def test_after_the_close_nobody_answers_and_the_invitation_stays(campaign, skck):
    ticket = served(skck)
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    with pytest.raises(SurveyIsClosed):
        answer_openly(campaign, said(), TABLET, at=NINE)
    with pytest.raises(NoSurveyThen):
        answer_invitation(ticket.code, said(), at=NINE)
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("scores", [[3] * 8, [3] * 10, [], [*[3] * 8, 5], [*[3] * 8, 0]])
def test_the_database_refuses_what_is_no_sheet(campaign, scores):
    facts = {"channel": "exit", "is_open": True, "day": MONDAY, "at": NINE}
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.create(campaign=campaign, scores=scores, **facts)


def test_nobody_changes_or_deletes_an_answer(campaign):
    answer_openly(campaign, said(), TABLET, at=NINE)
    for change in (lambda: Sheet.objects.update(remark="x"), lambda: Sheet.objects.all().delete()):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            change()
    assert Sheet.objects.count() == 1


def test_answers_stay_when_old_tickets_are_cleared(campaign, skck):
    answer_invitation(served(skck).code, said(), at=NINE)
    queue.clear_old_days(skck.hall, at=NINE + timedelta(days=100))
    assert Sheet.objects.count() == 1
    assert not Invitation.objects.exists()
