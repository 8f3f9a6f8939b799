"""Identifiers that are made where a row is born."""

import secrets
import uuid
from datetime import UTC, datetime

import uuid_utils.compat

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U: read aloud without mistakes


def uuid7() -> uuid.UUID:
    """A UUID of version 7: unique everywhere, sorted by its time of birth."""
    return uuid_utils.compat.uuid7()


def short_code(length: int = 12) -> str:
    """A random code for links and paper; 12 letters hold 58 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def born(key: uuid.UUID) -> datetime:
    """The moment at which a key of version 7 was made, to the millisecond."""
    return datetime.fromtimestamp((key.int >> 80) / 1000, UTC)
