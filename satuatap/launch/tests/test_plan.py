"""What an installation is to be, from its environment alone."""

import errno
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from satuatap.launch.network import refusal
from satuatap.launch.plan import ROOT, Plan


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8000"),
        ("0.0.0.0", "http://localhost:8000"),
        ("::", "http://localhost:8000"),
        ("10.0.0.7", "http://10.0.0.7:8000"),
        ("fd00::7", "http://[fd00::7]:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_address_is_one_that_a_browser_can_open(host, address):
    assert Plan.of({"HOST": host}).address == address


@pytest.mark.parametrize(
    ("variables", "only_here"),
    [
        ({}, True),
        ({"HOST": "::1"}, True),
        ({"HOST": "0.0.0.0"}, True),
        ({"HOST": "fd00::7"}, False),
        ({"PUBLIC_URL": "https://mpp.example"}, False),
        ({"PUBLIC_URL": "http://localhost:9000", "HOST": "10.0.0.7"}, True),
    ],
)
def test_codes_lead_beyond_this_machine_only_by_a_name_that_others_know(variables, only_here):
    assert Plan.of(variables).only_here is only_here


def test_without_a_database_of_ones_own_the_embedded_one_lies_in_var(tmp_path):
    plan = Plan.of({"SATUATAP_VAR": str(tmp_path), "DATABASE_URL": ""})
    assert plan.given_database is None
    assert str(tmp_path) in plan.database


def test_a_database_that_is_given_is_used():
    assert Plan.of({"DATABASE_URL": "postgresql://db/x"}).database == "postgresql://db/x"


def test_everything_has_a_default_inside_the_project():
    plan = Plan.of({})
    assert (plan.var, plan.port, plan.demo) == (ROOT / "var", 8000, True)
    assert 2 <= plan.processes <= 4
    assert Path(plan.static).is_relative_to(ROOT)


@pytest.mark.parametrize("name", ["PORT", "WEB_PROCESSES"])
def test_a_number_that_is_none_names_its_variable(name):
    with pytest.raises(ImproperlyConfigured, match=f"{name} must be a whole number"):
        Plan.of({name: "delapan"})


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EADDRINUSE, "Port 8000 is taken; choose another one"),
        (errno.EACCES, "Port 8000 is not open to you; choose another one"),
        (errno.EADDRNOTAVAIL, "HOST=127.0.0.1 is no address of this machine"),
    ],
)
def test_a_port_that_cannot_be_had_says_why(number, words):
    assert refusal(Plan.of({}), OSError(number, "x")).startswith(words)
