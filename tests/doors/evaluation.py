"""Evaluation: results are open, cycles the ministry's, sheets an evaluator's, words a hall's."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from satuatap.evaluation import actions
from satuatap.evaluation.actions.warning import raise_case
from satuatap.evaluation.models import Assessment, Case, Cycle
from satuatap.evaluation.queries.rulebook import rules_in_force
from satuatap.evaluation.rules import Signs, Step
from satuatap.evaluation.tests import given
from tests.doors.answers import EVERYBODY, MANAGER, MINISTRY, NOBODY, Door, hall
from tests.world import World

SOME = UUID(int=7)  # of what is not there
LENGTHS = {"self_by": 7, "desk_by": 14, "visit_by": 21, "moderation_by": 28, "objection_by": 35}


def cycle(world: World) -> Cycle:
    """A cycle in which halls answer just now."""
    today = timezone.localdate(world.at)
    days = {name: today + timedelta(days=count) for name, count in LENGTHS.items()}
    period = {"since": today - timedelta(days=365), "until": today - timedelta(days=1)}
    plan = given.plan(code="kini", **period, **days)
    made = actions.open_cycle(plan, by=given.ANYBODY, at=world.at)
    return actions.advance(made, Step.SELF, at=world.at)


def case(world: World) -> Case:
    rule, _name = rules_in_force()["tidak-aktif"]
    return raise_case(world.hall, rule, Signs(silent_days=20), at=world.at)


def code(world: World) -> dict[str, Any]:
    return {"code": cycle(world).code}


def both(world: World) -> dict[str, Any]:
    return code(world) | hall(world)


def indicator(world: World) -> dict[str, Any]:
    return both(world) | {"indicator": "inovasi"}


def key(world: World) -> dict[str, Any]:
    return both(world) | {"key": SOME}


def pk(world: World) -> dict[str, Any]:
    return both(world) | {"pk": SOME}


def this_case(world: World) -> dict[str, Any]:
    return {"pk": case(world).pk}


def task(world: World) -> dict[str, Any]:
    """The hall is assigned to the evaluator; the one elsewhere has another task."""
    found = Assessment.objects.get(cycle=cycle(world), hall=world.hall)
    mine = actions.assign(found, world.person("evaluator"), by=given.ANYBODY, at=world.at)
    return {"pk": mine.pk}


def file(world: World) -> dict[str, Any]:
    return task(world) | {"key": SOME}


def a_finding(world: World) -> dict[str, Any]:
    return task(world) | {"finding": SOME}


# Whoever answers for a hall: its manager, and the government of its region.
ANSWERERS = MANAGER.but(region_officer=200, region_elsewhere=404)
UNREADABLE = {"hall_manager": 422, "region_officer": 422}
NOT_THERE = {"hall_manager": 404, "region_officer": 404}
NATION = MINISTRY.but(manager_elsewhere=403)
EVALUATORS = NATION.but(ministry=403, evaluator=200)
OWN_TASK = EVALUATORS.but(evaluator_elsewhere=404)
REFUSED = OWN_TASK.but(evaluator=422, evaluator_elsewhere=404)

DOORS = {
    "evaluation:index": Door(EVERYBODY),
    "evaluation:method": Door(EVERYBODY, at=lambda _world: {"name": "mal-2026"}),
    "evaluation:method-json": Door(EVERYBODY, at=lambda _world: {"name": "mal-2026"}),
    "evaluation:warning-rules": Door(EVERYBODY),
    "evaluation:result-json": Door(NOBODY, at=both),
    "evaluation:ranking": Door(NOBODY, at=code),  # before it is published
    "evaluation:ranking-csv": Door(NOBODY, at=code),
    "evaluation:result": Door(NOBODY, at=both),
    "evaluation:hall-list": Door(ANSWERERS, at=hall),
    "evaluation:hall": Door(ANSWERERS, at=both),
    "evaluation:indicator": Door(ANSWERERS, at=indicator),
    "evaluation:send": Door(ANSWERERS.but(**UNREADABLE), at=both, post={}),
    "evaluation:object": Door(ANSWERERS.but(**UNREADABLE), at=both, post={}),
    "evaluation:hall-evidence": Door(ANSWERERS.but(**NOT_THERE), at=key),
    "evaluation:mended": Door(ANSWERERS.but(**NOT_THERE), at=pk, post={}),
    "evaluation:hall-case": Door(ANSWERERS, at=lambda world: hall(world) | this_case(world)),
    "evaluation:tasks": Door(EVALUATORS),
    "evaluation:interests": Door(EVALUATORS),
    "evaluation:task": Door(OWN_TASK, at=task),
    "evaluation:task-evidence": Door(OWN_TASK.but(evaluator=404), at=file),
    "evaluation:visit-worker": Door(EVERYBODY),
    "evaluation:visit": Door(OWN_TASK, at=task),
    "evaluation:visit-state": Door(OWN_TASK, at=task),
    "evaluation:visit-send": Door(REFUSED, at=task, post={}),
    "evaluation:plan-visit": Door(REFUSED, at=task, post={}),
    "evaluation:find": Door(REFUSED, at=task, post={}),
    "evaluation:check": Door(OWN_TASK.but(evaluator=404), at=a_finding, post={}),
    "evaluation:visit-photo": Door(OWN_TASK.but(evaluator=404), at=file),
    "evaluation:cycles": Door(NATION),
    "evaluation:new": Door(NATION),
    "evaluation:cycle": Door(NATION, at=code),
    "evaluation:move-day": Door(NATION.but(ministry=422), at=code, post={}),
    "evaluation:advance": Door(NATION.but(ministry=409), at=code, post={"ke": "desk"}),
    "evaluation:assign-everywhere": Door(NATION.but(ministry=409), at=code, post={}),
    "evaluation:compute": Door(NATION.but(ministry=302), at=code, post={}),
    "evaluation:decide": Door(NATION.but(ministry=409), at=code, post={}),
    "evaluation:assessment": Door(NATION, at=both),
    "evaluation:assign": Door(NATION.but(ministry=422), at=both, post={}),
    "evaluation:withdraw": Door(NATION.but(ministry=404), at=pk, post={}),
    "evaluation:settle": Door(NATION.but(ministry=422), at=indicator, post={}),
    "evaluation:reply": Door(NATION.but(ministry=404), at=pk, post={}),
    "evaluation:check-finding": Door(NATION.but(ministry=404), at=pk, post={}),
    "evaluation:file": Door(NATION.but(ministry=404), at=key),
    "evaluation:methods": Door(NATION),
    "evaluation:version": Door(NATION, at=lambda _world: {"name": "mal-2026"}),
    "evaluation:whole": Door(NATION, at=lambda _world: {"name": "mal-2026"}),
    "evaluation:rules": Door(NATION),
    "evaluation:cases": Door(NATION),
    "evaluation:case": Door(NATION, at=this_case),
    "evaluation:take": Door(
        NATION.but(ministry=422), at=lambda world: this_case(world) | {"act": "kunjungi"}, post={}
    ),
    "evaluation:listed": Door(NATION, at=lambda _world: {"kind": "insentif", "form": "csv"}),
}
