"""Messages: one's own inbox, the page that stops everything, and the door for providers."""

from django.utils import timezone

from satuatap.core.ids import uuid7
from satuatap.notifications.actions import recipient_at
from tests.doors.answers import EVERYBODY, NOBODY, SIGNED_IN, Door, all_get
from tests.world import World


def stop(world: World) -> dict[str, str]:
    somebody = recipient_at(email="orang@example.test", at=timezone.now())
    return {"code": somebody.stop_code}


DOORS = {
    "notifications:inbox": Door(SIGNED_IN),
    "notifications:settings": Door(SIGNED_IN),
    "notifications:phone": Door(all_get(302)),  # nobody here has left a number
    "notifications:trial": Door(all_get(302), post={}),
    "notifications:browser": Door(all_get(302), post={}),
    "notifications:message": Door(  # nobody else's
        all_get(404).but(anonymous=302, kiosk=302, display=302), at=lambda world: {"key": uuid7()}
    ),
    "notifications:stop": Door(EVERYBODY, at=stop),
    "notifications:texts": Door(NOBODY, at=lambda world: {"account": "tak-ada"}, post={}),
    "notifications:receipts": Door(NOBODY, at=lambda world: {"account": "tak-ada"}, post={}),
}
