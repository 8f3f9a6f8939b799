"""``satuatap COMMAND``: its own commands first, Django's for the rest."""

import os
import sys
from collections.abc import Callable, Sequence

from django.core.management import execute_from_command_line

from satuatap.launch.bench import bench_live, bench_pages, bench_queue, everything
from satuatap.launch.migrations import lint_migrations
from satuatap.launch.plan import Plan
from satuatap.launch.problems import CannotStart
from satuatap.launch.secrets import load_secrets
from satuatap.launch.testing import browser, with_postgres
from satuatap.launch.translating.command import translations
from satuatap.launch.up import up
from satuatap.launch.web import serve

OWN: dict[str, Callable[[Sequence[str]], int]] = {
    "bench": everything,
    "bench_live": bench_live,
    "bench_pages": bench_pages,
    "bench_queue": bench_queue,
    "up": up,
    "serve": serve,
    "browser": browser,
    "lint_migrations": lint_migrations,
    "translations": translations,
    "with_postgres": with_postgres,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a problem that a person can mend is one sentence, not a trace."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        load_secrets(Plan.of(os.environ).var)
        own = OWN.get(arguments[0] if arguments else "")
        if own is not None:
            return own(arguments[1:])
    except CannotStart as problem:
        sys.stderr.write(f"satuatap: {problem}\n")
        return 1
    execute_from_command_line(["satuatap", *arguments])
    return 0
