"""What changes surveys: invitations, first ratings, campaigns and their sheets."""

from satuatap.surveys.actions.answering import Said, Way, answer_invitation, answer_openly
from satuatap.surveys.actions.campaigns import (
    Plan,
    check_plan,
    close_campaign,
    companions_planned,
    open_campaign,
    record_instrument,
)
from satuatap.surveys.actions.devices import About, answer_at_tablet
from satuatap.surveys.actions.follow_ups import Promise, finish_follow_up, plan_follow_up
from satuatap.surveys.actions.importing import Origin, import_sheets
from satuatap.surveys.actions.links import ask_for_link, send_link
from satuatap.surveys.actions.publication import rule_smallest_cell
from satuatap.surveys.actions.rating import invitation_for, invite, rate
from satuatap.surveys.actions.reminding import alarm_of_not_rising, remind, remind_of_follow_ups
from satuatap.surveys.actions.rolling import roll_up

__all__ = [
    "About",
    "Origin",
    "Plan",
    "Promise",
    "Said",
    "Way",
    "alarm_of_not_rising",
    "answer_at_tablet",
    "answer_invitation",
    "answer_openly",
    "ask_for_link",
    "check_plan",
    "close_campaign",
    "companions_planned",
    "finish_follow_up",
    "import_sheets",
    "invitation_for",
    "invite",
    "open_campaign",
    "plan_follow_up",
    "rate",
    "record_instrument",
    "remind",
    "remind_of_follow_ups",
    "roll_up",
    "rule_smallest_cell",
    "send_link",
]
