"""``satuatap translations collect|check|compile``."""

import sys
from collections.abc import Sequence

from satuatap.launch.telling import say
from satuatap.launch.translating.catalogues import collect, compile_all, faults
from satuatap.launch.translating.messages import modules
from satuatap.launch.translating.unmarked import unmarked


def translations(arguments: Sequence[str]) -> int:
    """Keep the English catalogues; 1 when ``check`` finds a fault."""
    match list(arguments):
        case ["collect"]:
            counts = {module: collect(module) for module in modules()}
            say(", ".join(f"{module} {count}" for module, count in counts.items() if count))
        case ["compile"]:
            say(f"{compile_all()} catalogues compiled")
        case ["check"]:
            return check()
        case _:
            sys.stderr.write("satuatap translations collect|check|compile\n")
            return 2
    return 0


def check() -> int:
    """Say each fault; the first thirty are enough to know what to do."""
    found = [*faults(), *unmarked()]
    for fault in found[:30]:
        sys.stderr.write(f"{fault}\n")
    if found:
        sys.stderr.write(f"{len(found)} faults in the translations\n")
    return 1 if found else 0
