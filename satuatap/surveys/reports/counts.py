"""How many answered, as far as a paper says so: no paper tells more than the public page does.

The report is published (decision 94), so a count of a few is ``kurang dari 5``, and a part whose
figure is withheld has no count either once its survey is closed.
"""

from satuatap.surveys.queries.shown import Line, Shown
from satuatap.surveys.reports.words import number
from satuatap.surveys.rules import Progress

WITHHELD = "*"
NOT_KNOWN = "populasi tidak diketahui"


def is_few(count: int, least: int) -> bool:
    """Whether a count is of so few people that it is not told."""
    return 0 < count < least


def told(count: int, least: int) -> str:
    """``12.046``, or ``kurang dari 5``."""
    return f"kurang dari {least}" if is_few(count, least) else number(count)


def is_told(shown: Shown, line: Line) -> bool:
    """Whether it is said how many answered for an office or service."""
    if shown.campaign.is_open:
        return not is_few(line.answers, shown.least)
    return line.is_shown or not line.answers


def of_line(shown: Shown, line: Line) -> str:
    """How many answered for an office or service, or that it is not said."""
    if is_told(shown, line):
        return number(line.answers)
    return told(line.answers, shown.least) if shown.campaign.is_open else WITHHELD


def lacking(progress: Progress, least: int) -> str:
    """How many answers lack; of a few, no more than follows from their being a few."""
    if is_few(progress.answers, least):
        return f"sedikitnya {number(max(progress.sample - least + 1, 1))}"
    return number(progress.shortfall)


def state(progress: Progress | None, least: int) -> str:
    """Whether a sample was met, and how many lack."""
    if progress is None:
        return NOT_KNOWN
    return "terpenuhi" if progress.is_met else f"kurang {lacking(progress, least)}"
