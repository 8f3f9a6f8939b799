"""The hall's displays: only a paired display gets in."""

from tests.doors.answers import DISPLAY, KIOSK, Door, all_get

DOORS = {
    "queueing:display": Door(DISPLAY),
    "queueing:display-calls": Door(DISPLAY),
    "queueing:display-announced": Door(DISPLAY.but(display=404), post={"call": 0}, json=True),
    "queueing:display-turn": Door(DISPLAY.but(display=404), post={"call": 0}, json=True),
    "queueing:display-turn-over": Door(DISPLAY.but(display=404), post={"call": 0}, json=True),
    "queueing:kiosk-say": Door(KIOSK.but(kiosk=302), query="?teks=Selamat datang"),
    "queueing:sound": Door(all_get(404), at=lambda world: {"what": "tidak-ada"}),
}
