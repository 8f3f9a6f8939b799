"""A snapshot as Server-Sent Event: encoded once and packed once, whoever listens.

A packed frame is a block of its own (flushed in full), so that the same bytes continue anybody's
gzip stream: a hall of two hundred services fits in a few kilobytes for every listener.
"""

import zlib
from dataclasses import dataclass
from functools import cached_property

RETRY_MS = 2000
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LEVEL = 9


@dataclass(frozen=True)
class Frame:
    """Some bytes of the stream, plain and packed."""

    plain: bytes

    @cached_property
    def packed(self) -> bytes:
        """The bytes as the next block of a gzip stream."""
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(self.plain) + packer.flush(zlib.Z_FULL_FLUSH)


OPENING = Frame(f"retry: {RETRY_MS}\n\n".encode())
HEARTBEAT = Frame(b": hidup\n\n")


@dataclass(frozen=True)
class Shot:
    """A hall's floor (or a ceremony) as it was read: its number, when, and the rest as JSON.

    ``rest`` is the object without its moment, so that two equal floors compare equal.
    """

    id: int
    at: str
    rest: bytes
    event: str = "queue"

    @cached_property
    def frame(self) -> Frame:
        """The event that listeners get."""
        whole = b'{"at":"' + self.at.encode() + b'",' + self.rest[1:]
        told = (self.event.encode(), self.id, whole)
        return Frame(b"event: %b\nid: %d\ndata: %b\n\n" % told)
