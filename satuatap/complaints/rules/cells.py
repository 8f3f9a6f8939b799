"""Small cells of a public table: left out, so that nobody is found by counting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

LEAST = 5


@dataclass(frozen=True)
class Cell:
    """One figure of a table: of what, how many it stands on, and what it says."""

    key: tuple[str, ...]
    count: int | None
    figures: dict[str, Any]

    @property
    def is_hidden(self) -> bool:
        return self.count is None


def suppressed(cells: Sequence[Cell], *, least: int = LEAST) -> list[Cell]:
    """The cells with those below ``least`` hidden.

    Where the hidden ones together are still fewer than ``least``, the next larger cell goes too:
    else the total would give them away.
    """
    order = sorted(cells, key=lambda cell: (cell.count or 0, cell.key))
    hidden, kept_back = set[tuple[str, ...]](), 0
    for cell in order:
        count = cell.count or 0
        if count >= least and (not kept_back or kept_back >= least):
            break
        if count:
            hidden.add(cell.key)
            kept_back += count
    return [replace(cell, count=None, figures={}) if cell.key in hidden else cell for cell in cells]
