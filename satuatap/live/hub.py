"""The process's side of the stream: its rooms, its ear on the database, its clock."""

import asyncio
from collections.abc import Callable, Iterator
from uuid import UUID

from prometheus_client import Counter, Gauge

from satuatap.live.ear import Ear
from satuatap.live.reading import Address, Reader, Subject
from satuatap.live.rooms import Room

SAFETY_SECONDS = 10  # a hint may be lost: halls with listeners are read again this often
HEARTBEAT_SECONDS = 15
COUNT_SECONDS = 1

LISTENERS = Gauge(
    "satuatap_live_listeners", "Open streams of halls now.", multiprocess_mode="livesum"
)
EVENTS = Counter("satuatap_live_events_total", "Snapshots sent to listeners.")


class Hub:
    """Rooms by address, made with the first listener and closed after the last."""

    def __init__(self) -> None:
        self.reader = Reader()
        self.rooms: dict[Address, Room] = {}
        self.topics: dict[Subject, UUID] = {}
        self.listeners = 0
        self.ear = Ear(self.heard, self.heard_nothing)
        self.tasks = [
            asyncio.ensure_future(self.ear.listen()),
            asyncio.ensure_future(self.every(SAFETY_SECONDS, lambda room: room.hinted.set())),
            asyncio.ensure_future(self.every(HEARTBEAT_SECONDS, Room.beat)),
            asyncio.ensure_future(self.every(COUNT_SECONDS, count)),
        ]

    async def knows(self, address: Address) -> bool:
        """Whether there is such a hall or ceremony."""
        if address.subject not in self.topics:
            found = await self.reader.topic(address)
            if found is None:
                return False
            self.topics[address.subject] = found
        return True

    def enter(self, address: Address) -> Room:
        """The room of this address, with one listener more."""
        room = self.rooms.get(address)
        if room is None:
            room = self.rooms[address] = Room(address, self.reader.shot, self.forget)
        room.listeners += 1
        self.listeners += 1
        LISTENERS.inc()
        return room

    def forget(self, subject: Subject) -> None:
        """Nothing has this name any more: its rooms close, and who comes back is told."""
        self.topics.pop(subject, None)
        for address in [each for each in self.rooms if each.subject == subject]:
            self.rooms.pop(address).close()

    def leave(self, room: Room) -> None:
        """One listener less; an empty room closes."""
        room.listeners -= 1
        self.listeners -= 1
        LISTENERS.dec()
        count(room)
        if not room.listeners and self.rooms.get(room.address) is room:
            del self.rooms[room.address]
            room.close()

    def heard(self, topic: str) -> None:
        """A hint: this hall or ceremony has changed."""
        for room in self.of(topic):
            room.hinted.set()

    def heard_nothing(self) -> None:
        """Hints may have been missed: every room reads again."""
        for room in self.rooms.values():
            room.hinted.set()

    def of(self, topic: str) -> Iterator[Room]:
        """The rooms of a hall or ceremony, by its id."""
        known = self.topics
        return (each for each in self.rooms.values() if str(known[each.address.subject]) == topic)

    async def every(self, seconds: float, act: Callable[[Room], None]) -> None:
        """Do this to every room, at intervals."""
        while True:
            await asyncio.sleep(seconds)
            for room in list(self.rooms.values()):
                act(room)

    def stop(self) -> None:
        """Close all rooms, so that every stream ends cleanly."""
        for task in self.tasks:
            task.cancel()
        for room in list(self.rooms.values()):
            room.close()
        self.rooms.clear()
        self.reader.stop()


def count(room: Room) -> None:
    """Add what a room has sent: one addition for thousands of listeners."""
    sent, room.sent = room.sent, 0
    EVENTS.inc(sent)
