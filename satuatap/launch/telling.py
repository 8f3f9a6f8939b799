"""What the launcher says on the terminal: progress while it works, a short table at the end."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from satuatap.launch.plan import Plan

USUAL_PORT = 8000


def say(line: str = "") -> None:
    """One line, at once; a terminal that is gone is not an error."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except OSError:
        return


@contextmanager
def working(what: str, say: Callable[[str], None] = say) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    started = time.monotonic()
    say(f"  … {what}")
    yield
    say(f"  ✓ {what} ({time.monotonic() - started:.1f} s)")


def addresses(plan: Plan) -> list[tuple[str, str]]:
    """The places that somebody new wants to see first."""
    hall = f"{plan.address}/mpp/kota-batu/"
    return [
        ("Portal", f"{plan.address}/"),
        ("Hall page", hall),
        ("Staff", f"{plan.address}/kerja/"),
        ("API (OpenAPI)", f"{plan.address}/api/v1/openapi.json"),
    ]


def accounts() -> list[tuple[str, str]]:
    """Who may sign in to the demo."""
    return [
        ("Hall manager", "manajer@kota-batu.example"),
        ("Counter officer", "loket1@kota-batu.example"),
        ("Inspectorate", "inspektorat@kota-batu.example"),
        ("Ministry", "kementerian@example.example"),
        ("Ombudsman", "ombudsman@example.example"),
        ("Head of region", "kepala@kota-batu.example"),
        ("Password of all", os.environ.get("DEMO_PASSWORD", "")),
    ]


def devices(plan: Plan, codes: dict[str, str]) -> list[tuple[str, str]]:
    """Links that turn a browser into the demo's kiosk, display or tablet, each once."""
    names = {
        "kiosk": "Become a kiosk",
        "display": "Become a display",
        "tablet": "Become a survey tablet",
    }
    return [(names[role], f"{plan.address}/perangkat/?kode={code}") for role, code in codes.items()]


def table(rows: list[tuple[str, str]]) -> str:
    """Two columns, the first as wide as its longest word."""
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"  {name:<{width}}  {value}" for name, value in rows)


def phones(plan: Plan, lan: str | None) -> str:
    """How phones in the same network can open what the QR codes say; nothing if they can."""
    if lan is None or not plan.only_here:
        return ""
    port = "" if plan.port == USUAL_PORT else f"PORT={plan.port} "
    command = f"{port}HOST=0.0.0.0 PUBLIC_URL=http://{lan}:{plan.port} make run"
    return f"\nQR codes lead to this machine only; for phones in your network:\n  {command}"


def ready(plan: Plan, seconds: float, *, codes: dict[str, str], lan: str | None) -> str:
    """The table that ends the start."""
    parts = [
        f"\nSatuAtap is running ({seconds:.1f} s).\n",
        table(addresses(plan) + devices(plan, codes)),
    ]
    if plan.demo:
        parts += ["\n" + table(accounts())]
    parts += [phones(plan, lan), "\nCtrl-C ends it. Logs: var/log/"]
    return "\n".join(filter(None, parts))
