"""``satuatap bench`` and its parts: measure on a durable database of their own."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

import django
from django.core.management import call_command

from satuatap.launch.plan import ROOT
from satuatap.launch.postgres import TemporaryCluster

RESULTS = ROOT / "docs" / "benchmarks.md"


def measured(what: str, arguments: Sequence[str]) -> int:
    """Run one measurement of ``bench/`` on a fresh cluster, which is gone afterwards."""
    with TemporaryCluster(durable=True) as cluster:
        cluster.ensure_database()
        os.environ |= {
            "DATABASE_URL": cluster.url(),
            "SATUATAP_VAR": str(cluster.var),
            "SATUATAP_STATIC": str(cluster.var / "static"),
            "LOG_LEVEL": "WARNING",
            "DEMO": "0",
            "PYTHONPATH": str(ROOT),
        }
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        run: Callable[[Sequence[str]], int] = import_module(f"bench.{what}").main
        return run(arguments)


def everything(_arguments: Sequence[str]) -> int:
    """Measure queue, stream and pages, each in a process of its own, into docs/benchmarks.md."""
    codes = [
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "satuatap", each, "--write", str(RESULTS)], check=False
        ).returncode
        for each in ("bench_queue", "bench_live", "bench_pages")
    ]
    return max(codes)


bench_queue = partial(measured, "queue")
bench_live = partial(measured, "live")
bench_pages = partial(measured, "pages")
