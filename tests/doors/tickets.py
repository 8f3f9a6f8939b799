"""Tickets on the phone: open to whoever knows the address, which nobody can guess."""

from django.utils import timezone

from satuatap.queueing.daycode import day_code
from tests.doors.answers import EVERYBODY, MANAGER, Door, all_get, hall
from tests.world import World


def code(world: World) -> dict[str, str]:
    return {"code": world.ticket.code}


def door(world: World) -> dict[str, str]:
    return hall(world) | {"code": day_code(world.hall, at=timezone.now())}


DOORS = {
    "queueing:ticket-find": Door(EVERYBODY),
    "queueing:ticket": Door(EVERYBODY, at=code),
    "queueing:ticket-part": Door(EVERYBODY, at=code),
    "queueing:ticket-cancel": Door(EVERYBODY, at=code),
    "queueing:ticket-return": Door(all_get(409), at=code, post={}),  # nobody was missed
    "queueing:ticket-arrive": Door(EVERYBODY, at=code),
    "queueing:remote": Door(EVERYBODY, at=hall),
    "queueing:arrive-door": Door(EVERYBODY, at=door),
    "queueing:day-code": Door(MANAGER, at=hall),
    "surveys:rate": Door(all_get(404), at=code),  # only after service
    "surveys:thanks": Door(all_get(404), at=code),
}
