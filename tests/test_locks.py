"""Locked packages: by hash, from nowhere in particular."""

import json
import re

import pytest

from satuatap.launch.plan import ROOT

ADDRESS = re.compile(
    r"https?://|file://|--index-url|--extra-index-url|--find-links|(?<![\w-])/opt/"
)


@pytest.mark.parametrize("name", ["base", "dev"])
def test_python_packages_are_locked_by_hash_and_without_address(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    pinned = re.findall(r"^[A-Za-z0-9_.-]+(?:\[[^]]*\])?==[^ ]+ \\$", text, re.MULTILINE)
    lines = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pinned) == len(lines) > 30
    assert ADDRESS.findall(text) == []


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_named_package_is_in_its_lock(name):
    wanted = re.findall(
        r"^([A-Za-z0-9_.-]+)", (ROOT / "requirements" / f"{name}.in").read_text(), re.MULTILINE
    )
    locked = (ROOT / "requirements" / f"{name}.txt").read_text().lower()
    plain = {re.sub(r"[_.]+", "-", word.lower()) for word in wanted if not word.startswith("-")}
    assert {word for word in plain if f"\n{word}==" not in f"\n{locked}"} == set()


def test_npm_packages_are_locked_by_hash_and_without_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: facts for name, facts in lock["packages"].items() if name}
    assert all("integrity" in facts for facts in packages.values())
    assert not any("resolved" in facts for facts in packages.values())
