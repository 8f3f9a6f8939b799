"""What each measurement may be told; read before anything is started."""

from argparse import ArgumentParser
from collections.abc import Callable

USUAL = 5_000_000  # visits


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


def surveys(parser: ArgumentParser) -> None:
    """The arguments of ``satuatap bench_surveys``."""
    parser.add_argument("--answers", type=int, default=1_000_000, help="of all halls together")
    pages(parser)


def complaints(parser: ArgumentParser) -> None:
    """The arguments of ``satuatap bench_complaints``."""
    parser.add_argument("--open", type=int, default=50_000, help="open ones; twice as many ended")
    parser.add_argument("--halls", type=int, default=514)
    pages(parser)


def national(parser: ArgumentParser) -> None:
    """The arguments of ``satuatap bench_national``."""
    parser.add_argument(
        "--visits",
        type=int,
        default=USUAL,
        help="of two years; 100000000 need 19 GB and twenty minutes or more",
    )
    parser.add_argument("--day", type=int, default=500_000, help="visits of the day rolled up")
    pages(parser)


OPTIONS: dict[str, Callable[[ArgumentParser], None]] = {
    "complaints": complaints,
    "live": live,
    "national": national,
    "pages": pages,
    "queue": queue,
    "start": pages,
    "surveys": surveys,
}
