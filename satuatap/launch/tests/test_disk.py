"""A disk that is full: one clear sentence, whoever meets it first."""

import errno
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg.errors import DiskFull

from satuatap.launch.plan import Plan
from satuatap.launch.postgres import Cluster, reason_in
from satuatap.launch.preparing import LOAD, failure
from satuatap.launch.problems import CannotStart
from satuatap.launch.tests.installation import Installation
from satuatap.launch.up import sentences_for_the_disk


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m,mode=755", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def test_too_little_space_is_one_sentence_and_nothing_is_begun(small):
    done = Installation(small / "var").command("up")
    assert done.returncode == 1
    assert done.stderr.startswith("satuatap: The disk is full: 24 MB are free at")
    assert done.stderr.count("\n") == 1
    assert not (small / "var" / "pg").exists()


def test_a_data_folder_that_does_not_fit_is_one_sentence_and_leaves_no_half(small):
    with pytest.raises(CannotStart, match=r"^The disk is full: .* Free some space and start again"):
        Cluster(small / "var").prepare()
    assert not (small / "var" / "pg").exists()


@pytest.mark.parametrize("met", [OSError(errno.ENOSPC, "No space left on device"), DiskFull("x")])
def test_a_disk_that_fills_up_on_the_way_is_a_sentence(tmp_path, met):
    plan = Plan.of({"SATUATAP_VAR": str(tmp_path)})
    with pytest.raises(CannotStart, match=r"^The disk is full at"), sentences_for_the_disk(plan):
        raise met


def test_a_step_that_met_a_full_disk_says_so(tmp_path):
    log = tmp_path / "prepare.log"
    log.write_text("before\nERROR: could not extend file: No space left on device\nHINT: x\n")
    assert failure(LOAD, log, 0).startswith("The disk is full: Loading")
    assert reason_in("FATAL: No space left on device", "x").startswith("The disk is full: x.")


def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path):
    plan = Plan.of({"SATUATAP_VAR": str(tmp_path)})
    with pytest.raises(CannotStart, match="may not be written"), sentences_for_the_disk(plan):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))
