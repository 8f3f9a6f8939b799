"""The data files that come with the platform, as rows."""

import csv
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def table(name: str) -> list[dict[str, Any]]:
    """The rows of one data file; an empty cell is None."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [{key: cell or None for key, cell in row.items()} for row in csv.DictReader(lines)]
