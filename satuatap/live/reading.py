"""Reads halls for the stream, in threads of its own beside the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db import DatabaseError, InterfaceError, connections
from django.utils import timezone, translation

from satuatap.core.rest.answers import encoded
from satuatap.live.frames import Shot
from satuatap.live.sources import HALLS, SOURCES
from satuatap.queueing.queries.snapshot import moment

THREADS = 2
T = TypeVar("T")


class Unreadable(Exception):
    """PostgreSQL did not answer; a later read will."""


class SubjectIsGone(Exception):
    """Nothing has this name any more."""


class Subject(NamedTuple):
    """What a stream is of: a kind (``sources.SOURCES``) and a name."""

    kind: str
    slug: str


@dataclass(frozen=True)
class Address:
    """Which stream: a hall or a ceremony in a language."""

    slug: str
    language: str
    kind: str = HALLS

    @property
    def subject(self) -> Subject:
        """The same in any language."""
        return Subject(self.kind, self.slug)


class Reader:
    """A few threads, each with a connection that is opened anew after a fault."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(THREADS, thread_name_prefix="live")

    async def topic(self, address: Address) -> UUID | None:
        """The id by which hints name it, or None when there is no such thing."""
        return await self.run(lambda: SOURCES[address.kind].find(address.slug))

    async def shot(self, address: Address) -> Shot:
        """The hall's floor, or the ceremony, now."""
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
    """A snapshot in a language; its number is the moment of reading in milliseconds."""
    at, source = timezone.now(), SOURCES[address.kind]
    with translation.override(address.language):
        told = source.tell(address.slug, at)
    if told is None:
        raise SubjectIsGone
    return Shot(int(at.timestamp() * 1000), moment(at), encoded(told), source.event)
