"""Figures for Prometheus, the same whichever process answers.

With several web processes each keeps its counts in a file of ``PROMETHEUS_MULTIPROC_DIR``
(``satuatap serve`` sets it) and the page adds them up. What the database knows better is asked
there, by the functions that ``settings.FIGURES`` names.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import REGISTRY, Collector

REQUESTS = Counter("satuatap_requests_total", "Requests answered.", ["method", "route", "status"])
SECONDS = Histogram(
    "satuatap_request_seconds",
    "Seconds until the answer was ready.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def count_request(method: str, route: str, *, status: int, seconds: float) -> None:
    """Note one answered request."""
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(route).observe(seconds)


class Asked(Collector):
    """What the modules tell at the moment of asking, from the database."""

    def collect(self) -> Iterable[Metric]:
        """Everything, or the one figure that says that the database is away."""
        try:
            told = [each for source in settings.FIGURES for each in import_string(source)()]
        except DatabaseError:
            told = []
        yield GaugeMetricFamily(
            "satuatap_database_up", "Whether the database answered.", value=bool(told)
        )
        yield from told


def figures() -> bytes:
    """Everything counted so far and asked now, in Prometheus' text format."""
    asked = CollectorRegistry()
    asked.register(Asked())
    return generate_latest(_counted()) + generate_latest(asked)


def _counted() -> CollectorRegistry:
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if folder is None:
        return REGISTRY
    _bury_dead(Path(folder))
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return together


def _bury_dead(folder: Path) -> None:
    """Let go of what processes that were killed last said of themselves: they have no listeners."""
    for file in folder.glob("gauge_live*_*.db"):
        process = file.stem.rpartition("_")[2]
        if not _lives(int(process)):
            mark_process_dead(process, str(folder))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
