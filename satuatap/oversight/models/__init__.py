"""Where halls stand in their life, what they need, who takes part, and what helps them."""

from satuatap.oversight.models.checks import CheckEntry
from satuatap.oversight.models.editions import Edition
from satuatap.oversight.models.expectations import Expectation, ExpectationVerdict
from satuatap.oversight.models.fiscal import CATEGORIES, FiscalCapacity
from satuatap.oversight.models.life import RECORDED_IN, HallLife, Paper, StageEvent
from satuatap.oversight.models.partners import Agreement, JoinRequest, JoinStep
from satuatap.oversight.models.practice import (
    Contribution,
    Innovation,
    LegalInstrument,
    Obstacle,
    PlannedDate,
    TakeOver,
)
from satuatap.oversight.models.proposals import Proposal

__all__ = [
    "CATEGORIES",
    "RECORDED_IN",
    "Agreement",
    "CheckEntry",
    "Contribution",
    "Edition",
    "Expectation",
    "ExpectationVerdict",
    "FiscalCapacity",
    "HallLife",
    "Innovation",
    "JoinRequest",
    "JoinStep",
    "LegalInstrument",
    "Obstacle",
    "Paper",
    "PlannedDate",
    "Proposal",
    "StageEvent",
    "TakeOver",
]
