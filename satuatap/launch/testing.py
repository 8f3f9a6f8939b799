"""What tests and measurements need: a PostgreSQL of their own, and a browser."""

import os
import shutil
import signal
import subprocess
import sys
from argparse import REMAINDER, ArgumentParser, Namespace

from satuatap.launch.postgres import TemporaryCluster
from satuatap.launch.problems import CannotStart
from satuatap.launch.processes import Told, bound_to_parent, end_when_told
from satuatap.launch.telling import say, working

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def postgres_arguments(parser: ArgumentParser) -> None:
    """What ``satuatap with_postgres`` takes."""
    parser.add_argument("--durable", action="store_true", help="with fsync")
    parser.add_argument("program", help="what to run; DATABASE_URL leads it to the database")
    parser.add_argument("rest", nargs=REMAINDER, metavar="...", help="its arguments")


def with_postgres(given: Namespace) -> int:
    """Run a command on a new PostgreSQL that is gone afterwards."""
    command = [given.program, *given.rest]
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)  # noqa: S603 - given on the command line
    end_when_told()
    try:
        with TemporaryCluster(durable=given.durable) as cluster:
            cluster.ensure_database()
            environment = os.environ | {"DATABASE_URL": cluster.url()}
            return subprocess.call(bound_to_parent(command, signal.SIGTERM), env=environment)  # noqa: S603
    except Told:
        return 130


def browser(_given: Namespace) -> int:
    """See to it that there is a Chromium: the system's, or one that is installed now."""
    if chromium_found():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with working("Installing Chromium (apt)"):
            run("apt-get", "-qq", "update")
            run("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium")
    else:
        with working("Installing Chromium (Playwright)"):
            run(sys.executable, "-m", "playwright", "install", "chromium")
    if not chromium_found():
        message = "No Chromium: install the package chromium, or set CHROMIUM to its path."
        raise CannotStart(message)
    return 0


def chromium_found() -> bool:
    """Whether tests will find a browser (tests/journeys/conftest.py looks in the same places)."""
    if os.environ.get("CHROMIUM") or any(map(shutil.which, NAMES)):
        return True
    script = (
        "import pathlib, playwright.sync_api as p\n"
        "with p.sync_playwright() as started:\n"
        "    raise SystemExit(not pathlib.Path(started.chromium.executable_path).exists())"
    )
    return subprocess.call([sys.executable, "-c", script]) == 0  # noqa: S603


def run(*command: str) -> None:
    """Run one command of the set-up; its words only when it fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(  # noqa: S603 - our own commands
        command, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or [""]
        message = f"{' '.join(command)} failed: {said[-1]}"
        say(message)
        raise CannotStart(message)
