"""The official survey: open to whoever was served, and to whoever is in the hall."""

from datetime import timedelta
from typing import Any

from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import Plan, open_campaign
from tests.doors.answers import EVERYBODY, MANAGER, MINISTRY, Door, all_get, hall
from tests.world import World


def asked(world: World) -> dict[str, Any]:
    """The hall, while its survey runs."""
    today = world.hall.local(world.at).date()
    plan = Plan("Semester II", today - timedelta(days=1), today + timedelta(days=30), 1000)
    open_campaign(world.hall, plan, by=ANYBODY, at=world.at)
    return hall(world)


def code(world: World) -> dict[str, str]:
    return {"code": world.ticket.code}


def question(world: World) -> dict[str, str]:
    asked(world)
    return {"instrument": "skm-2017", "language": "id", "element": "waktu"}


# Nobody of the table has paired a tablet; others' devices are turned away, people sent to pair one.
TABLET = all_get(302).but(kiosk=403, display=403)

ASKERS = MANAGER  # and whoever has the role of an interviewer, which nobody of the table has

DOORS = {
    "surveys:interview-choose": Door(
        MINISTRY.but(ministry=403, hall_manager=302, manager_elsewhere=302)
    ),
    "surveys:interview": Door(ASKERS, at=asked),
    "surveys:interview-state": Door(ASKERS, at=hall),
    "surveys:interview-send": Door(ASKERS.but(hall_manager=400), at=hall, post={}),
    "surveys:interview-worker": Door(EVERYBODY),
    "surveys:tablet": Door(TABLET),
    "surveys:tablet-state": Door(TABLET),
    "surveys:tablet-send": Door(TABLET, post={}),
    "surveys:tablet-worker": Door(EVERYBODY),
    "surveys:poster": Door(MANAGER, at=hall),
    "surveys:by-message": Door(all_get(302), at=code),
    "surveys:link": Door(EVERYBODY, at=code),
    "surveys:invited": Door(all_get(404), at=code),  # only after service
    "surveys:invited-thanks": Door(all_get(404), at=code),
    "surveys:openly": Door(EVERYBODY, at=asked),
    "surveys:openly-thanks": Door(EVERYBODY, at=hall),
    "surveys:read-aloud": Door(all_get(302), at=question),  # to the sound
}
