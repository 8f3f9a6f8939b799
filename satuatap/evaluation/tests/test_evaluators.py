"""Nobody judges their own hall; everybody has one vote; what differs is moderated."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.urls import reverse

from satuatap.evaluation import actions
from satuatap.evaluation.actions import Given
from satuatap.evaluation.errors import (
    DeclaredInterest,
    FormerStaff,
    NoEvaluatorFree,
    NotAnEvaluator,
    NotComplete,
    NothingDiffers,
    NotInThisStep,
    OwnAgency,
    OwnHall,
    OwnRegion,
    ProofIsMissing,
    StepStillRuns,
    TooLate,
    VotesConflict,
    Withdrawn,
)
from satuatap.evaluation.models import Assignment, PastRole, Score
from satuatap.evaluation.queries.scores import points_of
from satuatap.evaluation.rules import Limits, Step
from satuatap.evaluation.tests import given
from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db


@pytest.fixture(name="assessment")
def assessment_():
    hall = base.hall()
    return given.assessment(given.cycle(), hall)


def assign(assessment, evaluator):
    return actions.assign(assessment, evaluator, by=given.ANYBODY, at=given.AT)


def test_who_works_in_the_hall_does_not_judge_it(assessment):
    person = given.evaluator()
    Membership.objects.create(user=person, role=Role.HALL_MANAGER, hall=assessment.hall)
    with pytest.raises(OwnHall):
        assign(assessment, person)


def test_who_works_for_the_region_does_not_judge_it(assessment):
    person = given.evaluator()
    Membership.objects.create(user=person, role=Role.REGION_HEAD, region=assessment.hall.region)
    with pytest.raises(OwnRegion):
        assign(assessment, person)


def test_who_works_in_another_hall_of_the_region_does_not_judge_it(assessment):
    person = given.evaluator()
    Membership.objects.create(user=person, role=Role.HALL_MANAGER, hall=base.hall())
    with pytest.raises(OwnRegion):
        assign(assessment, person)


def test_who_works_for_an_agency_of_the_hall_does_not_judge_it(assessment):
    police = base.agency()
    base.office(hall=assessment.hall, agency=police)
    elsewhere = base.hall(region=base.region(code="35.80", name="Kabupaten Jauh"))
    desk = base.office(hall=elsewhere, agency=police)
    person = given.evaluator()
    Membership.objects.create(user=person, role=Role.COUNTER_OFFICER, hall=elsewhere, office=desk)
    with pytest.raises(OwnAgency):
        assign(assessment, person)


@pytest.mark.parametrize("where", ["hall", "region"])
def test_who_worked_there_until_not_long_ago_does_not_judge_it(assessment, where):
    person, hall = given.evaluator(), assessment.hall
    roles = {
        "hall": {"role": Role.HALL_MANAGER, "hall": hall},
        "region": {"role": Role.REGION_OFFICER, "region": hall.region},
    }
    Membership.objects.create(user=person, **roles[where]).delete()
    with pytest.raises(FormerStaff):
        assign(assessment, person)
    PastRole.objects.update(ended_at=given.AT - Limits().former_for)
    assert assign(assessment, person)


def test_a_role_that_moves_on_was_one(assessment):
    person = given.evaluator()
    held = Membership.objects.create(user=person, role=Role.HALL_MANAGER, hall=assessment.hall)
    far = base.hall(region=base.region(code="35.80", name="Kabupaten Jauh"))
    Membership.objects.filter(pk=held.pk).update(hall=far)
    with pytest.raises(FormerStaff):
        assign(assessment, person)


def test_an_account_can_be_deleted_with_the_roles_that_it_had():
    person = given.with_role(Role.HALL_MANAGER, hall=base.hall())
    person.delete()
    assert not PastRole.objects.filter(user__isnull=False, user__email__isnull=False).exists()


def test_nobody_with_a_conflict_is_assigned_everywhere(assessment):
    bound = given.evaluator()
    Membership.objects.create(user=bound, role=Role.REGION_HEAD, region=assessment.hall.region)
    free = {given.evaluator().pk, given.evaluator().pk}
    actions.assign_everywhere(assessment.cycle, by=given.ANYBODY, at=given.AT)
    assert set(Assignment.objects.values_list("evaluator", flat=True)) == free


def test_a_declared_interest_is_told_with_its_reason(assessment):
    person = given.evaluator()
    actions.declare_interest(person, assessment.hall, "Adik saya bekerja di sana", at=given.AT)
    with pytest.raises(DeclaredInterest) as refused:
        assign(assessment, person)
    assert "Adik saya" in str(refused.value)


def test_declaring_an_interest_ends_what_was_assigned_there(assessment):
    assignment = assign(assessment, given.evaluator())
    region = assessment.hall.region
    actions.declare_interest(assignment.evaluator, region, "Usaha keluarga", at=given.AT)
    assignment.refresh_from_db()
    assert assignment.withdrawn_because == "Usaha keluarga"


def test_only_evaluators_judge(assessment):
    with pytest.raises(NotAnEvaluator):
        assign(assessment, given.with_role(Role.MINISTRY))


def test_every_hall_gets_two_and_work_is_shared():
    people, halls = [given.evaluator() for _ in range(4)], [base.hall() for _ in range(6)]
    cycle = given.cycle()
    assert actions.assign_everywhere(cycle, by=given.ANYBODY, at=given.AT) == 2 * len(halls)
    counts = {each.pk: Assignment.objects.of(each).count() for each in people}
    assert set(counts.values()) == {3}
    assert actions.assign_everywhere(cycle, by=given.ANYBODY, at=given.AT) == 0


def test_too_few_without_a_conflict_are_told(assessment):
    given.evaluator()
    with pytest.raises(NoEvaluatorFree):
        actions.assign_everywhere(assessment.cycle, by=given.ANYBODY, at=given.AT)


def test_one_vote_each_and_the_last_one_stands(assessment):
    assignment = assign(assessment, given.evaluator())
    actions.advance(assessment.cycle, Step.DESK, at=given.after("self"))
    for points in (1, 5):
        told = {"inovasi": Given(points)}
        actions.give_scores(assignment, told, at=given.after("self"))
    assert [each.points for each in Score.objects.all()] == [5]


def test_a_vote_after_the_last_day_is_refused(assessment):
    assignment = assign(assessment, given.evaluator())
    actions.advance(assessment.cycle, Step.DESK, at=given.after("self"))
    with pytest.raises(TooLate):
        actions.give_scores(assignment, {"inovasi": Given(5)}, at=given.after("visit"))


def test_a_withdrawn_vote_counts_no_more(assessment):
    both = [assign(assessment, given.evaluator()) for _ in range(2)]
    actions.advance(assessment.cycle, Step.DESK, at=given.after("self"))
    for each, points in zip(both, (1, 5), strict=True):
        actions.give_scores(each, {"inovasi": Given(points)}, at=given.after("self"))
    actions.withdraw(Assignment.objects.get(pk=both[0].pk), "Sakit", at=given.after("self"))
    assert points_of([assessment])[assessment.pk]["inovasi"].value == 5


def test_who_has_not_scored_everything_is_not_finished(assessment):
    assignment = assign(assessment, given.evaluator())
    actions.advance(assessment.cycle, Step.DESK, at=given.after("self"))
    with pytest.raises(NotComplete):
        actions.finish(assignment, at=given.after("self"))


def differing(assessment):
    both = [assign(assessment, given.evaluator()) for _ in range(2)]
    actions.advance(assessment.cycle, Step.DESK, at=given.after("self"))
    for each, points in zip(both, (1, 5), strict=True):
        given.scored(Assignment.objects.get(pk=each.pk), points)
    actions.advance(assessment.cycle, Step.VISIT, at=given.after("self"))
    actions.advance(assessment.cycle, Step.MODERATION, at=given.after("self"))


def test_scores_that_differ_are_settled_before_it_goes_on(assessment):
    differing(assessment)
    with pytest.raises(StepStillRuns):
        actions.advance(assessment.cycle, Step.OBJECTION, at=given.after("moderation"))
    for each in assessment.cycle.instrument.judged():
        told = (Decimal("3.25"), "Setelah dibahas")
        actions.settle(assessment, each.slug, told, by=given.ANYBODY, at=given.after("visit"))
    moved = actions.advance(assessment.cycle, Step.OBJECTION, at=given.after("moderation"))
    assert moved.step == Step.OBJECTION
    assert points_of([assessment])[assessment.pk]["inovasi"].value == Fraction(13, 4)


def test_what_does_not_differ_is_not_moderated(assessment):
    given.moderated(assessment.cycle, {assessment.hall_id: given.facts()})
    with pytest.raises(NothingDiffers):
        actions.settle(
            assessment, "inovasi", (Decimal(5), "Saya suka"), by=given.ANYBODY, at=given.AT
        )


@pytest.fixture(name="voting")
def voting_(assessment):
    """An assignment in a cycle in which evaluators score just now."""
    assignment = assign(assessment, given.evaluator())
    actions.advance(assessment.cycle, Step.DESK, at=given.after("self"))
    return assignment


def becomes_manager(assignment):
    Membership.objects.create(
        user=assignment.evaluator, role=Role.HALL_MANAGER, hall=assignment.assessment.hall
    )


def gets_a_desk(assignment):
    agency, far = base.agency(), base.hall(region=base.region(code="35.80", name="Jauh"))
    desk = base.office(hall=far, agency=agency)
    person = assignment.evaluator
    Membership.objects.create(user=person, role=Role.COUNTER_OFFICER, hall=far, office=desk)
    base.office(hall=assignment.assessment.hall, agency=agency)


@pytest.mark.parametrize(
    ("binds", "refusal"), [(becomes_manager, OwnHall), (gets_a_desk, OwnAgency)]
)
def test_who_is_bound_by_now_neither_scores_nor_finishes(voting, binds, refusal):
    given.scored(voting)
    binds(voting)
    with pytest.raises(refusal):
        actions.give_scores(voting, {"inovasi": Given(5)}, at=given.after("self"))
    with pytest.raises(refusal):
        actions.finish(voting, at=given.after("self"))


def test_the_sheet_is_closed_to_who_is_bound_by_now(client, voting):
    client.force_login(voting.evaluator, "django.contrib.auth.backends.ModelBackend")
    address = reverse("evaluation:task", args=[voting.pk])
    assert client.get(address).status_code == 200
    becomes_manager(voting)
    answer = client.get(address)
    assert answer.status_code == 409
    assert "bekerja untuk mal ini" in answer.content.decode()


def test_a_withdrawn_evaluator_is_told_so(voting):
    actions.withdraw(voting, "Sakit", at=given.after("self"))
    with pytest.raises(Withdrawn):
        actions.give_scores(voting, {"inovasi": Given(5)}, at=given.after("self"))


@pytest.fixture(name="heard")
def heard_(assessment):
    """A cycle in its window for objections, judged by two."""
    cycle = given.moderated(assessment.cycle, {assessment.hall_id: given.facts()})
    return actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))


def test_an_interest_declared_in_the_window_takes_the_vote_off(heard):
    one = Assignment.objects.select_related("evaluator", "assessment__hall")[0]
    hall, at = one.assessment.hall, given.after("moderation")
    actions.declare_interest(one.evaluator, hall, "Usaha keluarga", at=at)
    one.refresh_from_db()
    assert one.withdrawn_because == "Usaha keluarga"
    moved = actions.advance(heard, Step.DECISION, at=given.after("objection"))
    assert moved.step == Step.DECISION


def test_nothing_is_decided_on_the_word_of_who_is_bound(heard):
    one = Assignment.objects.select_related("evaluator", "assessment__hall")[0]
    becomes_manager(one)
    with pytest.raises(VotesConflict) as refused:
        actions.advance(heard, Step.DECISION, at=given.after("objection"))
    assert one.assessment.hall.title in str(refused.value)
    actions.withdraw(one, "Menjadi pengelola", at=given.after("objection"))
    moved = actions.advance(heard, Step.DECISION, at=given.after("objection"))
    assert moved.step == Step.DECISION


def test_after_scoring_only_who_is_bound_is_taken_off(heard):
    one = Assignment.objects.select_related("assessment__cycle", "assessment__hall")[0]
    with pytest.raises(NotInThisStep):
        actions.withdraw(one, "Nilainya rendah", at=given.after("moderation"))


def test_nobody_is_taken_off_without_a_reason(voting):
    with pytest.raises(ProofIsMissing):
        actions.withdraw(voting, "  ", at=given.after("self"))


@pytest.mark.parametrize("reason", ["", "x" * 301])
def test_a_refused_reason_keeps_what_was_typed(client, voting, reason):
    client.force_login(given.ministry(), "django.contrib.auth.backends.ModelBackend")
    mine = voting.assessment
    address = reverse("evaluation:withdraw", args=[mine.cycle.code, mine.hall.slug, voting.pk])
    answer = client.post(address, {"reason": reason})
    assert answer.status_code == 422
    assert f'value="{reason}"' in answer.content.decode()
    assert "invalid-feedback" in answer.content.decode()
    assert Assignment.objects.get(pk=voting.pk).withdrawn_at is None


def test_the_first_reason_stands(client, voting):
    client.force_login(given.ministry(), "django.contrib.auth.backends.ModelBackend")
    mine = voting.assessment
    address = reverse("evaluation:withdraw", args=[mine.cycle.code, mine.hall.slug, voting.pk])
    for reason in ("Sakit", "Lain"):
        assert client.post(address, {"reason": reason}).status_code == 302
    assert Assignment.objects.get(pk=voting.pk).withdrawn_because == "Sakit"
