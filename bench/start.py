"""``satuatap bench_start``: how soon an installation answers that has been started before."""

import statistics
import subprocess
import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from time import perf_counter

from bench.report import table, write
from bench.surveys import duration
from satuatap.launch.plan import ROOT
from satuatap.launch.tests.installation import Installation

TIMES = 5
BARE = "import django; django.setup(); from django.db import connection as c; c.ensure_connection()"


def main(given: Namespace) -> int:
    """Start one installation again and again, and print the table."""
    reference = statistics.median(bare() for _ in range(TIMES))
    with tempfile.TemporaryDirectory() as kept:
        installation = Installation(Path(kept))
        with installation.up():
            pass
        starts = [started(installation) for _ in range(TIMES)]
    took, work = (statistics.median(each) for each in zip(*starts, strict=True))
    text = table(
        ["", "took", "processors", "÷ reference"],
        [
            ["Django imports the project and connects, once", duration(reference), "", ""],
            ["second start to ready", duration(took), duration(work), f"{took / reference:.1f}"],
        ],
    )
    print(text)
    if given.write:
        write(Path(given.write), "start", text)
    return 0


def bare() -> float:
    """Seconds that one process takes that does nothing but begin."""
    began = perf_counter()
    subprocess.run([sys.executable, "-c", BARE], cwd=ROOT, check=True)
    return perf_counter() - began


def started(installation: Installation) -> tuple[float, float]:
    """Seconds until the site says that it is ready, and of the processors until then."""
    began = perf_counter()
    with installation.up():
        return perf_counter() - began, installation.processor_seconds()
