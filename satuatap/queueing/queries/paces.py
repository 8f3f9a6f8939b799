"""How long one person takes at the counters of halls, as the event log tells."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.core.remembering import Remembered
from satuatap.places.models import Hall
from satuatap.queueing.estimates import Pace, Times, Usual, paces_from
from satuatap.queueing.queries.plan import floor_plans

TIMES = Path(__file__).parent.parent / "sql" / "times_at_counters.sql"
RECENT = timedelta(minutes=90)
HISTORY = timedelta(days=7)

Key = tuple[UUID, int]  # a hall and its version

seen_paces: Remembered[Key, dict[UUID, Pace]] = Remembered(keep=timedelta(seconds=60))


def paces_of(halls: Iterable[Hall], *, at: datetime) -> dict[UUID, dict[UUID, Pace]]:
    """The paces of each hall, read at most once a minute."""
    by_version = {(each.pk, each.version): each for each in halls}

    def read(keys: Collection[Key]) -> dict[Key, dict[UUID, Pace]]:
        read_now = read_paces([by_version[key] for key in keys], at=at)
        return {key: read_now[key[0]] for key in keys}

    return {key[0]: found for key, found in seen_paces.many(by_version, at, read).items()}


def read_paces(halls: Collection[Hall], *, at: datetime) -> dict[UUID, dict[UUID, Pace]]:
    """How long one person takes, by hall and offering; one query.

    Seen times are blended with the catalogue's minutes.
    """
    seen = sql.rows(
        Times,
        TIMES,
        halls=[each.pk for each in halls],
        zones=[each.region.timezone for each in halls],
        clocks=[each.local(at).time() for each in halls],
        at=at,
        since=at - HISTORY,
        recent=at - RECENT,
    )
    offered = {hall: list(plan.offerings.values()) for hall, plan in floor_plans(halls).items()}
    usual = {
        each.id: Usual(each.office_id, each.minutes)
        for each in chain.from_iterable(offered.values())
    }
    paces = paces_from(seen, usual)
    return {hall: {each.id: paces[each.id] for each in there} for hall, there in offered.items()}
