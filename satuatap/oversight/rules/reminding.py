"""Who is reminded when, and which kinds of agencies are expected of every hall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Level:
    """Whom a request to join is brought to, and after how many days without an answer."""

    code: str
    after_days: int
    name: dict[str, str]


@dataclass(frozen=True)
class Reminding:
    """Levels of a request, days before the end of an agreement, and kinds that are expected."""

    levels: Sequence[Level]
    warnings: Sequence[int]
    expected: Sequence[str]

    @property
    def soon(self) -> timedelta:
        """An agreement that ends within these days is renewed now."""
        return timedelta(days=max(self.warnings))
