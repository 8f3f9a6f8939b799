"""What keeps an installation from starting is one sentence; what it says is short."""

from argparse import Namespace
from pathlib import Path

import pytest

from satuatap.launch import testing, up
from satuatap.launch.plan import Plan
from satuatap.launch.postgres import open_to_all, reason_in
from satuatap.launch.preparing import LOAD, Step, available, failure
from satuatap.launch.problems import CannotStart
from satuatap.launch.telling import devices, ready, say, table, working


def plan(folder, **variables) -> Plan:
    return Plan.of({"SATUATAP_VAR": str(folder)} | variables)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", "PostgreSQL did not start."),
        ("LOG: a\nHINT: b\n", "PostgreSQL did not start."),
        ("FATAL: old\nx FATAL:  lock file exists\n", "PostgreSQL did not start: lock file exists"),
        ("initdb: error: no space here\n", "PostgreSQL did not start: error: no space here"),
    ],
)
def test_the_last_fatal_line_of_the_server_is_the_reason(said, sentence):
    assert reason_in(said, "PostgreSQL did not start") == sentence


def test_a_step_that_failed_says_its_last_words_and_where_the_rest_is(tmp_path):
    log = tmp_path / "prepare.log"
    log.write_text("of an earlier start\nfirst\nCommandError: agencies.csv: x\n")
    words = failure(LOAD, log, len("of an earlier start\n"))
    assert words.endswith(f"failed: CommandError: agencies.csv: x (more in {log})")


def test_a_step_that_failed_in_silence_is_told_all_the_same(tmp_path):
    (tmp_path / "prepare.log").write_text("earlier\n")
    assert failure(LOAD, tmp_path / "prepare.log", 8).startswith(f"{LOAD.sentence} failed: ")


def test_a_step_is_due_when_what_it_reads_has_changed():
    first, same = (Step("x", ("x",), lambda: [b"a", b"b"]).fingerprint() for _ in range(2))
    assert first == same
    assert first != Step("x", ("x",), lambda: [b"a", b"c"]).fingerprint()


def test_a_step_whose_command_is_not_there_is_left_out():
    assert available(LOAD)
    assert not available(Step("x", ("no_such_command",), list))


def test_a_second_start_on_the_same_data_is_refused(tmp_path):
    here = plan(tmp_path)
    with up.only_one(here), pytest.raises(CannotStart, match="already running"), up.only_one(here):
        pass
    with up.only_one(here):  # the lock is gone with its holder
        assert (tmp_path / "lock").exists()


def test_too_little_space_says_how_much_is_free(tmp_path, monkeypatch):
    monkeypatch.setattr(up, "NEEDED_SPACE", 10**18)
    with pytest.raises(CannotStart, match=r"The disk is full: \d+ MB are free at"):
        up.check_space(plan(tmp_path))


def test_a_folder_that_is_closed_to_others_is_seen(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o700)
    assert not open_to_all(tmp_path / "closed")
    assert open_to_all(Path("/"))


def test_the_simulator_plays_only_in_the_demo(tmp_path):
    always = ["web", "worker", "messages"]
    assert [each.name for each in up.parts(plan(tmp_path, DEMO="0"))] == always
    shown = {each.name: each.once for each in up.parts(plan(tmp_path, DEMO="1"))}
    assert (shown["simulator"], shown["story"]) == (False, True)


def test_without_the_demo_no_account_is_told(tmp_path):
    told = [ready(plan(tmp_path, DEMO=on), 1, codes={}, lan=None) for on in ("0", "1")]
    assert ["manajer@" in words for words in told] == [False, True]


def test_links_for_devices_carry_their_codes(tmp_path):
    shown = devices(plan(tmp_path, PORT="8001"), {"kiosk": "ABC234"})
    assert shown == [("Become a kiosk", "http://localhost:8001/perangkat/?kode=ABC234")]


def test_a_table_stands_in_columns():
    assert table([("a", "1"), ("long", "2")]) == "  a     1\n  long  2"


def test_work_is_told_when_it_begins_and_when_it_is_done():
    said: list[str] = []
    with pytest.raises(CannotStart), working("Counting", said.append):
        raise CannotStart
    assert said == ["  … Counting"]
    with working("Counting", said.append):
        pass
    assert said[-1].startswith("  ✓ Counting (0.0 s")


def test_a_terminal_that_is_gone_is_no_fault(monkeypatch):
    class Gone:
        def write(self, _words):
            raise OSError

    monkeypatch.setattr("sys.stdout", Gone())
    say("anything")


@pytest.mark.parametrize(
    ("program", "found"), [("true", True), ("false", False), ("no-such", False)]
)
def test_a_browser_counts_only_when_it_starts(monkeypatch, program, found):
    monkeypatch.setenv("CHROMIUM", program)
    assert testing.chromium_found() is found


def test_a_command_on_a_given_database_ends_with_its_own_status(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/x")
    assert testing.with_postgres(Namespace(program="sh", rest=["-c", "exit 3"])) == 3
