"""The hall's kiosks: only a paired kiosk gets in; the pairing page is for whoever has a code."""

from tests.doors.answers import EVERYBODY, KIOSK, Door
from tests.world import World

PRESSED = KIOSK.but(kiosk=302)  # every button leads to a page
NOT_ELSEWHERE = {"kiosk_elsewhere": 404}  # what belongs to this hall is not there for another


def office(world: World) -> dict[str, object]:
    return {"office_id": world.counter.office_id}


def code(world: World) -> dict[str, str]:
    return {"code": world.ticket.code}


DOORS = {
    "queueing:pairing": Door(EVERYBODY),
    "queueing:kiosk": Door(KIOSK),
    "queueing:kiosk-others": Door(KIOSK),
    "queueing:kiosk-office": Door(KIOSK.but(**NOT_ELSEWHERE), at=office),
    "queueing:kiosk-again": Door(PRESSED),
    "queueing:kiosk-switch": Door(PRESSED, post={"what": "en"}),
    "queueing:kiosk-help": Door(KIOSK),
    "queueing:kiosk-take": Door(PRESSED, post={}),
    "queueing:kiosk-own": Door(KIOSK),
    "queueing:kiosk-return": Door(KIOSK),
    "queueing:kiosk-number": Door(KIOSK.but(**NOT_ELSEWHERE), at=code),
    "queueing:kiosk-state": Door(KIOSK.but(**NOT_ELSEWHERE), at=code),
    "queueing:kiosk-printed": Door(PRESSED.but(**NOT_ELSEWHERE), at=code, post={}),
    "queueing:kiosk-paperless": Door(PRESSED.but(**NOT_ELSEWHERE), at=code, post={}),
    "queueing:kiosk-reprint": Door(PRESSED.but(**NOT_ELSEWHERE), at=code, post={}),
    "surveys:rate-at-kiosk": Door(PRESSED, at=code, post={}),  # its number's page tells the rest
    "queueing:kiosk-heartbeat": Door(KIOSK),
    "queueing:kiosk-offline": Door(EVERYBODY),
    "queueing:kiosk-worker": Door(EVERYBODY),
}
