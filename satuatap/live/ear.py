"""The one connection of a process that hears PostgreSQL's hints."""

import asyncio
import logging
from collections.abc import Callable

import psycopg

from satuatap.core.hints import CHANNEL, address

LEAST_WAIT, LONGEST_WAIT = 0.1, 3.0
NAME = "satuatap live"  # how PostgreSQL's list of connections calls it
SILENCE = 20.0  # seconds without a hint until the connection is asked whether it lives

log = logging.getLogger(__name__)


class Ear:
    """Listens for hints, and comes back by itself when PostgreSQL was away."""

    def __init__(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        self.heard = heard
        self.missed = missed
        self.wait = LEAST_WAIT

    async def listen(self) -> None:
        """Hear until cancelled."""
        while True:
            try:
                await self.hear()
            except psycopg.Error as error:
                log.warning("live_deaf", extra={"error": type(error).__name__})
            await asyncio.sleep(self.wait)
            self.wait = min(self.wait * 2, LONGEST_WAIT)

    async def hear(self) -> None:
        """Hear on one connection until it breaks."""
        connection = await psycopg.AsyncConnection.connect(
            address(), autocommit=True, application_name=NAME
        )
        async with connection:
            await connection.execute(f"listen {CHANNEL}")
            self.wait = LEAST_WAIT
            self.missed()
            while True:
                async for hint in connection.notifies(timeout=SILENCE):
                    self.heard(hint.payload)
                await connection.execute("select 1")
