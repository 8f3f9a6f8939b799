"""Secrets of an installation that nobody gave: made once, kept in ``var`` for its owner alone."""

import os
import secrets
from pathlib import Path

FILE = "secrets.env"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def load_secrets(var: Path) -> None:
    """Put the kept secrets into the environment; what is set there already wins."""
    file = var / FILE
    if not file.is_file() or os.environ.get("SATUATAP_TESTING"):
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        if name.strip() and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip())


def make_secrets(var: Path) -> None:
    """Make what is missing, readable by its owner alone, and put it into the environment."""
    file = var / FILE
    if not file.exists():
        kept = {"SECRET_KEY": secrets.token_urlsafe(50), "DEMO_PASSWORD": easy_password()}
        lines = "".join(f"{name}={value}\n" for name, value in kept.items())
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            opened.write(lines)
    load_secrets(var)


def easy_password() -> str:
    """Three groups of four letters: 59 bits that one can type from a screen."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)
