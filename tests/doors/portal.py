"""The portal: open to everybody."""

from tests.doors.answers import EVERYBODY, SIGNED_IN, Door, all_get, hall

DOORS = {
    "portal:home": Door(EVERYBODY),
    "portal:halls": Door(EVERYBODY),
    "portal:hall": Door(EVERYBODY, at=hall),
    "portal:services": Door(EVERYBODY),
    "portal:service": Door(EVERYBODY, at=lambda world: {"code": "tidak-ada"}),
    "portal:life_event": Door(EVERYBODY, at=lambda world: {"code": "tidak-ada"}),
    "portal:agency": Door(EVERYBODY, at=lambda world: {"code": world.counter.office.agency.code}),
    "portal:national": Door(EVERYBODY),
    "portal:work": Door(SIGNED_IN),
    "portal:manifest": Door(EVERYBODY),
    "portal:robots": Door(EVERYBODY),
    "portal:favicon": Door(all_get(301)),
}
