"""A command of ours: what it is for, which arguments it takes, what it does."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


def no_arguments(_parser: ArgumentParser) -> None:
    """The arguments of a command that takes none."""


@dataclass(frozen=True)
class Command:
    """``run`` gets the parsed arguments and returns the exit status."""

    about: str
    run: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], None] = no_arguments

    def parser(self, name: str) -> ArgumentParser:
        """Reads the arguments; tells them for ``--help``, refuses others with status 2."""
        parser = ArgumentParser(prog=f"satuatap {name}", description=self.about, allow_abbrev=False)
        self.arguments(parser)
        return parser

    def __call__(self, name: str, arguments: Sequence[str]) -> int:
        """Parse and run; nothing is started for arguments that nobody knows."""
        return self.run(self.parser(name).parse_args(arguments))


def overview(commands: Mapping[str, Command]) -> str:
    """One line for each command, as long as Django's own list is for its."""
    width = max(map(len, commands))
    lines = [f"    {name:<{width}}  {each.about}" for name, each in sorted(commands.items())]
    return "\n".join(["[satuatap]", *lines, ""])
