"""Figures of all halls for a collector: what is given and called, who waits, what is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.cache import cache
from django.utils import timezone
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from satuatap.core import sql
from satuatap.queueing.queries.floor import SILENT

FIGURES = Path(__file__).parent.parent / "sql" / "figures.sql"
KEPT_SECONDS = 10  # several collectors, or one that hurries, cost one query


@dataclass(frozen=True)
class HallFigures:
    """One hall's figures of its own day."""

    hall: str
    issued: int
    calls: int
    waiting: int
    counters: int
    printers_lost: int
    printers_empty: int
    displays_silent: int


COUNTED = {
    "issued": ("satuatap_tickets_issued", "Numbers given since the hall's midnight."),
    "calls": ("satuatap_calls", "Calls made since the hall's midnight."),
}
GAUGED = {
    "waiting": ("satuatap_waiting", "People who wait now."),
    "counters": ("satuatap_counters_open", "Counters where somebody sits."),
    "printers_lost": ("satuatap_printers_lost", "Printers that do not answer."),
    "printers_empty": ("satuatap_printers_empty", "Printers without paper."),
    "displays_silent": ("satuatap_displays_silent", "Paired displays without a sign of life."),
}


def hall_figures(*, at: datetime) -> list[HallFigures]:
    """Every operating hall now; one query."""
    return sql.rows(HallFigures, FIGURES, at=at, silent_since=at - SILENT)


def collected() -> Iterable[Metric]:
    """The figures as Prometheus wants them, at most ten seconds old."""
    halls = cache.get_or_set(
        "queueing:figures", lambda: hall_figures(at=timezone.now()), KEPT_SECONDS
    )
    for kind, named in ((CounterMetricFamily, COUNTED), (GaugeMetricFamily, GAUGED)):
        for field, (name, says) in named.items():
            family = kind(name, says, labels=["hall"])
            for each in halls or []:
                family.add_metric([each.hall], getattr(each, field))
            yield family
