"""The counter console: officers of the hall and its manager."""

from tests.doors.answers import STAFF, Door, hall
from tests.world import World


def desk(world: World) -> dict[str, str]:
    return hall(world) | {"code": world.counter.code}


PRESSED = STAFF.but(counter_officer=302, hall_manager=302)  # back to the console, done or refused
BUTTONS = [
    "add",
    "bring-back",
    "call-chosen",
    "call-held",
    "call-next",
    "close",
    "finish",
    "finish-and-call",
    "hold",
    "no-show",
    "open",
    "pause",
    "recall",
    "resume",
    "start",
    "transfer",
    "undo",
]
DOORS = {
    "console:choose": Door(STAFF, at=hall),
    "console:console": Door(STAFF, at=desk),
    **{f"console:{name}": Door(PRESSED, at=desk, post={}) for name in BUTTONS},
}
