"""Production mode asks for what it needs and passes Django's own check."""

import os
import secrets
import subprocess
import sys

from satuatap.launch.plan import ROOT


def check(**variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=kept | {"PRODUCTION": "1", "SATUATAP_VAR": "/nonexistent"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_environment_passes():
    done = check(
        SECRET_KEY=secrets.token_urlsafe(60),
        ALLOWED_HOSTS="mpp.example",
        PUBLIC_URL="https://mpp.example",
    )
    assert done.returncode == 0, done.stderr


def test_a_missing_secret_stops_the_start():
    done = check(ALLOWED_HOSTS="mpp.example")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
