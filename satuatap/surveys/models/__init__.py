"""Invitations and first ratings; instruments, campaigns and sheets of the official survey."""

from satuatap.surveys.models.campaigns import Campaign, CampaignTarget, InstrumentVersion
from satuatap.surveys.models.companions import CampaignCompanion
from satuatap.surveys.models.follow_ups import FollowUp
from satuatap.surveys.models.links import SurveyLink
from satuatap.surveys.models.own_questions import HallQuestion
from satuatap.surveys.models.publication import SmallestCell
from satuatap.surveys.models.ratings import Invitation, Rating, Score
from satuatap.surveys.models.rollups import ChangedDay, DayTally, PartTally
from satuatap.surveys.models.served import ServedDay
from satuatap.surveys.models.sheets import Sheet
from satuatap.surveys.models.tables import BodyTable

__all__ = [
    "BodyTable",
    "Campaign",
    "CampaignCompanion",
    "CampaignTarget",
    "ChangedDay",
    "DayTally",
    "FollowUp",
    "HallQuestion",
    "InstrumentVersion",
    "Invitation",
    "PartTally",
    "Rating",
    "Score",
    "ServedDay",
    "Sheet",
    "SmallestCell",
    "SurveyLink",
]
