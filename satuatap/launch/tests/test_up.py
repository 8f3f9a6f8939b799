"""The one command: it starts, refuses in one sentence, heals, and leaves nothing behind."""

import signal
import socket
import time

import pytest

from satuatap.launch.tests.installation import Crowd, Installation

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("launch")]


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Installation:
    """An installation that has been started once, so that everything is prepared."""
    installation = Installation(tmp_path_factory.mktemp("var"))
    with installation.up():
        pass
    return installation


def test_a_second_start_repeats_nothing_and_serves_soon(here):
    started = time.monotonic()
    with here.up():
        took = time.monotonic() - started
    said = (here.var / "up.log").read_text().rsplit("Starting SatuAtap", 1)[1]
    assert "Creating the tables" not in said
    assert took < 15  # under 5 s on a machine that does nothing else


def test_a_taken_port_is_one_sentence(here):
    with socket.create_server(("127.0.0.1", here.port)):
        done = here.command("up")
    assert (done.returncode, done.stderr) == (
        1,
        f"satuatap: Port {here.port} is taken; choose another one, such as PORT=8001 make run.\n",
    )


def test_data_of_another_version_is_one_sentence(here):
    kept = here.var / "pg" / "PG_VERSION"
    version = kept.read_text()
    kept.write_text("13\n")
    done = here.command("up")
    kept.write_text(version)
    assert done.returncode == 1
    assert "holds data of PostgreSQL 13" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_database_that_does_not_answer_is_one_sentence(here):
    done = here.command("up", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert done.stderr.startswith("satuatap: The database of DATABASE_URL does not answer")
    assert done.stderr.count("\n") == 1


def test_a_second_one_on_the_same_data_is_refused(here):
    with here.up():
        done = here.command("up", PORT="0")
    assert done.returncode == 1
    assert "already running" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything(here, number):
    with here.up() as process:
        process.send_signal(number)
        assert process.wait(30) == 0
        assert here.wait_until_gone() == {}


def test_a_killed_supervisor_leaves_nothing_behind(here):
    with here.up() as process:
        process.kill()
        assert here.wait_until_gone() == {}


def test_secrets_are_for_their_owner_alone(here):
    assert (here.var / "secrets.env").stat().st_mode & 0o777 == 0o600


def test_killed_web_and_worker_lose_no_ticket_and_give_none_twice(here):
    with here.up():
        with Crowd(here).at_work() as crowd:
            time.sleep(2)
            assert here.kill("satuatap serve") >= 2
            assert here.kill("procrastinate worker") >= 1
            time.sleep(1)
            here.wait_until_ready()
            time.sleep(2)
        check(here, crowd)


def test_a_killed_postgresql_comes_back_and_has_every_ticket(here):
    with here.up():
        with Crowd(here).at_work() as crowd:
            time.sleep(2)
            assert here.kill("pginstall/bin/postgres") >= 1
            time.sleep(1)
            here.wait_until_ready()
            time.sleep(2)
        check(here, crowd)
    assert set(crowd.refused) <= {0, 503}, crowd.refused


def check(here: Installation, crowd: Crowd) -> None:
    """Every acknowledged number is there, none twice, none left out."""
    given, kept = list(crowd.acknowledged.values()), here.sequences(crowd.hall)
    assert len(given) == len(set(given))
    assert len(given) > 10, crowd.refused
    assert {int(each.split("-")[1]) for each in given} <= set(kept)
    assert kept == list(range(1, len(kept) + 1))
