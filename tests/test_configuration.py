"""The environment is read once, and what is wrong in it is one sentence."""

import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.env import Environment
from satuatap.launch.plan import ROOT

KEY = "k" * 60


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("eight", "WEB_THREADS must be a whole number, not 'eight'."),
        ("0", "WEB_THREADS must be at least 1, not 0."),
    ],
)
def test_a_number_that_is_none_or_too_small_is_told(given, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        Environment({"WEB_THREADS": given}).number("WEB_THREADS", 8, least=1)


@pytest.mark.parametrize("given", [{}, {"NAMES": ""}, {"NAMES": " "}])
def test_what_is_needed_may_not_be_empty(given):
    with pytest.raises(ImproperlyConfigured, match="NAMES is not set"):
        Environment(given).words("NAMES", None)


def run(*command: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Run a command in this environment and no other."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "SATUATAP_VAR": "/nonexistent"} | given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def serve(**given: str) -> str:
    """What `satuatap serve` says of an environment in which it does not start."""
    done = run("-m", "satuatap", "serve", **given)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "satuatap: SECRET_KEY is not set."),
        ({"PRODUCTION": "1"}, "satuatap: SECRET_KEY is not set"),
        ({"PRODUCTION": "1", "SECRET_KEY": KEY}, "satuatap: ALLOWED_HOSTS is not set"),
        (
            {"PRODUCTION": "1", "SECRET_KEY": KEY, "ALLOWED_HOSTS": "x", "HTTPS": "0"},
            "satuatap: PRODUCTION=1 needs HTTPS",
        ),
        ({"SECRET_KEY": KEY, "WEB_THREADS": "0"}, "satuatap: WEB_THREADS must be at least 1"),
        ({"SECRET_KEY": KEY, "DATABASE_URL": "mysql://x"}, "satuatap: DATABASE_URL cannot be read"),
    ],
)
def test_the_web_does_not_start_on_what_it_cannot_serve_with(given, said):
    assert serve(**given).startswith(said)


def test_what_signs_nothing_needs_no_key():
    done = run("manage.py", "check")
    assert done.returncode == 0, done.stderr
