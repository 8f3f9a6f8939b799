"""What each measurement may be told; read before anything is started."""

from argparse import ArgumentParser
from collections.abc import Callable


def pages(parser: ArgumentParser) -> None:
    """The arguments of ``satuatap bench_pages``."""
    parser.add_argument("--write", help="also write the table into this file")


def queue(parser: ArgumentParser) -> None:
    """The arguments of ``satuatap bench_queue``."""
    parser.add_argument("--requests", type=int, default=6000, help="per measurement, 32 clients")
    pages(parser)


def live(parser: ArgumentParser) -> None:
    """The arguments of ``satuatap bench_live``."""
    parser.add_argument("--listeners", type=int, default=2000)
    parser.add_argument("--services", type=int, default=24, help="queues of the hall")
    pages(parser)


OPTIONS: dict[str, Callable[[ArgumentParser], None]] = {
    "live": live,
    "pages": pages,
    "queue": queue,
}
