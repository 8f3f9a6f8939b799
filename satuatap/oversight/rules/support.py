"""Whom to help first: low fiscal capacity and no hall, then by the weight of every reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class Category(Enum):
    """The five classes of the official table, lowest first; they are imported, never derived."""

    VERY_LOW = "sangat-rendah"
    LOW = "rendah"
    MEDIUM = "sedang"
    HIGH = "tinggi"
    VERY_HIGH = "sangat-tinggi"


LOW = frozenset({Category.VERY_LOW, Category.LOW})
WRITTEN = {each.value.replace("-", " "): each for each in Category}

UNKNOWN = "belum-diketahui"  # in no official table
UNASKED = "tanpa-usulan"
UNDER_WAY = "disiapkan"
WEAK = "nilai-rendah"
WARNED = "peringatan"
REASONS = (*(each.value for each in Category), UNKNOWN, UNASKED, UNDER_WAY, WEAK, WARNED)


@dataclass(frozen=True)
class Criterion:
    """One reason to help: what it weighs, and how it is said."""

    code: str
    weight: int
    text: Mapping[str, str]


@dataclass(frozen=True)
class Need:
    """A reason that holds for a region or a hall, with what it rests on (a year, a grade)."""

    code: str
    detail: str = ""


def category_of(text: str) -> Category | None:
    """``Sangat Rendah`` as its class; None for anything else."""
    return WRITTEN.get(" ".join(text.casefold().replace("-", " ").replace("_", " ").split()))


def points_of(needs: Iterable[Need], criteria: Sequence[Criterion]) -> int:
    """What all reasons weigh together."""
    weights = {each.code: each.weight for each in criteria}
    return sum(weights.get(each.code, 0) for each in needs)


def turn(category: Category | None, points: int, *, has_hall: bool) -> tuple[int, int]:
    """Where a region stands: low capacity without a hall before all others, then by points.

    That low capacity without a hall comes first is the ministry's word and no weight changes it.
    """
    return (0 if category in LOW and not has_hall else 1), -points
