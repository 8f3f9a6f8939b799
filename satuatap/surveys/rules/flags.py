"""Answers that look as if nobody had read the questions. They are flagged, never left out.

Whoever gives all nine elements the same is straight-lining, or content: a share of them says more
than a single one. Several sheets from one source within a minute are a burst: nine questions
cannot be read as fast as that.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from satuatap.surveys.rules.tally import Answers

BURST = 3
BURST_WITHIN = timedelta(seconds=60)


def is_straight(answers: Answers) -> bool:
    """Whether every element got the same answer; an instrument of one or two says nothing."""
    return len(answers) > 2 and len(set(answers)) == 1


def bursts(
    sheets: Iterable[tuple[str, datetime]],
    *,
    most: int = BURST,
    within: timedelta = BURST_WITHIN,
) -> set[int]:
    """The places in the list of sheets that came in a burst, each given as source and time.

    More than ``most`` from one source ``within`` a time are one; sheets of no known source ("")
    are never compared.
    """
    by_source: dict[str, list[tuple[datetime, int]]] = {}
    for place, (source, at) in enumerate(sheets):
        if source:
            by_source.setdefault(source, []).append((at, place))
    found = (_bursts(sorted(timed), most=most, within=within) for timed in by_source.values())
    return set().union(*found)


def _bursts(timed: list[tuple[datetime, int]], *, most: int, within: timedelta) -> set[int]:
    found: set[int] = set()
    for end in range(most, len(timed)):
        window = timed[end - most : end + 1]
        if window[-1][0] - window[0][0] <= within:
            found |= {place for _at, place in window}
    return found
