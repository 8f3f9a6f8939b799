"""Instruments, cycles, what halls and evaluators say, results, and warnings."""

from satuatap.evaluation.models.assessments import Assessment, Evidence, SelfAnswer
from satuatap.evaluation.models.cases import Case, CaseEvent
from satuatap.evaluation.models.cycles import Cycle, DayMoved
from satuatap.evaluation.models.evaluators import (
    Assignment,
    Interest,
    Moderation,
    PastRole,
    Score,
)
from satuatap.evaluation.models.instruments import InstrumentVersion, RuleBook
from satuatap.evaluation.models.objections import Objection
from satuatap.evaluation.models.results import Decision, Result
from satuatap.evaluation.models.visits import (
    FieldVisit,
    Finding,
    FindingCheck,
    Observation,
    ObservationPhoto,
)

__all__ = [
    "Assessment",
    "Assignment",
    "Case",
    "CaseEvent",
    "Cycle",
    "DayMoved",
    "Decision",
    "Evidence",
    "FieldVisit",
    "Finding",
    "FindingCheck",
    "InstrumentVersion",
    "Interest",
    "Moderation",
    "Objection",
    "Observation",
    "ObservationPhoto",
    "PastRole",
    "Result",
    "RuleBook",
    "Score",
    "SelfAnswer",
]
