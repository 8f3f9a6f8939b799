"""The API: programs with a token of their own; a browser's session or cookie opens nothing."""

from uuid import UUID

from tests.doors.answers import EVERYBODY, Door, all_get

NO_TOKEN = all_get(401)
STEPS = ("printed", "recall", "start", "finish", "no-show", "hold", "transfer", "cancel")


def hall(world):
    return {"hall": world.hall.slug}


DOORS = {
    "api:page": Door(EVERYBODY),
    "api:problem": Door(all_get(302), at=lambda world: {"kind": "counter-is-busy"}),
    "api:openapi": Door(EVERYBODY),
    "api:provinces": Door(EVERYBODY),
    "api:regions": Door(EVERYBODY),
    "api:halls": Door(EVERYBODY),
    "api:hall": Door(EVERYBODY, at=hall),
    "api:queue": Door(EVERYBODY, at=hall),
    "api:take-ticket": Door(NO_TOKEN, at=hall, post={}, json=True),
    "api:call-next": Door(
        NO_TOKEN, at=lambda world: hall(world) | {"counter": world.counter.code}, post={}, json=True
    ),
} | {
    f"api:ticket-{step}": Door(NO_TOKEN, at=lambda world: {"id": UUID(int=0)}, post={}, json=True)
    for step in STEPS
}
