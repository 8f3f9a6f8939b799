"""Secrets of an installation that nobody gave: made once, kept in ``var`` for its owner alone."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

FILE = "secrets.env"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def load_secrets(var: Path) -> None:
    """Put the kept secrets into the environment; what is set there already wins."""
    if os.environ.get("SATUATAP_TESTING"):
        return
    for name, value in kept(var / FILE).items():
        if not os.environ.get(name):
            os.environ[name] = value


def kept(file: Path) -> dict[str, str]:
    """What the file holds, name by name; a name without a value is none."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = [line.partition("=")[::2] for line in lines if not line.startswith("#")]
    return {name.strip(): value.strip() for name, value in pairs if name.strip() and value.strip()}


def make_secrets(var: Path) -> None:
    """Make what is missing, readable by its owner alone, and put it into the environment."""
    known = kept(var / FILE).keys() | {name for name in MAKERS if os.environ.get(name)}
    made = {name: make() for name, make in MAKERS.items() if name not in known}
    if made:
        keep(var / FILE, made)
    load_secrets(var)


def keep(file: Path, made: dict[str, str]) -> None:
    """Write these below what the file holds; what somebody wrote there stays as it is."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+", encoding="utf-8") as opened:
        unfinished = not f"\n{opened.read()}".endswith("\n")
        lines = [f"{name}={value}\n" for name, value in made.items()]
        opened.write("\n" * unfinished + "".join(lines))


def easy_password() -> str:
    """Three groups of four letters: 59 bits that one can type from a screen."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


MAKERS: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "DEMO_PASSWORD": easy_password,
}
