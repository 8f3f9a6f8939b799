"""``satuatap bench`` and its parts: measure on a durable database of their own."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import django
from django.core.management import call_command

from satuatap.launch.plan import ROOT
from satuatap.launch.postgres import TemporaryCluster
from satuatap.launch.secrets import make_secrets

RESULTS = ROOT / "docs" / "benchmarks.md"
PARTS = {
    "start": "Measure how soon an installation answers that was started before.",
    "queue": "Measure tickets issued and called per second beside pgbench.",
    "live": "Measure how soon a call reaches thousands of listeners.",
    "pages": "Measure the weight and the queries of the pages.",
    "complaints": "Measure desk, search, statistics and public list over 50,000 open complaints.",
    "national": "Measure national dashboards over visits of two years, and a day rolled up.",
    "surveys": "Measure a million answers to every index, dashboards and the report.",
}


def measured(what: str, given: Namespace) -> int:
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
        make_secrets(cluster.var)
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        run: Callable[[Namespace], int] = beside(what).main
        return run(given)


def options(what: str, parser: ArgumentParser) -> None:
    """The arguments that a measurement takes."""
    beside("options").OPTIONS[what](parser)


def beside(name: str) -> ModuleType:
    """A module of ``bench/``, which is no package of the installation."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    return import_module(f"bench.{name}")


def everything(_given: Namespace) -> int:
    """Measure every part, each in a process of its own, into docs/benchmarks.md."""
    codes = [
        subprocess.run(
            [sys.executable, "-m", "satuatap", f"bench_{each}", "--write", str(RESULTS)],
            check=False,
        ).returncode
        for each in PARTS
    ]
    return max(codes)
