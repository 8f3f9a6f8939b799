"""What evaluation writes."""

from satuatap.evaluation.actions.answering import Said, say, send_off
from satuatap.evaluation.actions.assigning import (
    assign,
    assign_everywhere,
    declare_interest,
    withdraw,
)
from satuatap.evaluation.actions.computing import compute_figures
from satuatap.evaluation.actions.cycles import CyclePlan, advance, open_cycle
from satuatap.evaluation.actions.days import NewDay, move_day
from satuatap.evaluation.actions.deciding import decide, publish
from satuatap.evaluation.actions.objecting import answer_objection, object_to
from satuatap.evaluation.actions.scoring import Given, finish, give_scores, settle

__all__ = [
    "CyclePlan",
    "Given",
    "NewDay",
    "Said",
    "advance",
    "answer_objection",
    "assign",
    "assign_everywhere",
    "compute_figures",
    "decide",
    "declare_interest",
    "finish",
    "give_scores",
    "move_day",
    "object_to",
    "open_cycle",
    "publish",
    "say",
    "send_off",
    "settle",
    "withdraw",
]
