"""Parts that die are started again, later and later; all of them end, the base last."""

import signal
import time
from typing import Any

import pytest

from satuatap.launch import processes
from satuatap.launch.processes import LONGEST_PAUSE, Part, Running, Supervisor, keep_small


@pytest.fixture
def said():
    return []


@pytest.fixture
def part(tmp_path):
    """Makes a part out of a line of shell; whatever is left of them ends with the test."""
    started: list[Running] = []

    def make(line: str, name: str = "web", **more: Any) -> Running:
        log = tmp_path / "log" / f"{name}.log"
        more = {"patience": 5.0} | more
        started.append(Running(Part(name, ["sh", "-c", line], log, **more)))
        return started[-1]

    yield make
    for each in started:
        each.signal_group(signal.SIGKILL)
        each.process.wait()


def test_a_part_that_died_is_told_and_started_again(part, said):
    running = part("exit 3")
    first = running.process.wait() and running.process.pid
    running.keep_alive(said.append)
    assert said == ["web stopped (exit status 3); starting it again"]
    running.next_try = time.monotonic()
    running.keep_alive(said.append)
    assert running.process.pid != first


def test_a_part_that_lives_is_left_alone(part, said):
    running = part("sleep 60")
    pid = running.process.pid
    running.keep_alive(said.append)
    assert (said, running.process.pid, running.failures) == ([], pid, 0)


@pytest.mark.parametrize(("line", "sentences"), [("exit 0", 0), ("exit 3", 1)])
def test_a_part_that_runs_once_is_over_when_it_ended_well(part, said, line, sentences):
    running = part(line, once=True)
    running.process.wait()
    running.keep_alive(said.append)
    assert (len(said), running.is_over) == (sentences, not sentences)


def test_a_killed_part_says_by_which_signal(part, said):
    running = part("sleep 60")
    running.process.kill()
    running.process.wait()
    assert running.ending() == "signal SIGKILL"


def test_a_part_that_keeps_dying_is_told_three_times_and_tried_ever_later(part, said):
    running, pauses = part("exit 1"), []
    for _ in range(9):
        running.process.wait()
        running.keep_alive(said.append)
        pauses.append(running.next_try - time.monotonic())
        running.next_try = 0.0
    assert len(said) == 3
    assert pauses[0] < 1 < 10 < pauses[-1] <= LONGEST_PAUSE


def test_earlier_failures_are_forgotten_after_a_calm_time(part, said):
    running = part("exit 1")
    running.process.wait()
    running.failures, running.since = 8, time.monotonic() - processes.CALM_AFTER - 1
    running.keep_alive(said.append)
    assert running.failures == 1


def test_a_part_that_will_not_end_is_killed_after_its_patience(part, tmp_path):
    running = part('trap "" TERM; echo ready; while :; do sleep 0.05; done', patience=0.2)
    wait_for(tmp_path / "log" / "web.log", "ready")
    running.tell_to_end()
    running.wait_for_end()
    assert running.process.returncode == -signal.SIGKILL


def test_the_base_ends_after_those_that_write_to_it(tmp_path, said):
    ended, supervisor = tmp_path / "ended", Supervisor(said.append)
    for name in ("base", "web"):
        line = (
            f"trap 'echo {name} >> {ended}; exit 0' TERM; echo ready; while :; do sleep 0.02; done"
        )
        supervisor.start(Part(name, ["sh", "-c", line], tmp_path / f"{name}.log"))
        wait_for(tmp_path / f"{name}.log", "ready")
    supervisor.end()
    assert ended.read_text().split() == ["web", "base"]
    assert supervisor.running == []


def test_a_log_that_has_grown_is_put_aside_once(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "LARGEST_LOG", 3)
    log = tmp_path / "log" / "web.log"
    keep_small(log)
    for words in ("first", "second", "ab"):
        log.write_text(words)
        keep_small(log)
    assert log.read_text() == "ab"
    assert (tmp_path / "log" / "web.1.log").read_text() == "second"


def test_a_part_goes_on_writing_into_a_log_that_was_put_aside(tmp_path, monkeypatch, said):
    monkeypatch.setattr(processes, "LARGEST_LOG", 3)
    log, supervisor = tmp_path / "web.log", Supervisor(said.append)
    go = tmp_path / "go"
    line = f"echo before; until [ -e {go} ]; do sleep 0.02; done; echo after; sleep 60"
    supervisor.start(Part("web", ["sh", "-c", line], log))
    wait_for(log, "before")
    supervisor.next_look = 0.0
    supervisor.look_after()
    assert 50 < supervisor.next_look - time.monotonic() <= 60
    go.touch()
    wait_for(log, "after")
    assert (log.read_bytes(), (tmp_path / "web.1.log").read_text()) == (b"after\n", "before\n")
    supervisor.end()


def test_where_the_disk_has_no_room_the_old_lines_go(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "LARGEST_LOG", 3)
    log = tmp_path / "web.log"
    log.write_text("many lines")
    (tmp_path / "web.1.log").symlink_to("/dev/full")
    keep_small(log)
    assert log.read_text() == ""
    assert not (tmp_path / "web.1.log").exists()


def test_a_part_that_cannot_be_started_now_is_tried_again_later(part, said):
    running = part("exit 1")
    running.process.wait()
    log = running.part.log
    log.unlink()
    log.mkdir()
    running.next_try = time.monotonic()
    running.keep_alive(said.append)
    assert said == ["web cannot be started (Is a directory); trying again"]
    log.rmdir()
    assert running.next_try > time.monotonic()
    running.next_try = time.monotonic()
    running.keep_alive(said.append)
    assert (len(said), running.next_try, running.process.wait()) == (1, 0.0, 1)


def test_what_a_part_says_stands_at_the_end_of_its_log(part, tmp_path):
    for word in ("one", "two"):
        part(f"echo {word}").process.wait()
    assert (tmp_path / "log" / "web.log").read_text() == "one\ntwo\n"


def wait_for(log, word):
    deadline = time.monotonic() + 5
    while word not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.01)
