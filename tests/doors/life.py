"""The lives of halls: the ministry reads all of them, a region its own and what others learned."""

from typing import Any
from uuid import UUID

from satuatap.oversight.tests import given
from tests.doors.answers import EVERYBODY, MINISTRY, Door, hall
from tests.world import World

NATION = MINISTRY.but(manager_elsewhere=403)
READERS = NATION.but(region_officer=200, region_elsewhere=404)  # the ministry, and its own region
LEARNERS = READERS.but(region_elsewhere=200)  # what every region may read
NOWHERE = UUID(int=0)


def region(world: World) -> dict[str, Any]:
    return {"code": world.hall.region_id}


def rules(_world: World) -> dict[str, Any]:
    return {"kind": "syarat"}


def at_agreement(world: World) -> dict[str, Any]:
    return hall(world) | {"pk": given.agreement(world.hall).pk}


def at_request(world: World) -> dict[str, Any]:
    return hall(world) | {"pk": given.request(world.hall).pk}


def at_obstacle(world: World) -> dict[str, Any]:
    return hall(world) | {"pk": given.obstacle(world.hall).pk}


def at_exception(world: World) -> dict[str, Any]:
    return hall(world) | {"pk": given.expectation(world.hall).pk}


DOORS = {
    "oversight:board": Door(NATION),
    "oversight:board-csv": Door(NATION),
    "oversight:calendar": Door(NATION),
    "oversight:partners": Door(NATION),
    "oversight:support": Door(NATION),
    "oversight:support-csv": Door(NATION),
    "oversight:support-xlsx": Door(NATION),
    "oversight:fiscal": Door(NATION),
    "oversight:rules": Door(NATION),
    "oversight:edit-rules": Door(NATION, at=rules),
    "oversight:edition": Door(NATION, at=lambda world: rules(world) | {"version": "2026-1"}),
    "oversight:scores": Door(LEARNERS),
    "oversight:scores-csv": Door(LEARNERS),
    "oversight:practices": Door(LEARNERS),
    "oversight:take-over": Door(LEARNERS, at=lambda world: {"pk": given.innovation(world.hall).pk}),
    "oversight:practice-file": Door(
        LEARNERS.but(ministry=404, region_officer=404, region_elsewhere=404),
        at=lambda world: {"pk": given.innovation(world.hall).pk, "key": NOWHERE},
    ),
    "oversight:hall": Door(READERS, at=hall),
    "oversight:step": Door(READERS, at=hall),
    "oversight:checklist": Door(READERS, at=hall),
    "oversight:requirement": Door(READERS, at=lambda world: hall(world) | {"item": "budget"}),
    "oversight:file": Door(
        READERS.but(ministry=404, region_officer=404),
        at=lambda world: hall(world) | {"key": NOWHERE},
    ),
    "oversight:hall-partners": Door(READERS, at=hall),
    "oversight:hall-notes": Door(READERS, at=hall),
    "oversight:add": Door(READERS, at=lambda world: hall(world) | {"kind": "hambatan"}),
    "oversight:end-agreement": Door(READERS, at=at_agreement),
    "oversight:withdraw": Door(
        READERS, at=lambda world: at_agreement(world) | {"kind": "perjanjian"}
    ),
    "oversight:decide-exception": Door(READERS.but(region_officer=403), at=at_exception),
    "oversight:answer-request": Door(READERS, at=at_request),
    "oversight:solve": Door(READERS, at=at_obstacle),
    "oversight:region": Door(READERS, at=region),
    "oversight:propose": Door(READERS.but(ministry=403), at=region),
    "oversight:story": Door(EVERYBODY, at=hall),
}
