"""The environment is read once, and what is wrong in it is one sentence."""

import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.database import database
from config.env import Environment
from satuatap.launch.plan import ROOT

KEY = "k" * 60


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://a:p%40ss@db:6432/x", ("x", "a", "p@ss", "db", "6432")),
        ("postgres://db/x", ("x", "postgres", "", "db", "5432")),
        ("postgresql://postgres@/x?host=/run/pg", ("x", "postgres", "", "/run/pg", "5432")),
        ("postgresql://a@one:1,two:2/x", ("x", "a", "", "one,two", "1,2")),
        ("postgresql://a@[fd00::7]:1/x", ("x", "a", "", "fd00::7", "1")),
        ("postgresql://db", ("satuatap", "postgres", "", "db", "5432")),
    ],
)
def test_an_address_says_where_the_database_is(url, expected):
    told = database(url)
    assert tuple(told[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected
    assert told["OPTIONS"] == {}


def test_what_else_the_address_says_is_kept():
    url = "postgresql://a@db/x?sslmode=verify-full&sslrootcert=/etc/ca.pem&connect_timeout=3"
    assert database(url)["OPTIONS"] == {
        "sslmode": "verify-full",
        "sslrootcert": "/etc/ca.pem",
        "connect_timeout": "3",
    }


@pytest.mark.parametrize(
    "url",
    ["mysql://db/x", "dbname=x", "postgresql://a:geheim@db/x?ssl=1", "postgresql://geheim@[x"],
)
def test_an_address_that_nobody_can_read_is_refused_without_its_password(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL cannot be read") as refused:
        database(url)
    assert "geheim" not in str(refused.value)


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


def serve(**given: str) -> str:
    """What `satuatap serve` says of an environment in which it does not start."""
    done = subprocess.run(
        [sys.executable, "-m", "satuatap", "serve"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "SATUATAP_VAR": "/nonexistent"} | given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
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
