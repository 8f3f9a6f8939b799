"""What people do with complaints; every action is safe to repeat.

``by`` is an ``access.Actor``: ``access.actor_in(complaint, user)`` for accounts,
``access.REPORTER`` for whoever has shown the PIN or the code sent to the telephone.
"""

from satuatap.complaints.actions.answering import accept, answer, rate, reopen
from satuatap.complaints.actions.asking import ask_more, complete
from satuatap.complaints.actions.clocks import KEEPER
from satuatap.complaints.actions.escalating import catch_up, escalate
from satuatap.complaints.actions.exchanging import hand_to_sp4n, import_from_sp4n
from satuatap.complaints.actions.fetching import fetch_from_sp4n, retry_set_aside
from satuatap.complaints.actions.filing import (
    Filed,
    From,
    Given,
    file_complaint,
    forget_drafts,
    save_draft,
    send_complaint,
)
from satuatap.complaints.actions.flags import Flags, agree, disagree, loosen, tighten
from satuatap.complaints.actions.handling import (
    dispose,
    find_levy,
    reject,
    send_back,
    start,
    verify,
)
from satuatap.complaints.actions.helping import ask_whether_it_helped, say_whether_it_helped
from satuatap.complaints.actions.identifying import new_pin, open_with_pin
from satuatap.complaints.actions.keeping import forget_old
from satuatap.complaints.actions.merging import merge, unmerge
from satuatap.complaints.actions.moderating import implicate, moderate, note
from satuatap.complaints.actions.publishing import Redacted, publish, unpublish

__all__ = [
    "KEEPER",
    "Filed",
    "Flags",
    "From",
    "Given",
    "Redacted",
    "accept",
    "agree",
    "answer",
    "ask_more",
    "ask_whether_it_helped",
    "catch_up",
    "complete",
    "disagree",
    "dispose",
    "escalate",
    "fetch_from_sp4n",
    "file_complaint",
    "find_levy",
    "forget_drafts",
    "forget_old",
    "hand_to_sp4n",
    "implicate",
    "import_from_sp4n",
    "loosen",
    "merge",
    "moderate",
    "new_pin",
    "note",
    "open_with_pin",
    "publish",
    "rate",
    "reject",
    "reopen",
    "retry_set_aside",
    "save_draft",
    "say_whether_it_helped",
    "send_back",
    "send_complaint",
    "start",
    "tighten",
    "unmerge",
    "unpublish",
    "verify",
]
