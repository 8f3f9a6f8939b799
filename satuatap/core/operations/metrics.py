"""Figures for Prometheus, the same whichever process answers.

With several web processes each keeps its counts in a file of ``PROMETHEUS_MULTIPROC_DIR``
(``satuatap serve`` sets it) and the page adds them up.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

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


def figures() -> bytes:
    """Everything counted so far, in Prometheus' text format."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return generate_latest(together)
