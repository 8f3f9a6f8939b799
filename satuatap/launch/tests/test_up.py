"""The one command: it starts, refuses in one sentence, heals, and leaves nothing behind."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from shutil import ignore_patterns

import pytest

from satuatap.launch.plan import ROOT
from satuatap.launch.tests.installation import Installation

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("launch")]
AS_NOBODY = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
AS_NOBODY += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", "--"]
# the right to read root's folders, where this copy or its Python may lie; nothing to write with


def test_a_second_start_repeats_nothing(prepared):
    with prepared.up():
        said = (prepared.var / "up.log").read_text().rsplit("Starting SatuAtap", 1)[1]
    assert [line for line in said.splitlines() if "✓" in line and "Starting" not in line] == []


def test_a_taken_port_is_one_sentence(prepared):
    with socket.create_server(("127.0.0.1", prepared.port)):
        done = prepared.command("up")
    sentence = f"Port {prepared.port} is taken; choose another one, such as PORT=8001 make run."
    assert (done.returncode, done.stderr) == (1, f"satuatap: {sentence}\n")


def test_data_of_another_version_is_one_sentence(prepared):
    kept = prepared.var / "pg" / "PG_VERSION"
    version = kept.read_text()
    kept.write_text("13\n")
    done = prepared.command("up")
    kept.write_text(version)
    assert done.returncode == 1
    assert "holds data of PostgreSQL 13" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_database_that_does_not_answer_is_one_sentence(prepared):
    done = prepared.command("up", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert done.stderr.startswith("satuatap: The database of DATABASE_URL does not answer")
    assert done.stderr.count("\n") == 1


def test_a_second_one_on_the_same_data_is_refused(prepared):
    with prepared.up():
        done = prepared.command("up", PORT="0")
    assert done.returncode == 1
    assert "already running" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_everything(prepared, number):
    with prepared.up() as process:
        process.send_signal(number)
        assert process.wait(30) == 0
        assert prepared.wait_until_gone() == {}


def test_a_terminal_that_is_gone_ends_everything(prepared):
    ours, theirs = os.openpty()
    heard = ["env", "--default-signal=HUP"]  # whatever nohup these tests were started under
    with prepared.up(before=["setsid", "--ctty", *heard], terminal=theirs) as process:
        os.close(theirs)
        os.close(ours)
        assert process.wait(30) == 0
        assert prepared.wait_until_gone() == {}


def test_a_killed_supervisor_leaves_nothing_behind(prepared):
    with prepared.up() as process:
        process.kill()
        assert prepared.wait_until_gone() == {}


def test_secrets_are_for_their_owner_alone(prepared):
    assert (prepared.var / "secrets.env").stat().st_mode & 0o777 == 0o600


def test_an_ordinary_user_can_run_it(prepared, tmp_path_factory):
    if os.geteuid():
        pytest.skip("all these tests run as an ordinary user already")
    theirs = Installation(tmp_path_factory.mktemp("nobody"))
    shutil.copytree(prepared.var, theirs.var, dirs_exist_ok=True, ignore=ignore_patterns("run"))
    run("chown", "-R", "nobody", theirs.var)
    run("chmod", "a+x", *list(theirs.var.parents)[:2])
    probe = ["sh", "-c", 'exec "$@" >/dev/null', "sh", sys.executable, ROOT / "manage.py", "help"]
    if run(*AS_NOBODY, *probe).returncode:
        pytest.skip("this copy of the code, or /dev/null, is closed to other users")
    with theirs.up(before=AS_NOBODY):
        owners = {Path(f"/proc/{pid}").stat().st_uid for pid in theirs.processes()}
        assert owners == {pwd.getpwnam("nobody").pw_uid}
    assert theirs.wait_until_gone() == {}


def run(*words: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(list(map(str, words)), capture_output=True, check=False)
