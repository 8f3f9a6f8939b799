"""How long to leave somebody alone who did not answer."""

from datetime import timedelta

FIRST = timedelta(minutes=5)
LONGEST = timedelta(hours=6)
DOUBLINGS = 10


def wait_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: doubled each time, six hours at most."""
    if failures < 1:
        return timedelta()
    doubled: timedelta = FIRST * 2 ** min(failures - 1, DOUBLINGS)
    return min(doubled, LONGEST)
