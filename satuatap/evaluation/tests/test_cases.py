"""A warning leads step by step to help, to its end, or to a signed downgrade."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from satuatap.core.errors import Refusal
from satuatap.documents.actions import sign
from satuatap.evaluation.actions import casework
from satuatap.evaluation.actions.casework import Told
from satuatap.evaluation.actions.warning import raise_case, raise_cases
from satuatap.evaluation.errors import DateHasPassed, NotFromHere, ProofIsMissing, StepIsTaken
from satuatap.evaluation.models import Case, CaseEvent
from satuatap.evaluation.queries.rulebook import rules_in_force
from satuatap.evaluation.rules import ARROWS, CaseStep, Outcome, Signs, WarningRule, warns
from satuatap.evaluation.tests import given
from satuatap.identity.models import Role
from satuatap.national.models import HallDay
from satuatap.notifications.models import Message
from satuatap.oversight.actions import move
from satuatap.oversight.models import FiscalCapacity
from satuatap.oversight.queries import stage_of, support_list
from satuatap.oversight.wording import reason_of
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db
DONE = Told("Sudah dilakukan")
BY = given.ANYBODY
NUMBERS = (
    *("visits", "agencies", "services", "tickets", "served", "no_shows", "left", "expired"),
    *("returned", "held", "out_of_order", "judged", "on_time", "wait_seconds", "service_seconds"),
)


@pytest.fixture
def case():
    return raised(base.hall())


def raised(hall, slug="tidak-aktif"):
    rule, _name = rules_in_force()[slug]
    return raise_case(hall, rule, Signs(silent_days=20), at=given.AT)


@pytest.mark.parametrize(
    ("sign", "limit", "least", "signs", "expected"),
    [
        ("not-risen", 0, 0, Signs(risen=False), True),
        ("not-risen", 0, 0, Signs(risen=None), False),
        ("not-risen", 0, 0, Signs(risen=True), False),
        ("low-grades", 4, 2, Signs(grades=(7, 4, 3)), True),
        ("low-grades", 4, 2, Signs(grades=(3,)), False),
        ("low-grades", 4, 2, Signs(grades=(2, 5)), False),
        ("silent", 14, 0, Signs(silent_days=14), True),
        ("silent", 14, 0, Signs(silent_days=13), False),
        ("silent", 14, 0, Signs(), False),
        ("survey-overdue", 90, 0, Signs(survey_overdue_days=91), True),
        ("complaints-late", 33, 10, Signs(complaints=10, complaints_late=4), True),
        ("complaints-late", 33, 10, Signs(complaints=10, complaints_late=3), False),
        ("complaints-late", 33, 10, Signs(complaints=9, complaints_late=9), False),
    ],
)
def test_a_rule_warns_of_what_it_says(sign, limit, least, signs, expected):
    rule = WarningRule(slug="x", sign=sign, limit=limit, least=least, days_to_plan=30)
    assert warns(rule, signs) is expected


def test_a_hall_of_which_nothing_is_known_is_not_warned():
    base.hall()
    assert raise_cases(at=given.AT) == []


def test_a_hall_that_fell_silent_is_warned_once():
    hall = base.hall()
    counted = dict.fromkeys(NUMBERS, 0)
    day = given.AT.date() - timedelta(days=15)
    HallDay.objects.create(hall=hall, day=day, way="direct", **counted | {"tickets": 3})
    cases = raise_cases(at=given.AT)
    assert [(each.hall_id, each.rule) for each in cases] == [(hall.pk, "tidak-aktif")]
    assert cases[0].facts["silent_days"] == 15
    assert raise_cases(at=given.AT) == []


def test_a_case_is_raised_once_and_told_to_who_answers():
    hall = base.hall()
    manager = given.with_role(Role.HALL_MANAGER, hall=hall)
    head = given.with_role(Role.REGION_HEAD, region=hall.region)
    assert raised(hall) == raised(hall)
    told = {each.recipient.user_id for each in Message.objects.filter(event="hall-warned")}
    assert told == {manager.pk, head.pk}


def test_a_hall_that_mends_is_free_again(case):
    casework.plan(case, Told("Kami buka lagi", case.due), by=BY, at=given.AT)
    casework.coach(case, DONE, by=BY, at=given.AT)
    assert stage_of(case.hall) == "coaching"
    casework.recheck(case, DONE, by=BY, at=given.AT)
    ended = casework.mend(case, DONE, by=BY, at=given.AT)
    assert (ended.outcome, stage_of(case.hall)) == (Outcome.MENDED, "operating")


def test_a_hall_stays_under_coaching_while_another_case_holds_it(case):
    other = raised(case.hall, "survei-terlambat")
    for each in (case, other):
        casework.coach(each, DONE, by=BY, at=given.AT)
    casework.mend(case, DONE, by=BY, at=given.AT)
    assert stage_of(case.hall) == "coaching"


def proposed(case):
    casework.coach(case, DONE, by=BY, at=given.AT)
    casework.recheck(case, DONE, by=BY, at=given.AT)
    return casework.propose(case, Told("Tidak ada perbaikan"), by=BY, at=given.AT)


def letter_of(case):
    event = CaseEvent.objects.select_related("document").get(case=case, step=CaseStep.DECISION)
    assert event.document is not None
    return event.document


def test_a_hall_is_downgraded_when_the_letter_is_signed_and_not_before(case):
    who = given.ministry()
    decided = casework.decide_case(proposed(case), DONE, who, by=BY, at=given.AT)
    assert (decided.step, stage_of(case.hall)) == (CaseStep.DECISION, "coaching")
    sign(letter_of(case), who, passphrase=given.PASSPHRASE, at=given.AT)
    case.refresh_from_db()
    assert (case.outcome, stage_of(case.hall)) == (Outcome.DOWNGRADED, "downgraded")


def two_decided(who):
    """Two cases of one hall, each with a letter that waits for its signature."""
    hall = base.hall()
    cases = [proposed(raised(hall, slug)) for slug in ("tidak-aktif", "survei-terlambat")]
    for each in cases:
        casework.decide_case(each, DONE, who, by=BY, at=given.AT)
    return cases


def test_a_second_letter_for_a_downgraded_hall_can_be_signed():
    who = given.ministry()
    cases = two_decided(who)
    for number, each in enumerate(cases):  # a step of the same day would be the same step
        at = given.AT + timedelta(days=number + 1)
        sign(letter_of(each), who, passphrase=given.PASSPHRASE, at=at)
        each.refresh_from_db()
    assert [each.outcome for each in cases] == [Outcome.DOWNGRADED] * 2
    assert stage_of(cases[0].hall) == "downgraded"


@pytest.mark.parametrize("stage", ["closed", "preparation"])
def test_a_letter_for_a_hall_that_is_further_on_can_be_signed(stage):
    who = given.ministry()
    first, second = two_decided(who)
    sign(letter_of(first), who, passphrase=given.PASSPHRASE, at=given.AT)
    move(first.hall, stage, by=BY, on=given.AT.date(), at=given.AT, note="Pindah")
    later = given.AT + timedelta(days=1)
    sign(letter_of(second), who, passphrase=given.PASSPHRASE, at=later)
    second.refresh_from_db()
    assert (second.step, stage_of(second.hall)) == (CaseStep.CLOSED, stage)


def test_an_unsigned_decision_is_taken_back_with_its_letter(case):
    who = given.ministry()
    casework.decide_case(proposed(case), DONE, who, by=BY, at=given.AT)
    take_back = partial(casework.take_back, case, Told("Salah mal"), by=BY, at=given.AT)
    assert take_back() == take_back()
    ended = take_back()
    letter = letter_of(case)
    assert (ended.outcome, stage_of(case.hall)) == (Outcome.WITHDRAWN, "operating")
    assert (letter.state, letter.ended_reason) == ("revoked", "Salah mal")
    with pytest.raises(Refusal):
        sign(letter, who, passphrase=given.PASSPHRASE, at=given.AT)
    assert stage_of(case.hall) == "operating"


def test_a_decision_that_was_signed_is_not_taken_back(case):
    who = given.ministry()
    casework.decide_case(proposed(case), DONE, who, by=BY, at=given.AT)
    sign(letter_of(case), who, passphrase=given.PASSPHRASE, at=given.AT)
    with pytest.raises(NotFromHere):
        casework.take_back(case, DONE, by=BY, at=given.AT)
    assert letter_of(case).is_complete


def test_a_decision_is_not_called_mended(case):
    casework.decide_case(proposed(case), DONE, given.ministry(), by=BY, at=given.AT)
    with pytest.raises(NotFromHere):
        casework.mend(case, DONE, by=BY, at=given.AT)


def test_the_page_offers_to_take_a_decision_back(client, case):
    who = given.ministry()
    casework.decide_case(proposed(case), DONE, who, by=BY, at=given.AT)
    client.force_login(who, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("evaluation:case", args=[case.pk]))
    assert [name for name, _said in page.context["offers"]] == ["cabut"]


def test_the_letter_carries_the_whole_record(case):
    who = given.ministry()
    casework.decide_case(proposed(case), DONE, who, by=BY, at=given.AT)
    assert bytes(letter_of(case).versions.get().content).startswith(b"%PDF-")
    assert CaseEvent.objects.filter(case=case).count() == 5


def test_nobody_is_downgraded_without_visit_and_recheck(case):
    with pytest.raises(NotFromHere):
        casework.propose(case, DONE, by=BY, at=given.AT)
    with pytest.raises(NotFromHere):
        casework.decide_case(case, DONE, given.ministry(), by=BY, at=given.AT)


def test_a_plan_for_a_day_that_has_passed_is_refused(case):
    day = given.AT.date() - timedelta(days=1)
    with pytest.raises(DateHasPassed):
        casework.plan(case, Told("Rencana", day), by=BY, at=given.AT)


def test_a_step_says_what_was_done(case):
    with pytest.raises(ProofIsMissing):
        casework.coach(case, Told("  "), by=BY, at=given.AT)


def test_the_same_step_again_is_no_other(case):
    casework.coach(case, DONE, by=BY, at=given.AT)
    casework.coach(case, DONE, by=BY, at=given.AT)
    assert CaseEvent.objects.filter(case=case, step=CaseStep.VISIT).count() == 1


def test_the_same_step_in_other_words_is_refused(case):
    casework.coach(case, DONE, by=BY, at=given.AT)
    with pytest.raises(StepIsTaken):
        casework.coach(case, Told("Lain"), by=BY, at=given.AT)


@pytest.mark.parametrize("step", ["plan", "coach"])
def test_a_plan_that_comes_second_is_kept_on_the_form(client, case, step):
    getattr(casework, step)(case, Told("Kami buka lagi"), by=BY, at=given.AT)
    manager = given.with_role(Role.HALL_MANAGER, hall=case.hall)
    client.force_login(manager, "django.contrib.auth.backends.ModelBackend")
    address = reverse("evaluation:hall-case", args=[case.hall.slug, case.pk])
    answer = client.post(address, {"text": "Rencana kedua"})
    assert answer.status_code == 422
    assert "Rencana kedua</textarea>" in answer.content.decode()
    assert "sa-message--error" in answer.content.decode()


@pytest.mark.parametrize("to", [step for step in CaseStep if step != CaseStep.CLOSED])
def test_the_database_draws_the_same_arrows(case, to):
    rows = Case.objects.filter(pk=case.pk)
    if to in ARROWS[CaseStep.NOTICE] or to == CaseStep.NOTICE:
        assert rows.update(step=to) == 1
        return
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(step=to)


def test_warned_halls_are_on_the_one_support_list_those_of_low_capacity_first(case):
    poor = raised(base.hall(region=base.region(code="35.80", name="Kabupaten Jauh")))
    FiscalCapacity.objects.create(
        region=poor.hall.region, year=2025, category="sangat-rendah", decree="PMK 97/2025"
    )
    listed = [each for each in support_list() if each.hall]
    assert [each.hall for each in listed] == [poor.hall, case.hall]
    assert [each.points for each in listed] == [70, 40]
    assert reason_of(listed[0]).startswith("Kapasitas fiskal sangat rendah (2025), peringatan")


def test_what_was_done_stays(case):
    event = CaseEvent.objects.get(case=case)
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseEvent.objects.filter(pk=event.pk).update(text="lain")
    with pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=case.pk).delete()


def test_a_closed_case_rests_before_it_is_raised_again(case):
    casework.take_back(case, DONE, by=BY, at=given.AT)
    assert raise_cases(at=given.AT + timedelta(days=1)) == []
