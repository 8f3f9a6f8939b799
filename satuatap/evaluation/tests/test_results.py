"""Results are ranked, explained, signed, and changed by nobody."""

import io
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from PIL import Image

from satuatap.core.uploads.actions import take_file
from satuatap.evaluation import actions
from satuatap.evaluation.actions import Said
from satuatap.evaluation.actions.objecting import Answer
from satuatap.evaluation.errors import AlreadyDecided, NotInThisStep, NotSignedYet, TooLate
from satuatap.evaluation.models import (
    Assessment,
    Assignment,
    Decision,
    FieldVisit,
    Objection,
    Observation,
    ObservationPhoto,
    Result,
    Score,
)
from satuatap.evaluation.queries.digests import BEFORE, digest_of, seal_of
from satuatap.evaluation.queries.outcome import outcome_of
from satuatap.evaluation.queries.published import ranking
from satuatap.evaluation.rules import Step
from satuatap.evaluation.tests import given
from satuatap.national.models import HallDay
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db
COUNTS = dict.fromkeys(
    (
        *("visits", "agencies", "services", "tickets", "served", "no_shows", "left", "expired"),
        *("returned", "held", "out_of_order", "judged", "on_time", "wait_seconds"),
        "service_seconds",
    ),
    3,
)
SLOW = {"waits": {5: 300, 40: 300, 120: 390}, "on_time": 500}


@pytest.fixture
def halls():
    return [base.hall() for _ in range(4)]


@pytest.fixture
def out(halls):
    """A published cycle: a good hall, a slow one, its twin, and one of too few people."""
    good, slow, twin, few = halls
    known = {good.pk: given.facts(), slow.pk: given.facts(**SLOW), twin.pk: given.facts(**SLOW)}
    return given.published(given.cycle(), known | {few.pk: given.facts(visits=12)})


def rank(hall):
    return Result.objects.get(hall=hall).rank


def test_better_is_higher_and_the_same_is_the_same(out, halls):
    assert [rank(hall) for hall in halls] == [1, 2, 2, None]


def test_who_has_too_little_is_unranked_and_not_last(out, halls):
    result = Result.objects.get(hall=halls[3])
    assert (result.grade, result.reasons) == ("", ["below:visits"])
    assert result.index > 0


def test_a_result_says_from_what_it_is(out, halls):
    figures = Result.objects.get(hall=halls[0]).detail["figures"]
    assert figures["since"] == given.SINCE.isoformat()
    assert figures["watermark"] == given.AT.isoformat()
    assert figures["measures"]["tepat-waktu"]["sample"] > 1000
    assert {"paused", "returned", "never_called"} <= figures["facts"].keys()


def test_the_index_is_the_exact_sum_rounded_once(out, halls):
    result = Result.objects.get(hall=halls[0])
    assert result.low <= result.index <= result.high


FROZEN = """
update evaluation_result set rank = 1 where rank = 2;
update evaluation_result set index = 5;
delete from evaluation_result;
update evaluation_decision set digest = 'x';
delete from evaluation_decision;
update evaluation_cycle set title = 'x';
delete from evaluation_cycle;
update evaluation_score set points = 5;
delete from evaluation_score;
update evaluation_assessment set figures = '{}';
delete from evaluation_assignment;
update evaluation_instrumentversion set facts = '{}';
insert into evaluation_moderation
    (id, assessment_id, indicator, points, reason, settled_at, settled_by)
    select gen_random_uuid(), id, 'inovasi', 5, 'x', now(), 'x' from evaluation_assessment;
insert into evaluation_selfanswer
    (id, assessment_id, indicator, level, reason, draft, said_at, said_by)
    select gen_random_uuid(), id, 'x', 5, 'x', gen_random_uuid(), now(), 'x'
    from evaluation_assessment;
update evaluation_selfanswer set level = 0;
update evaluation_evidence set indicator = 'x';
delete from evaluation_evidence;
update evaluation_objection set answer = 'x';
delete from evaluation_objection;
update evaluation_observation set note = 'x';
delete from evaluation_observation;
delete from evaluation_observationphoto;
update evaluation_observationphoto set upload_id = gen_random_uuid();
update evaluation_fieldvisit set agenda = 'x';
delete from evaluation_fieldvisit;
insert into evaluation_evidence (assessment_id, indicator, upload_id, at)
    select id, 'x', gen_random_uuid(), now() from evaluation_assessment;
insert into evaluation_objection
    (id, assessment_id, indicator, text, filed_at, filed_by, state, answer, answered_by)
    select gen_random_uuid(), id, 'x', 'x', now(), 'x', 'filed', '', '' from evaluation_assessment;
insert into evaluation_observationphoto (observation_id, upload_id)
    select key, gen_random_uuid() from evaluation_observation
"""


def file_of(key):
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, "PNG")
    written.seek(0)
    return take_file(written, draft=key, at=given.AT)


