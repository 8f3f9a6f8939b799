"""What is asked of ceremonies."""

from satuatap.inauguration.queries.ceremonies import (
    by_mode,
    halls_of,
    headed_by,
    invitable_heads,
    known_counts,
    next_halls,
    officials_of,
    signers_of,
    sums_of,
)
from satuatap.inauguration.queries.live import (
    LiveCeremony,
    live_ceremony,
    public_ceremony,
    waiting_for,
)
from satuatap.inauguration.queries.people import names_of
from satuatap.inauguration.queries.totals import Totals, count_now, totals

__all__ = [
    "LiveCeremony",
    "Totals",
    "by_mode",
    "count_now",
    "halls_of",
    "headed_by",
    "invitable_heads",
    "known_counts",
    "live_ceremony",
    "names_of",
    "next_halls",
    "officials_of",
    "public_ceremony",
    "signers_of",
    "sums_of",
    "totals",
    "waiting_for",
]
