"""Figures of complaints for everybody; small cells are left out (the chain's: staff_figures)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from satuatap.complaints.rules import Cell, suppressed
from satuatap.core import sql
from satuatap.places.models import Hall

FIGURES = Path(__file__).parent.parent / "sql" / "figures.sql"
EXACT = {"kind", "agency", "sent"}


@dataclass(frozen=True)
class Figures:
    """Of one kind and agency; ``answer_p50`` and ``answer_p90`` are days to the first answer."""

    kind: str
    agency: str
    sent: int
    answered: int
    on_time: int
    reopened: int
    done: int
    breached: int
    answer_p50: float | None
    answer_p90: float | None


def public_figures(hall: Hall | None, *, first: datetime, last: datetime) -> list[Cell]:
    """For everybody, of a hall or the nation: no secret one, and no cell of fewer than five.

    Shares (per cent, whole) stand in place of counts, so that no small number shows in a large
    cell. What goes around the hall counts once it is done.
    """
    key = hall.pk if hall else None
    rows = sql.rows(Figures, FIGURES, hall=key, first=first, last=last)
    cells = [Cell((row.kind, row.agency), row.sent, _shares(row)) for row in rows]
    return suppressed(cells)


def _shares(row: Figures) -> dict[str, Any]:
    facts = {name: value for name, value in asdict(row).items() if name not in EXACT}
    days = {name: facts.pop(name) for name in ("answer_p50", "answer_p90")}
    of = {"on_time": row.answered}
    shares = {name: _percent(value, of.get(name, row.sent)) for name, value in facts.items()}
    return shares | {name: None if day is None else round(day, 1) for name, day in days.items()}


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
