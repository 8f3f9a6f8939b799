"""Reads halls for the stream, in threads of its own beside the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db import DatabaseError, InterfaceError, connections
from django.utils import timezone, translation

from satuatap.core.rest.answers import encoded
from satuatap.live.frames import Shot
from satuatap.places.models import Hall
from satuatap.queueing.queries.snapshot import hall_snapshot, moment

THREADS = 2
T = TypeVar("T")


class Unreadable(Exception):
    """PostgreSQL did not answer; a later read will."""


class HallIsGone(Exception):
    """No hall has this name any more."""


@dataclass(frozen=True)
class Address:
    """Which stream: a hall in a language."""

    slug: str
    language: str


class Reader:
    """A few threads, each with a connection that is opened anew after a fault."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(THREADS, thread_name_prefix="live")

    async def hall(self, slug: str) -> UUID | None:
        """The hall's id, or None when there is no such hall."""
        return await self.run(
            lambda: Hall.objects.filter(slug=slug).values_list("pk", flat=True).first()
        )

    async def shot(self, address: Address) -> Shot:
        """The hall's floor now."""
        return await self.run(lambda: read(address))

    async def run(self, work: Callable[[], T]) -> T:
        """Do this in a thread; raises Unreadable when the database is away."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.pool, guarded, work)

    def stop(self) -> None:
        """End the threads."""
        self.pool.shutdown(wait=False, cancel_futures=True)


def guarded(work: Callable[[], T]) -> T:
    """Work with this thread's connection, and drop it when it broke."""
    try:
        return work()
    except (DatabaseError, InterfaceError) as error:
        connections["default"].close()
        raise Unreadable from error


def read(address: Address) -> Shot:
    """A hall's snapshot in a language; its number is the moment of reading in milliseconds."""
    hall = Hall.objects.select_related("region").filter(slug=address.slug).first()
    if hall is None:
        raise HallIsGone
    at = timezone.now()
    with translation.override(address.language):
        told = hall_snapshot(hall, at=at)
    del told["at"]
    return Shot(int(at.timestamp() * 1000), moment(at), encoded(told))
