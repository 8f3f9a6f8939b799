"""Which figures may be read without telling what a few people said.

A figure of fewer than ``least`` answers is withheld. A withheld one could be found by taking the
others from their total, so what is left over is never of a few people either: where it would be,
the smallest of the others is withheld as well. A part of a withheld part is withheld.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Node(Generic[K]):
    """How many answered for a part, and for the parts of it that are told apart."""

    answers: int
    parts: Mapping[K, "Node[K]"] = field(default_factory=dict)


def readable(whole: Node[K], *, least: int) -> set[K]:
    """The parts whose figures may be read beside the whole's; none where the whole's may not.

    A part without an answer tells nothing and is left out. Whoever answered for the whole and for
    no part that is known counts as left over.
    """
    if whole.answers < least:
        return set()
    counts = {key: part.answers for key, part in whole.parts.items()}
    shown = {key for key, answers in counts.items() if answers >= least}
    left = whole.answers - sum(counts[key] for key in shown)
    if 0 < left < least and shown:
        shown.remove(min(shown, key=lambda key: (counts[key], str(key))))
    return shown.union(*(readable(whole.parts[key], least=least) for key in shown))
