"""The work before the first page: once, however many start, and not longer than who began it."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from satuatap.launch.plan import Plan
from satuatap.launch.preparing import Step, prepare_files

BEGINS = """
import os, sys
from satuatap.launch.plan import Plan
from satuatap.launch.preparing import Step, carry_out
carry_out(Plan.of(os.environ), Step("Sleeping", ("shell", "-c", sys.argv[1]), lambda: []))
"""
SLEEPS = "import os, time; print('step', os.getpid(), flush=True); time.sleep(60)"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    (tmp_path / "log").mkdir()
    return Plan.of(where(tmp_path))


def where(folder: Path) -> dict[str, str]:
    return {"SATUATAP_VAR": str(folder), "SATUATAP_STATIC": str(folder / "collected")}


def making(inputs: bytes) -> Step:
    return Step("Making files", ("shell", "-c", "print('made')"), lambda: [inputs])


def test_files_are_made_once_however_many_start_at_once(plan):
    step = making(b"the same")
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: prepare_files(plan, step), range(3)))
    assert (plan.var / "log" / "prepare.log").read_text().count("made\n") == 1


def test_files_are_made_again_when_their_inputs_change(plan):
    for inputs in (b"old", b"new"):
        prepare_files(plan, making(inputs))
    assert (plan.var / "log" / "prepare.log").read_text().count("made\n") == 2


def test_a_step_ends_with_a_start_that_is_killed(plan):
    start = subprocess.Popen([sys.executable, "-c", BEGINS, SLEEPS], env=where(plan.var))
    step = pid_told(plan.var / "log" / "prepare.log")
    start.kill()
    start.wait()
    assert is_gone(step)


def pid_told(log: Path) -> int:
    """The process that wrote its number into the log."""
    for _ in range(300):
        found = [line for line in read(log) if line.startswith("step ")]
        if found:
            return int(found[0].removeprefix("step "))
        time.sleep(0.1)
    raise AssertionError(read(log))


def read(log: Path) -> list[str]:
    return log.read_text().splitlines() if log.exists() else []


def is_gone(pid: int) -> bool:
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
