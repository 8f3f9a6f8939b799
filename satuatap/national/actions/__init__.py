"""What keeps the national picture up to date."""

from satuatap.national.actions.archiving import correct_year, freeze_years
from satuatap.national.actions.promises import promise_today
from satuatap.national.actions.rolling import mark_yesterday, roll_up, roll_up_everything, seal

__all__ = [
    "correct_year",
    "freeze_years",
    "mark_yesterday",
    "promise_today",
    "roll_up",
    "roll_up_everything",
    "seal",
]
