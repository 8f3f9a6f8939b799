"""The manager's floor: the hall's own manager alone."""

from uuid import UUID

from tests.doors.answers import MANAGER, Door, hall
from tests.doors.console import desk
from tests.world import World

DONE = MANAGER.but(hall_manager=302)
MISSING = MANAGER.but(hall_manager=404)
NOTHING = UUID(int=0)


def nothing(world: World) -> dict[str, object]:
    return hall(world) | {"pk": NOTHING}


DOORS = {
    "floor:now": Door(MANAGER, at=hall),
    "floor:day": Door(MANAGER, at=hall),
    "floor:day-csv": Door(MANAGER, at=hall),
    "floor:ready": Door(MANAGER, at=hall),
    "floor:open-hall": Door(DONE, at=hall, post={}),
    "floor:counter": Door(MANAGER, at=desk),
    "floor:open-counter": Door(DONE, at=desk, post={}),
    "floor:close-counter": Door(DONE, at=desk, post={}),
    "floor:notice": Door(MANAGER, at=hall),
    "floor:stop-notice": Door(MISSING, at=nothing, post={}),
    "floor:close": Door(MANAGER, at=hall),
    "floor:reopen": Door(MISSING, at=lambda world: hall(world) | {"pk": 0}, post={}),
}
