"""``satuatap COMMAND``: its own commands first, Django's for the rest."""

import os
import sys
from collections.abc import Sequence
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from satuatap.launch import bench, testing
from satuatap.launch.commands import Command, overview
from satuatap.launch.migrations import lint_migrations
from satuatap.launch.plan import Plan
from satuatap.launch.preparing import fill_demo, prepare_here
from satuatap.launch.problems import CannotStart
from satuatap.launch.secrets import load_secrets
from satuatap.launch.telling import say
from satuatap.launch.translating import command as translating
from satuatap.launch.up import up, up_arguments
from satuatap.launch.web import serve

HELP = {"help", "--help", "-h"}
OWN = {
    "bench": Command("Measure every part below into docs/benchmarks.md.", bench.everything),
    **{
        f"bench_{what}": Command(about, partial(bench.measured, what), partial(bench.options, what))
        for what, about in bench.PARTS.items()
    },
    "browser": Command("See to it that there is a Chromium for the tests.", testing.browser),
    "fill_demo": Command("Play what the demo shows besides its hall, where it is due.", fill_demo),
    "lint_migrations": Command("Check that migrations are whole and safe.", lint_migrations),
    "prepare": Command(
        "Make words, static files, tables and data ready, where they are not.", prepare_here
    ),
    "serve": Command("Serve the site on HOST and PORT until told to end.", serve),
    "translations": Command(
        "Keep the English words.", translating.translations, translating.arguments
    ),
    "up": Command("Prepare and start everything, until told to end.", up, up_arguments),
    "with_postgres": Command(
        "Run a command on a PostgreSQL of its own.",
        testing.with_postgres,
        testing.postgres_arguments,
    ),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a problem that a person can mend is one sentence, not a trace."""
    name, *arguments = (sys.argv[1:] if argv is None else argv) or ["help"]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if name in HELP and arguments and arguments[0] in OWN:
        name, arguments = arguments[0], ["--help"]
    try:
        load_secrets(Plan.of(os.environ).var)
        if name in OWN:
            return OWN[name](name, arguments)
        if name in HELP and not arguments:
            say(overview(OWN))
        execute_from_command_line(["satuatap", name, *arguments])
    except (CannotStart, ImproperlyConfigured) as problem:
        sys.stderr.write(f"satuatap: {problem}\n")
        return 1
    return 0
