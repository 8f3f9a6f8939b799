"""``satuatap up``: everything on this machine, from nothing to a served page, until told to end."""

import errno
import fcntl
import http.client
import os
import shutil
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from psycopg.errors import DiskFull

from satuatap.launch.demo import pairing_codes
from satuatap.launch.network import check_port, lan_address
from satuatap.launch.plan import Plan
from satuatap.launch.postgres import Cluster, check_outside
from satuatap.launch.preparing import OPEN, available, prepare
from satuatap.launch.problems import CannotStart
from satuatap.launch.processes import (
    Part,
    Running,
    Supervisor,
    Told,
    bound_to_parent,
    end_when_told,
    end_with_parent,
)
from satuatap.launch.secrets import make_secrets
from satuatap.launch.telling import ready, say, working
from satuatap.launch.web import check_settings

NEEDED_SPACE = 200 * 1024 * 1024
READY_SECONDS = 60


def up_arguments(parser: ArgumentParser) -> None:
    """What ``satuatap up`` takes."""
    parser.add_argument(
        "--with-parent", action="store_true", help="end when the process that started this one ends"
    )


def up(given: Namespace) -> int:
    """Start everything and stay; 0 when told to end, CannotStart when it cannot."""
    end_when_told()
    if given.with_parent:
        end_with_parent(signal.SIGTERM)
    plan = Plan.of(os.environ)
    supervisor = Supervisor(say)
    try:
        with sentences_for_the_disk(plan), only_one(plan):
            start(plan, supervisor)
            supervisor.watch()
    except Told:
        say("\nEnding …")
        return 0
    finally:
        supervisor.end()
    return 0


def start(plan: Plan, supervisor: Supervisor) -> None:
    """All that lies between the command and the table of addresses."""
    started = time.monotonic()
    say("Starting SatuAtap")
    check_port(plan)
    check_space(plan)
    make_secrets(plan.var)
    os.environ |= {"DATABASE_URL": plan.database, "DEMO": str(int(plan.demo))}
    check_settings()
    start_database(plan, supervisor)
    prepare(plan)
    with working("Starting the site"):
        site, *others = parts(plan)
        wait_for_site(plan, supervisor.start(site))
    for each in others:  # after it, so that the site has the processors to itself until it serves
        supervisor.start(each)
    codes = pairing_codes(plan.database) if plan.demo else {}
    took = time.monotonic() - started
    say(ready(plan, took, codes=codes, lan=lan_address()))


def start_database(plan: Plan, supervisor: Supervisor) -> None:
    """The given database must answer; the embedded one is made and started."""
    if plan.given_database is not None:
        check_outside(plan.given_database)
        return
    cluster = Cluster(plan.var)
    with working("Starting PostgreSQL"):
        cluster.prepare()
        cluster.wait_until_ready(supervisor.start(cluster.part()))
        cluster.ensure_database()


def parts(plan: Plan) -> list[Part]:
    """What runs besides PostgreSQL; the site is the first."""
    worker = ["procrastinate", "worker", "--shutdown-graceful-timeout=8"]
    wanted = {
        "web": ["serve"],
        "worker": [*worker, "--queues=default,builtin"],
        # apart, so that a slow provider of messages never keeps the sweeps waiting
        "messages": [*worker, "--queues=messages", "--concurrency=8"],
    }
    if plan.demo and available(OPEN):
        wanted["simulator"] = ["simulate", "--hall", "kota-batu", "--forever"]
        wanted["story"] = ["fill_demo"]
    return [
        Part(
            name=name,
            command=bound_to_parent(
                [sys.executable, "-m", "satuatap", *command],
                # the web ends its own processes; the others might wait for a database that is gone
                signal.SIGTERM if name == "web" else signal.SIGKILL,
            ),
            log=plan.var / "log" / f"{name}.log",
            once=name == "story",
        )
        for name, command in wanted.items()
    ]


def wait_for_site(plan: Plan, site: Running) -> None:
    """Return when the site says that it is ready."""
    deadline = time.monotonic() + READY_SECONDS
    while not answers(plan):
        if not site.alive or time.monotonic() > deadline:
            said = site.part.log.read_text(encoding="utf-8", errors="replace").splitlines()
            message = f"The site did not start: {said[-1] if said else ''} (see {site.part.log})"
            raise CannotStart(message)
        time.sleep(0.1)


def answers(plan: Plan) -> bool:
    """Whether the readiness page says 200."""
    door = "127.0.0.1" if plan.host == "0.0.0.0" else plan.host
    connection = http.client.HTTPConnection(door, plan.port, timeout=5)
    known = urlsplit(os.environ.get("PUBLIC_URL", "")).netloc or "localhost"
    try:  # as the proxy of a production would ask: by a host that is allowed, and over HTTPS
        connection.request(
            "GET", "/sehat/siap", headers={"Host": known, "X-Forwarded-Proto": "https"}
        )
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def check_space(plan: Plan) -> None:
    """Refuse to begin what the disk cannot hold."""
    free = shutil.disk_usage(plan.var).free
    if free < NEEDED_SPACE:
        message = (
            f"The disk is full: {free // 2**20} MB are free at {plan.var}, "
            f"{NEEDED_SPACE // 2**20} MB are needed."
        )
        raise CannotStart(message)


@contextmanager
def only_one(plan: Plan) -> Iterator[None]:
    """Hold the installation's lock; the kernel lets go of it when this process ends."""
    plan.var.mkdir(parents=True, exist_ok=True)
    (plan.var / "log").mkdir(exist_ok=True)
    with (plan.var / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"SatuAtap is already running on {plan.var}; end that one first."
            raise CannotStart(message) from error
        yield


@contextmanager
def sentences_for_the_disk(plan: Plan) -> Iterator[None]:
    """A full or forbidden disk becomes a sentence, wherever it is met."""
    full = f"The disk is full at {plan.var}. Free some space and start again."
    try:
        yield
    except DiskFull as error:
        raise CannotStart(full) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            message = full
        elif isinstance(error, PermissionError):
            message = f"{error.filename or plan.var} may not be written by this user."
        else:
            raise
        raise CannotStart(message) from error
