"""The web server: granian with as many processes as planned, all on one port."""

import gc
import os
import resource
import shutil
import signal
from argparse import Namespace
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels

from config.env import Environment
from satuatap.launch.plan import Plan
from satuatap.launch.problems import CannotStart
from satuatap.launch.processes import end_with_parent

SPARE_CONNECTIONS = 2_000


def serve(_given: Namespace) -> int:
    """``satuatap serve``: the site on HOST and PORT until told to stop."""
    plan = Plan.of(os.environ)
    check_settings()
    share_figures(plan)
    open_files()
    Granian(
        "config.asgi:application",
        address=plan.host,
        port=plan.port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=plan.processes,
        backlog=2048,
        backpressure=connections(os.environ),
        http1_settings=HTTP1Settings(header_read_timeout=15_000),
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
    ).serve(target_loader=load)
    return 0


def check_settings() -> None:
    """Refuse what the web processes would refuse, in one sentence and before anything starts."""
    if not import_module(os.environ["DJANGO_SETTINGS_MODULE"]).SECRET_KEY:
        message = (
            "SECRET_KEY is not set. `satuatap up` makes one; processes that are started by "
            "themselves need the same one given."
        )
        raise CannotStart(message)


def connections(variables: Mapping[str, str]) -> int:
    """How many connections one process takes: every listener keeps one, and pages need some.

    The server's own limit, its backlog shared out among the processes, let listeners beyond a
    thousand per process wait unheard.
    """
    return Environment(variables).number("LIVE_LISTENERS", 10_000) + SPARE_CONNECTIONS


def open_files() -> None:
    """Let the processes hold as many connections as the system allows them."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def share_figures(plan: Plan) -> None:
    """Give the processes a folder in which their counts add up; those of the last run go."""
    folder = plan.var / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def load(target: str) -> Callable[..., Any]:
    """The application, in a process that must not outlive its parent."""
    end_with_parent(signal.SIGKILL)
    module, name = target.split(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    settle_memory()
    return found


def settle_memory() -> None:
    """Have no later collection look at what is loaded by now: it stays for good.

    A whole collection halts every request of the process; with the site's modules in it, it took
    100 to 250 ms of whichever page was being made.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
