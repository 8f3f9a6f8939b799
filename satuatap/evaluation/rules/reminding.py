"""When somebody is reminded of a date: some days before, and once after it has passed."""

from datetime import date, timedelta

BEFORE = (14, 7, 1)  # days
TOLD_FOR = timedelta(days=30)  # what passed before is old news, also to somebody new
PASSED = 0


def mark(due: date | None, today: date, *, before: tuple[int, ...] = BEFORE) -> int | None:
    """Which reminder is due today; None where it is too early, or too long ago.

    A day on which nobody was reminded is made up for on the next one. PASSED is the one after.
    """
    if due is None or today - due > TOLD_FOR:
        return None
    if today > due:
        return PASSED
    left = (due - today).days
    return min((each for each in before if left <= each), default=None)
