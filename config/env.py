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
        """The variable as it stands; a missing one without default stops the start."""
        value = self.variables.get(name, default)
        if value is None:
            raise ImproperlyConfigured(name)
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """True for ``1``, ``true``, ``yes`` or ``on`` in any case."""
        return self.text(name, str(default)).lower() in {"1", "true", "yes", "on"}

    def number(self, name: str, default: int) -> int:
        """A whole number; anything else stops the start with the variable's name."""
        value = self.text(name, str(default))
        try:
            return int(value)
        except ValueError as error:
            message = f"{name} must be a whole number, not {value!r}."
            raise ImproperlyConfigured(message) from error

    def words(self, name: str, default: str = "") -> list[str]:
        """Comma-separated words, empty ones left out."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def path(self, name: str, default: Path) -> Path:
        """A path, made absolute."""
        return Path(self.text(name, str(default))).expanduser().absolute()


env = Environment(os.environ)
