"""What must be done before the site can start, each only when its inputs have changed.

The fingerprints of work on the database are kept in the database, so that they hold for it and
not for another; those of files lie beside the files.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import signal
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import psycopg

from satuatap.launch.plan import ROOT, Plan
from satuatap.launch.postgres import check_outside
from satuatap.launch.problems import CannotStart
from satuatap.launch.processes import bound_to_parent
from satuatap.launch.telling import working
from satuatap.launch.translating.catalogues import compile_all

PACKAGE = ROOT / "satuatap"
WITH_TABLES = ("Django", "django-allauth", "django-axes", "procrastinate")
KEEP = """
create table if not exists launch_prepared (
    step text primary key, fingerprint text not null, at timestamptz not null default now()
)"""
REMEMBER = """
insert into launch_prepared (step, fingerprint) values (%s, %s)
on conflict (step) do update set fingerprint = excluded.fingerprint, at = now()"""


@dataclass(frozen=True)
class Step:
    """One piece of work: a command of ours, and the inputs that make it due."""

    sentence: str
    command: tuple[str, ...]
    inputs: Callable[[], Iterable[bytes]]

    def fingerprint(self) -> str:
        """A digest of the inputs."""
        digest = hashlib.sha256()
        for each in self.inputs():
            digest.update(each)
        return digest.hexdigest()


def contents(*patterns: str) -> Callable[[], Iterable[bytes]]:
    """The files of these patterns below the package, by name and content."""

    def read() -> Iterable[bytes]:
        for pattern in patterns:
            for file in sorted(PACKAGE.glob(pattern)):
                if file.is_file() and "__pycache__" not in file.parts:
                    yield str(file.relative_to(ROOT)).encode()
                    yield file.read_bytes()

    return read


def tables() -> Iterable[bytes]:
    """What the tables depend on: our migrations, and packages that bring their own."""
    yield from contents("*/migrations/*.py", "*/sql/*.sql")()
    yield from (f"{name} {version(name)}".encode() for name in WITH_TABLES)


def assets() -> Iterable[bytes]:
    """What the static files are made of, by name, size and time."""
    for folder in (ROOT / "build" / "static", *sorted(PACKAGE.glob("*/static"))):
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            status = file.stat()
            yield f"{file}|{status.st_size}|{status.st_mtime_ns}".encode()


MIGRATE = Step("Creating the tables", ("migrate", "--verbosity=1", "--no-input"), tables)
UNUSED = ("--ignore=rest_framework", "--ignore=django_htmx", "--ignore=*.map")
COLLECT = Step("Collecting the static files", ("collectstatic", "--no-input", *UNUSED), assets)
DATA = contents("places/**/*", "catalogue/**/*", "queueing/data/*")
LOAD = Step("Loading provinces, regions, halls and the catalogue", ("load_data",), DATA)
OPEN = Step("Opening the demo hall of Kota Batu", ("open_demo",), DATA)
PAST = Step("Giving it surveys and reports", ("open_demo_past",), DATA)
CEREMONIES = contents("inauguration/data/**/*")
PLAYED = ("replay_inauguration", "2022-12-05", "2024-06-24")  # 2023 would double the time
REPLAY = Step("Playing past inaugurations again", PLAYED, CEREMONIES)

JUDGED = contents("evaluation/data/**/*", "simulation/past/cycles.py")
JUDGE = Step("Playing two evaluation cycles", ("play_cycle",), JUDGED)
BEFORE = (MIGRATE, LOAD)
OF_THE_DEMO = (OPEN, PAST)
WHILE_IT_RUNS = (REPLAY, JUDGE)  # a minute and more, and nobody has to wait for them


def prepare(plan: Plan) -> None:
    """Do what is due; a step that fails stops the start with the end of what it said."""
    compile_all()
    prepare_files(plan, COLLECT)
    do_what_is_due(plan, [*BEFORE, *(OF_THE_DEMO if plan.demo else ())])


def do_what_is_due(plan: Plan, steps: Iterable[Step]) -> None:
    """Carry out the steps whose inputs have changed since, and remember it."""
    with psycopg.connect(plan.database, autocommit=True) as connection:
        connection.execute(KEEP)
        kept = connection.execute("select step, fingerprint from launch_prepared")
        known: dict[str, str] = dict(kept.fetchall())
        for step in filter(available, steps):
            fingerprint = step.fingerprint()
            if known.get(step.command[0]) != fingerprint:
                carry_out(plan, step)
                connection.execute(REMEMBER, [step.command[0], fingerprint])


def fill_demo(_given: Namespace) -> int:
    """``satuatap fill_demo``: what the demo shows besides its hall, while the site serves."""
    do_what_is_due(Plan.of(os.environ), WHILE_IT_RUNS)
    return 0


def prepare_here(_given: Namespace) -> int:
    """``satuatap prepare``: the same for a machine whose parts are started by themselves."""
    plan = replace(Plan.of(os.environ), demo=False)
    if plan.given_database is None:
        message = "Set DATABASE_URL; the embedded database is prepared by `satuatap up`."
        raise CannotStart(message)
    check_outside(plan.given_database)
    (plan.var / "log").mkdir(parents=True, exist_ok=True)
    prepare(plan)
    return 0


def prepare_files(plan: Plan, step: Step) -> None:
    """Do work on files when it is due; of installations that share them, one at a time."""
    if kept_fingerprint(plan) != step.fingerprint():
        plan.static.mkdir(parents=True, exist_ok=True)
        with plan.static.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            fingerprint = step.fingerprint()
            if kept_fingerprint(plan) != fingerprint:
                carry_out(plan, step)
                fingerprint_file(plan).write_text(fingerprint, encoding="ascii")


def fingerprint_file(plan: Plan) -> Path:
    """Where the inputs of the collected files are kept."""
    return plan.static / ".fingerprint"


def kept_fingerprint(plan: Plan) -> str:
    """The inputs that the collected files were made of; nothing if there are none."""
    kept = fingerprint_file(plan)
    return kept.read_text(encoding="ascii") if kept.exists() else ""


def available(step: Step) -> bool:
    """Whether the command exists in this installation."""
    name = step.command[0]
    return name == "migrate" or any(PACKAGE.glob(f"*/management/commands/{name}.py"))


def carry_out(plan: Plan, step: Step) -> None:
    """Run the step's command, its words in ``var/log/prepare.log``; it ends with this process."""
    log = plan.var / "log" / "prepare.log"
    with working(step.sentence), log.open("ab") as output:
        start = output.tell()
        done = subprocess.run(
            bound_to_parent([sys.executable, "-m", "satuatap", *step.command], signal.SIGTERM),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            check=False,
        )
        if done.returncode:
            raise CannotStart(failure(step, log, start))


def failure(step: Step, log: Path, start: int) -> str:
    """The sentence for a step that failed: its last words."""
    words = log.read_bytes()[start:].decode(errors="replace")
    if "No space left on device" in words:
        return f"The disk is full: {step.sentence} failed. Free some space and start again."
    said = words.strip().splitlines() or [""]
    return f"{step.sentence} failed: {said[-1]} (more in {log})"
