"""Which tables of fiscal capacity were taken, when and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count

from satuatap.identity.models import User
from satuatap.oversight.models import FiscalCapacity


@dataclass(frozen=True)
class Imported:
    """One table: when (None: not known), by whom, of which years, how many rows it changed."""

    at: datetime | None
    actor: str
    years: Sequence[int]
    rows: int


def imports_of_fiscal_capacity() -> list[Imported]:
    """Every table that was taken, the last one first; two queries."""
    rows = FiscalCapacity.objects.values("at", "actor", "year").annotate(rows=Count("id"))
    found = rows.order_by("-at", "actor", "year")
    names = _names({each["actor"] for each in found})
    imports = []
    for (at, actor), each in groupby(found, lambda row: (row["at"], row["actor"])):
        years = list(each)
        count = sum(row["rows"] for row in years)
        imports.append(Imported(at, names.get(actor, actor), [row["year"] for row in years], count))
    return sorted(imports, key=lambda each: each.at.timestamp() if each.at else 0, reverse=True)


def _names(actors: set[str]) -> dict[str, str]:
    keys = [each.partition(":")[2] for each in actors if each.startswith("user:")]
    people = User.objects.filter(pk__in=[each for each in keys if each.isdigit()])
    return {f"user:{each.pk}": each.name for each in people}
