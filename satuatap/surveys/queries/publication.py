"""The rules by which figures of few answers are withheld."""

from satuatap.surveys.models import SmallestCell
from satuatap.surveys.rules import SmallestCells
from satuatap.surveys.sources import smallest_cell


def smallest_cells() -> SmallestCells:
    """Every rule, in one query: that of the platform, and the ministry's by day."""
    known = SmallestCell.objects.order_by("valid_from").values_list("valid_from", "least")
    return SmallestCells(smallest_cell(), tuple(known))
