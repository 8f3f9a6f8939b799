"""DATABASE_URL says all that libpq reads, and what is wrong in it is one sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.database import database


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
