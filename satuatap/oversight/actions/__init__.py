"""What oversight writes."""

from satuatap.oversight.actions.agreeing import end_agreement, record_agreement
from satuatap.oversight.actions.checking import judge, say_met
from satuatap.oversight.actions.expecting import decide, expect
from satuatap.oversight.actions.filing import file_away
from satuatap.oversight.actions.fiscal import FiscalReport, import_fiscal_capacity
from satuatap.oversight.actions.joining import answer_request, ask_to_join, remind_agencies
from satuatap.oversight.actions.known import record_known_lives, record_running
from satuatap.oversight.actions.laying_down import Draft, lay_down
from satuatap.oversight.actions.moving import guards_steps, move
from satuatap.oversight.actions.practising import solve, take_over
from satuatap.oversight.actions.proposing import send_proposal, write_proposal
from satuatap.oversight.actions.warning import warn_of_endings
from satuatap.oversight.actions.withdrawing import replace, withdraw

__all__ = [
    "Draft",
    "FiscalReport",
    "answer_request",
    "ask_to_join",
    "decide",
    "end_agreement",
    "expect",
    "file_away",
    "guards_steps",
    "import_fiscal_capacity",
    "judge",
    "lay_down",
    "move",
    "record_agreement",
    "record_known_lives",
    "record_running",
    "remind_agencies",
    "replace",
    "say_met",
    "send_proposal",
    "solve",
    "take_over",
    "warn_of_endings",
    "withdraw",
    "write_proposal",
]
