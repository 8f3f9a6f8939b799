"""Documents: the check is open to everybody, a document's signing page to its signatories alone."""

from typing import Any

from satuatap.documents.tests.given import document, person
from tests.doors.answers import EVERYBODY, SIGNED_IN, Answers, Door
from tests.world import World


def code(world: World) -> dict[str, Any]:
    return {"code": document([person()], at=world.at, is_public=True).code}


def key(world: World) -> dict[str, Any]:
    return {"pk": document([person()], at=world.at).pk}


STRANGER = Answers({who: 404 if got == 200 else got for who, got in SIGNED_IN.items()})

DOORS = {
    "documents:start": Door(EVERYBODY),
    "documents:check": Door(EVERYBODY, at=code),
    "documents:download": Door(EVERYBODY, at=code),
    "documents:roots": Door(EVERYBODY),
    "api:document": Door(EVERYBODY, at=code),
    "documents:mine": Door(SIGNED_IN),
    "documents:certificate": Door(SIGNED_IN),
    "documents:sign": Door(STRANGER, at=key),  # its signatories: test_signing_page
    "documents:read": Door(STRANGER, at=key),
}
