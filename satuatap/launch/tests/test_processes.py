"""What the launcher starts ends with the launcher, however that came about."""

import signal
import subprocess

from satuatap.launch.processes import bound_to_parent


def test_a_bound_process_runs_under_its_own_name():
    done = subprocess.run(
        bound_to_parent(["echo", "a b", "$HOME"], signal.SIGTERM), capture_output=True, check=True
    )
    assert done.stdout == b"a b $HOME\n"


def test_a_bound_process_does_not_begin_when_its_parent_is_gone(tmp_path):
    mark = tmp_path / "begun"
    command = bound_to_parent(["touch", str(mark)], signal.SIGKILL)
    done = subprocess.run(["sh", "-c", '"$@"; exit $?', "sh", *command], check=False)
    assert done.returncode == 1
    assert not mark.exists()
