"""Ceremonies: everybody reads what is announced, guests answer, the ministry holds them."""

from typing import Any

from satuatap.inauguration.tests.given import announced, planned
from tests.doors.answers import EVERYBODY, MINISTRY, SIGNED_IN, Answers, Door
from tests.world import World


def slug(_world: World) -> dict[str, Any]:
    return {"slug": announced().slug}


def one(_world: World) -> dict[str, Any]:
    return {"pk": planned().pk}


def a_hall(world: World) -> dict[str, Any]:
    return one(world) | {"hall": world.hall.pk}


def a_guest(_world: World) -> dict[str, Any]:
    made = announced()
    return {"pk": made.pk, "guest": made.guests.filter(hall__isnull=False).get().pk}


UNINVITED = Answers({who: 404 if got == 200 else got for who, got in SIGNED_IN.items()})
HELD = MINISTRY.but(manager_elsewhere=403)
STEP = HELD.but(ministry=302)  # back to the page of the ceremony
TYPED = HELD.but(ministry=422)

DOORS = {
    "inauguration:list": Door(EVERYBODY),
    "inauguration:ceremony": Door(EVERYBODY, at=slug),
    "inauguration:live": Door(EVERYBODY, at=slug),
    "api:inaugurations": Door(EVERYBODY),
    "api:inauguration": Door(EVERYBODY, at=slug),
    "inauguration:invitation": Door(UNINVITED, at=slug),  # guests: test_pages
    "inauguration:staff": Door(HELD),
    "inauguration:new": Door(HELD),
    "inauguration:manage": Door(HELD, at=one),
    "inauguration:edit": Door(HELD, at=one),
    "inauguration:add-hall": Door(TYPED, at=one, post={}),
    "inauguration:drop-hall": Door(STEP, at=a_hall, post={}),
    "inauguration:raise-hall": Door(STEP, at=a_hall, post={}),
    "inauguration:add-guest": Door(TYPED, at=one, post={}),
    "inauguration:drop-guest": Door(STEP, at=a_guest, post={}),
    "inauguration:attendance": Door(HELD, at=a_guest),
    "inauguration:leave-out": Door(TYPED, at=a_guest, post={}),
    "inauguration:invite": Door(STEP, at=one, post={}),
    "inauguration:charter": Door(STEP, at=one, post={}),
    "inauguration:conclude": Door(STEP, at=one, post={}),
    "inauguration:cancel": Door(TYPED, at=one, post={}),
}
