"""What one installation is to run, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from config.database import embedded_url
from config.env import Environment

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Plan:
    """Where things lie and how many run; ``given_database`` is None for the embedded one."""

    var: Path
    static: Path
    host: str
    port: int
    public: str
    demo: bool
    processes: int
    given_database: str | None

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> Plan:
        """The plan of these variables (docs/operations/environment.md lists them)."""
        env = Environment(variables)
        return cls(
            var=env.path("SATUATAP_VAR", ROOT / "var"),
            static=env.path("SATUATAP_STATIC", ROOT / "build" / "collected"),
            host=env.text("HOST", "127.0.0.1"),
            port=env.number("PORT", 8000),
            public=env.text("PUBLIC_URL", ""),
            demo=env.flag("DEMO", default=True),
            processes=env.number("WEB_PROCESSES", min(4, max(2, os.cpu_count() or 1)), least=1),
            given_database=variables.get("DATABASE_URL") or None,
        )

    @property
    def database(self) -> str:
        """The address of the database that this installation uses."""
        return self.given_database or embedded_url(self.var)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the site."""
        shown = "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::"} else self.host
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}"

    @property
    def only_here(self) -> bool:
        """Whether the addresses in QR codes lead nowhere but to this machine."""
        return urlsplit(self.public or self.address).hostname in {"localhost", "127.0.0.1", "::1"}
