"""Verbs of ceremonies."""

from satuatap.inauguration.actions.charter import issue_charter, leave_out
from satuatap.inauguration.actions.concluding import conclude
from satuatap.inauguration.actions.guests import (
    Answer,
    add_guest,
    answer,
    drop_guest,
    invite,
    record_answer,
)
from satuatap.inauguration.actions.halls import Listed, add_hall, drop_hall, raise_hall
from satuatap.inauguration.actions.planning import Plan, cancel, change, plan

__all__ = [
    "Answer",
    "Listed",
    "Plan",
    "add_guest",
    "add_hall",
    "answer",
    "cancel",
    "change",
    "conclude",
    "drop_guest",
    "drop_hall",
    "invite",
    "issue_charter",
    "leave_out",
    "plan",
    "raise_hall",
    "record_answer",
]
