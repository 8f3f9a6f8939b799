"""The environment, read once and typed."""

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


class Environment:
    """Variables by name, each with the type that the setting needs."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables

    def text(self, name: str, default: str | None = None) -> str:
        """The variable as it stands; without a default, a missing or empty one stops the start."""
        value = self.variables.get(name, default)
        if value is None or (default is None and not value.strip()):
            message = f"{name} is not set, and this installation needs it."
            raise ImproperlyConfigured(message)
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """True for ``1``, ``true``, ``yes`` or ``on`` in any case."""
        return self.text(name, str(default)).lower() in {"1", "true", "yes", "on"}

    def number(self, name: str, default: int, *, least: int | None = None) -> int:
        """A whole number, not below ``least``; anything else stops the start with its name."""
        value = self.text(name, str(default))
        try:
            found = int(value)
        except ValueError as error:
            message = f"{name} must be a whole number, not {value!r}."
            raise ImproperlyConfigured(message) from error
        if least is not None and found < least:
            message = f"{name} must be at least {least}, not {found}."
            raise ImproperlyConfigured(message)
        return found

    def words(self, name: str, default: str | None = "") -> list[str]:
        """Comma-separated words, empty ones left out; without a default there must be some."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def path(self, name: str, default: Path) -> Path:
        """A path, made absolute."""
        return Path(self.text(name, str(default))).expanduser().absolute()


env = Environment(os.environ)