@pytest.fixture(name="whole")
def whole_(halls):
    """A published cycle of one hall in which everything happened that can."""
    cycle = given.cycle()
    mine, draft, key = given.assessment(cycle, halls[0]), uuid4(), uuid4()
    file_of(draft)
    actions.say(mine, {"inovasi": Said(4, "Ada", draft)}, by=given.ANYBODY, at=given.AT)
    known = {halls[0].pk: given.facts(), halls[1].pk: given.facts(**SLOW)}
    given.moderated(cycle, known)
    task = Assignment.objects.filter(assessment=mine)[0]
    told = {"assessment": mine, "note": "Curam", "seen_at": given.AT, "received_at": given.AT}
    seen = Observation.objects.create(key=key, assignment=task, **told)
    ObservationPhoto.objects.create(observation=seen, upload=file_of(key))
    FieldVisit.objects.create(assessment=mine, planned_on=given.UNTIL, planned_by="x")
    Objection.objects.create(
        assessment=mine, indicator="inovasi", text="Ada", filed_at=given.AT, filed_by="x",
        state="rejected", answer="Tidak", answered_at=given.AT,
    )  # fmt: skip
    return actions.publish(given.decided(cycle), at=given.after("objection"))


def test_the_database_refuses_every_change_of_what_was_published(whole):
    for statement in FROZEN.split(";"):
        refused = pytest.raises(DatabaseError)
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


EMPTIED = (
    *("result", "decision", "cycle", "assessment", "assignment", "score", "selfanswer"),
    *("evidence", "moderation", "objection", "observation", "observationphoto"),
    *("fieldvisit", "instrumentversion"),
)


@pytest.mark.parametrize("table", EMPTIED)
def test_no_table_of_what_was_published_is_emptied(out, table):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"truncate evaluation_{table} cascade")


def saved(one):
    one.index = 5
    one.save()


def updated_in_bulk(one):
    one.rank = 1
    Result.objects.bulk_update([one], ["rank"])


def added(one):
    told = {"index": 5, "low": 5, "high": 5, "grade": "A", "rank": 1, "detail": {}}
    Result.objects.bulk_create([Result(cycle=one.cycle, hall=base.hall(), **told)])


CHANGES = {
    "save": saved,
    "update": lambda one: Result.objects.filter(pk=one.pk).update(grade="A"),
    "bulk_update": updated_in_bulk,
    "delete": lambda one: one.delete(),
    "delete all": lambda _one: Result.objects.all().delete(),
    "bulk_create": added,
}


@pytest.mark.parametrize("how", CHANGES)
def test_no_way_of_the_orm_changes_a_result(out, halls, how):
    before = list(Result.objects.order_by("pk").values())
    with pytest.raises(DatabaseError), transaction.atomic():
        CHANGES[how](Result.objects.get(hall=halls[1]))
    assert list(Result.objects.order_by("pk").values()) == before


def test_no_second_vote_is_written_past_the_form(out):
    one = Score.objects.all()[0]
    with pytest.raises(DatabaseError), transaction.atomic():
        Score.objects.create(
            assessment=one.assessment, assignment=one.assignment, indicator=one.indicator,
            points=5, given_at=given.AT,
        )  # fmt: skip


def test_no_result_is_added_to_a_published_cycle(out):
    late, one = base.hall(), Result.objects.filter(rank=1).get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.create(
            **{field: getattr(one, field) for field in ("cycle", "index", "low", "high", "grade")},
            hall=late, rank=1, detail={},
        )  # fmt: skip


def test_the_digest_of_the_decision_is_that_of_its_results(out):
    assert Decision.objects.get(cycle=out).digest == digest_of(Result.objects.filter(cycle=out))


def test_a_decision_of_before_holds_by_the_fields_of_its_day(out):
    results = Result.objects.filter(cycle=out)
    with past_the_triggers() as cursor:
        digest = digest_of(results, BEFORE)
        cursor.execute("update evaluation_decision set digest = %s", [digest])
    seal = seal_of(out, results)
    assert seal is not None
    assert seal.holds


@contextmanager
def past_the_triggers():
    """Somebody who owns the database, and turns off what guards it."""
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        yield cursor
        cursor.execute("set session_replication_role = default")


@pytest.mark.parametrize("change", ["rank = rank + 1", "change_rank = 1", "detail = '{}'"])
def test_the_public_page_says_whether_its_results_are_those_that_were_decided(client, out, change):
    address = reverse("evaluation:ranking", args=[out.code])
    assert Decision.objects.get().digest in client.get(address).content.decode()
    with past_the_triggers() as cursor:
        cursor.execute(f"update evaluation_result set {change} where rank = 1")
    page = client.get(address).content.decode()
    assert "tidak sama lagi dengan penetapannya" in page


