"""``satuatap translations collect|check|compile``."""

import sys
from argparse import ArgumentParser, Namespace

from satuatap.launch.telling import say
from satuatap.launch.translating.catalogues import collect, compile_all, faults
from satuatap.launch.translating.messages import modules
from satuatap.launch.translating.unmarked import unmarked


def arguments(parser: ArgumentParser) -> None:
    """What ``satuatap translations`` takes."""
    parser.add_argument("what", choices=WORK, help="collect the words, check or compile them")


def translations(given: Namespace) -> int:
    """Keep the English catalogues; 1 when ``check`` finds a fault."""
    return WORK[given.what]()


def collect_all() -> int:
    """Write every module's catalogue anew."""
    counts = {module: collect(module) for module in modules()}
    say(", ".join(f"{module} {count}" for module, count in counts.items() if count))
    return 0


def compile_them() -> int:
    """Compile every catalogue that has changed."""
    say(f"{compile_all()} catalogues compiled")
    return 0


def check() -> int:
    """Say each fault; the first thirty are enough to know what to do."""
    found = [*faults(), *unmarked()]
    for fault in found[:30]:
        sys.stderr.write(f"{fault}\n")
    if found:
        sys.stderr.write(f"{len(found)} faults in the translations\n")
    return 1 if found else 0


WORK = {"collect": collect_all, "check": check, "compile": compile_them}
