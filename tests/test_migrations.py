"""What the migrations promise."""

import re

from django.db.migrations.loader import MigrationLoader

from satuatap.launch.plan import ROOT


def test_every_module_has_one_newest_migration():
    loader = MigrationLoader(None, ignore_no_migrations=True)

    assert loader.detect_conflicts() == {}


def test_every_rule_that_is_not_followed_has_its_reason():
    lines = (ROOT / ".squawk.toml").read_text().split("excluded_rules = [")[1].splitlines()
    rules = [line for line in lines if line.strip().startswith('"')]

    assert [line for line in rules if not re.search(r'", # \w.{10}', line)] == []