def test_a_decision_is_made_once(halls):
    cycle = given.decided(given.moderated(given.cycle(), {halls[0].pk: given.facts()}))
    with pytest.raises(AlreadyDecided):
        actions.decide(cycle, given.ministry(), by=given.ANYBODY, at=given.after("objection"))


def test_nothing_is_published_before_it_is_signed(halls):
    cycle = given.moderated(given.cycle(), {halls[0].pk: given.facts()})
    actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))
    now = actions.advance(cycle, Step.DECISION, at=given.after("objection"))
    actions.decide(now, given.ministry(), by=given.ANYBODY, at=given.after("objection"))
    with pytest.raises(NotSignedYet):
        actions.publish(now, at=given.after("objection"))


def test_a_ranking_names_the_best_and_who_has_none(out, halls):
    found = ranking(out)
    assert found.best[0].result.hall_id == halls[0].pk
    assert [each.is_tied for each in found.ranked] == [False, True, True]
    assert [each.reasons for each in found.unranked] == [("kunjungan kurang dari 300",)]


def objecting(halls):
    cycle = given.moderated(given.cycle(), {halls[0].pk: given.facts()})
    actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))
    return given.assessment(cycle, halls[0])


def test_an_upheld_objection_changes_the_points(halls):
    mine, at = objecting(halls), given.after("moderation")
    before = outcome_of(mine).index
    found = actions.object_to(mine, "inovasi", "Ada bukti", by=given.ANYBODY, at=at)
    answer = Answer(True, "Benar", Decimal(5))
    actions.answer_objection(found, answer, by=given.ANYBODY, at=at)
    assert outcome_of(mine).index > before


def test_an_objection_after_its_window_is_refused(halls):
    mine = objecting(halls)
    with pytest.raises(TooLate):
        actions.object_to(
            mine, "inovasi", "Terlambat", by=given.ANYBODY, at=given.after("objection")
        )


def test_improvement_is_against_the_cycle_before(halls):
    first, second = halls[:2]
    known = {first.pk: given.facts(**SLOW), second.pk: given.facts()}
    earlier = given.published(given.cycle(), known)
    later = given.plan(
        since=given.UNTIL + timedelta(days=1),
        until=given.UNTIL + timedelta(days=2),
        is_example=True,
    )
    cycle = actions.open_cycle(later, by=given.ANYBODY, at=given.AT)
    cycle = actions.advance(cycle, Step.SELF, at=given.AT)
    better = replace(given.facts(), on_time=980)
    given.published(cycle, {first.pk: better, second.pk: given.facts()})
    result = Result.objects.get(cycle=cycle, hall=first)
    assert result.change == result.index - Result.objects.get(cycle=earlier, hall=first).index
    assert (result.change_rank, result.change > 0) == (1, True)


def test_a_made_up_figure_is_for_examples_alone(halls):
    cycle = given.cycle(is_example=False)
    actions.compute_figures(cycle, at=given.AT, known={halls[0].pk: given.facts()})
    mine = given.assessment(cycle, halls[0])
    assert mine.figures["facts"]["visits"] == 0
    assert "below:visits" in outcome_of(mine).reasons


def test_the_whole_result_of_many_halls_is_read_in_few_queries(out, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert len(ranking(out).ranked) == 3


def test_scores_and_assignments_stay_readable(out):
    assert Score.objects.count() == Assignment.objects.count() * 4


@pytest.fixture(name="heard")
def heard_(halls):
    """A cycle in which halls may object, of real figures and not of made-up ones."""
    cycle = given.moderated(given.cycle(is_example=False), {})
    return actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))


def upheld(mine):
    at = given.after("moderation")
    found = actions.object_to(mine, "pengaduan", "Salah", by=given.ANYBODY, at=at)
    actions.answer_objection(found, Answer(True, "Benar"), by=given.ANYBODY, at=at)
    mine.refresh_from_db()


def test_an_upheld_objection_moves_the_figures_of_its_hall_alone(heard, halls):
    mine, other = (given.assessment(heard, hall) for hall in halls[:2])
    frozen = {"complaints": 50, "complaints_on_time": 40}
    Assessment.objects.update(figures=mine.figures | {"nation": frozen, "facts": {}})
    for hall in halls[:2]:
        HallDay.objects.create(hall=hall, day=given.UNTIL, way="direct", **COUNTS)
    upheld(mine)
    assert mine.figures["facts"]["busiest"] == 3
    assert mine.figures["nation"] == frozen
    other.refresh_from_db()
    assert other.figures["facts"] == {}


def test_an_upheld_objection_keeps_made_up_figures(halls):
    mine = objecting(halls)
    before = mine.figures
    upheld(mine)
    assert mine.figures == before


def test_figures_that_halls_have_read_are_not_computed_anew(heard):
    with pytest.raises(NotInThisStep):
        actions.compute_figures(heard, at=given.after("moderation"))
