"""What a row of the table of doors is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.world import World

VISITORS = (
    "anonymous",
    "citizen",
    "kiosk",
    "display",
    "counter_officer",
    "officer_elsewhere",
    "hall_manager",
    "manager_elsewhere",
    "kiosk_elsewhere",
    "display_elsewhere",
    "ministry",
    "region_officer",
    "region_head",
    "region_elsewhere",
    "evaluator",
    "evaluator_elsewhere",
)  # those elsewhere have the same role in another hall or region, or another task


# Who gets what another gets, where a row says nothing else.
TWINS = {
    "kiosk": ("kiosk_elsewhere",),
    "display": ("display_elsewhere",),
    "region_officer": ("region_head",),
    "evaluator": ("evaluator_elsewhere",),
}


class Answers(dict[str, int]):
    """A status for every visitor."""

    def but(self, **others: int) -> "Answers":
        """These answers but for some; a device of another hall gets what one of ours gets."""
        twins = {twin: others[who] for who in TWINS if who in others for twin in TWINS[who]}
        return Answers(self | twins | others)


def all_get(status: int) -> Answers:
    return Answers(dict.fromkeys(VISITORS, status))


EVERYBODY = all_get(200)
NOBODY = all_get(404)
STAFF = Answers(
    anonymous=302,
    citizen=403,
    kiosk=302,
    display=302,
    counter_officer=200,
    officer_elsewhere=404,
    hall_manager=200,
    manager_elsewhere=404,
    kiosk_elsewhere=302,
    display_elsewhere=302,
    ministry=403,
    region_officer=403,
    region_head=403,
    region_elsewhere=403,
    evaluator=403,
    evaluator_elsewhere=403,
)  # whoever works in the hall; devices are not signed in
MANAGER = STAFF.but(counter_officer=403, officer_elsewhere=403)
OFFICER = STAFF.but(hall_manager=403)
MINISTRY = STAFF.but(counter_officer=403, officer_elsewhere=403, hall_manager=403, ministry=200)
REGION = MINISTRY.but(region_officer=200, region_elsewhere=404)  # and the ministry
EVALUATOR = MINISTRY.but(ministry=403, evaluator=200)
# The others are sent to the pairing page; a device of another hall sees its own hall.
KIOSK = all_get(302).but(kiosk=200, display=403)
DISPLAY = all_get(302).but(display=200, kiosk=403)
SIGNED_IN = all_get(200).but(anonymous=302, kiosk=302, display=302)

Form = dict[str, Any]


@dataclass(frozen=True)
class Door:
    """One address: what everybody gets, and how to ask."""

    answers: Answers
    at: Callable[[World], dict[str, Any]] = lambda world: {}
    post: Form | Callable[[World], Form] | None = None
    query: str = ""
    json: bool = False

    def form(self, world: World) -> Form | None:
        return self.post(world) if callable(self.post) else self.post


def hall(world: World) -> dict[str, Any]:
    return {"slug": world.hall.slug}
