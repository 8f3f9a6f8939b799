"""The portal: open to everybody."""

from tests.doors.answers import EVERYBODY, SIGNED_IN, Door, all_get, hall

DOORS = {
    "portal:home": Door(EVERYBODY),
    "portal:halls": Door(EVERYBODY),
    "portal:hall": Door(EVERYBODY, at=hall),
    "portal:services": Door(EVERYBODY),
    "portal:choose-region": Door(all_get(302), post=lambda world: {"region": world.hall.region_id}),
    "portal:offering": Door(
        EVERYBODY, at=lambda world: hall(world) | {"code": world.offering.code}
    ),
    "portal:take-number": Door(
        all_get(302), at=lambda world: hall(world) | {"code": world.offering.code}
    ),
    "portal:service": Door(EVERYBODY, at=lambda world: {"code": world.service.pk}),
    "portal:life-event": Door(
        EVERYBODY, at=lambda world: {"code": world.service.life_events.get().pk}
    ),
    "portal:agency": Door(EVERYBODY, at=lambda world: {"code": world.counter.office.agency.code}),
    "portal:national": Door(EVERYBODY),
    "portal:work": Door(SIGNED_IN),
    "portal:manifest": Door(EVERYBODY),
    "portal:service-worker": Door(EVERYBODY),
    "portal:offline": Door(EVERYBODY),
    "portal:robots": Door(EVERYBODY),
    "portal:favicon": Door(all_get(301)),
}
