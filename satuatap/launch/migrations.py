"""Migrations, checked: none is missing, and the SQL of each passes squawk (.squawk.toml)."""

import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

from satuatap.launch.plan import ROOT
from satuatap.launch.postgres import TemporaryCluster
from satuatap.launch.telling import say


def lint_migrations(_given: Namespace) -> int:
    """Check all migrations on a PostgreSQL of its own; 1 when something is found."""
    with TemporaryCluster() as cluster, tempfile.TemporaryDirectory() as folder:
        cluster.ensure_database()
        os.environ |= {
            "DATABASE_URL": cluster.url(),
            "SATUATAP_TESTING": "1",
            "LOG_LEVEL": "ERROR",
        }
        django.setup()
        return 0 if nothing_missing() and squawk_is_content(write_sql(Path(folder))) else 1


def nothing_missing() -> bool:
    """Whether the models and the migrations say the same."""
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, skip_checks=True)
    except SystemExit:
        say(said.getvalue())
        return False
    return True


def write_sql(folder: Path) -> list[Path]:
    """The SQL of each of our migrations, as files."""
    written = []
    for file in sorted((ROOT / "satuatap").glob("*/migrations/[0-9]*.py")):
        app = file.parents[1].name
        target = folder / f"{app}_{file.stem}.sql"
        with target.open("w", encoding="utf-8") as opened:
            call_command("sqlmigrate", app, file.stem, stdout=opened, skip_checks=True)
        written.append(target)
    return written


def squawk_is_content(files: list[Path]) -> bool:
    """Whether the linter finds nothing; what it finds is shown."""
    squawk = str(Path(sys.executable).with_name("squawk"))
    done = subprocess.run(
        [squawk, "--config", str(ROOT / ".squawk.toml"), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        say(done.stdout + done.stderr)
    return done.returncode == 0
