"""What others say of halls: for everybody."""

from tests.doors.answers import EVERYBODY, Door

DOORS = {"sources:page": Door(EVERYBODY), "sources:table": Door(EVERYBODY)}
