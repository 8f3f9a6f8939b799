"""One room per hall and language: the last shot, and everybody who listens."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from satuatap.live.frames import Shot
from satuatap.live.reading import Address, Subject, SubjectIsGone, Unreadable

BEAT = 0.1  # seconds between two reads of a hall, however many hints come
PAUSE = 1.0  # seconds until a hall that could not be read is read again

log = logging.getLogger(__name__)


class Room:
    """Reads on a hint at once, then at most once per beat, and wakes those who listen.

    Nobody is sent anything here: each listener sends to its own client what is newest when it gets
    to it, so a slow one skips what it missed and delays nobody.
    """

    def __init__(
        self,
        address: Address,
        read: Callable[[Address], Awaitable[Shot]],
        gone: Callable[[Subject], None],
    ) -> None:
        self.address = address
        self.read = read
        self.gone = gone
        self.shot: Shot | None = None
        self.listeners = 0
        self.beats = 0
        self.sent = 0
        self.closed = False
        self.woken = asyncio.Event()
        self.hinted = asyncio.Event()
        self.work = asyncio.ensure_future(self.follow())

    async def follow(self) -> None:
        """Read whenever something may have changed, until cancelled."""
        self.hinted.set()
        while True:
            await self.hinted.wait()
            self.hinted.clear()
            await self.refresh()
            await asyncio.sleep(BEAT)

    async def refresh(self) -> None:
        """Read once; an equal floor wakes nobody."""
        found = await self.newest()
        if found is not None and (self.shot is None or found.rest != self.shot.rest):
            self.shot = found
            self.wake()

    async def newest(self) -> Shot | None:
        """The hall as it is; None when it cannot be read now, or is no more."""
        try:
            return await self.read(self.address)
        except SubjectIsGone:
            self.gone(self.address.subject)
            return None
        except Unreadable:
            log.warning("live_unreadable")
        except (
            Exception
        ):  # whatever it was, the next reading may succeed; silence would be for good
            log.exception("live_broken")
        asyncio.get_running_loop().call_later(PAUSE, self.hinted.set)
        return None

    def beat(self) -> None:
        """Let every listener show that the stream is alive."""
        self.beats += 1
        self.wake()

    def wake(self) -> None:
        """Wake those who wait now; who comes later waits for the next time."""
        woken, self.woken = self.woken, asyncio.Event()
        woken.set()

    def close(self) -> None:
        """Send everybody home."""
        self.closed = True
        self.work.cancel()
        self.wake()
