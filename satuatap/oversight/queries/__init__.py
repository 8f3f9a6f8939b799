"""What is asked of the lives of halls."""

from satuatap.oversight.queries.lives import history_of, stage_of, standing_of
from satuatap.oversight.queries.readiness import readiness, readiness_of
from satuatap.oversight.queries.support import Supported, support_list

__all__ = [
    "Supported",
    "history_of",
    "readiness",
    "readiness_of",
    "stage_of",
    "standing_of",
    "support_list",
]
