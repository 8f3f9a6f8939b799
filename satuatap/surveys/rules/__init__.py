"""The official survey as arithmetic: no database, no clock, no framework."""

from satuatap.surveys.rules.bands import Bands, Grade, bands_on
from satuatap.surveys.rules.companion import (
    Answered,
    Companion,
    CompanionFigure,
    CompanionQuestion,
    Kind,
    QuestionFigure,
    Served,
    companion_figure,
)
from satuatap.surveys.rules.confidence import LEVEL, Interval, interval
from satuatap.surveys.rules.disclosure import Node, readable
from satuatap.surveys.rules.due import Due, Standing, months_after, next_due
from satuatap.surveys.rules.figure import (
    EXACT,
    HAND,
    HAND_SHORT,
    ElementFigure,
    Figure,
    Method,
    figure,
    ikm_of,
    strongest,
    weakest,
)
from satuatap.surveys.rules.flags import bursts, is_straight
from satuatap.surveys.rules.half_years import HalfYear, half_year, half_year_of
from satuatap.surveys.rules.instrument import Element, Instrument, Question, Words, in_language
from satuatap.surveys.rules.languages import heard_in, languages_of, spoken_in
from satuatap.surveys.rules.publication import SmallestCells
from satuatap.surveys.rules.ranking import ranks
from satuatap.surveys.rules.sampling import Progress, krejcie_morgan
from satuatap.surveys.rules.tally import SCALE, Answers, Tally
from satuatap.surveys.rules.trend import Direction, Trend, trend

__all__ = [
    "EXACT",
    "HAND",
    "HAND_SHORT",
    "LEVEL",
    "SCALE",
    "Answered",
    "Answers",
    "Bands",
    "Companion",
    "CompanionFigure",
    "CompanionQuestion",
    "Direction",
    "Due",
    "Element",
    "ElementFigure",
    "Figure",
    "Grade",
    "HalfYear",
    "Instrument",
    "Interval",
    "Kind",
    "Method",
    "Node",
    "Progress",
    "Question",
    "QuestionFigure",
    "Served",
    "SmallestCells",
    "Standing",
    "Tally",
    "Trend",
    "Words",
    "bands_on",
    "bursts",
    "companion_figure",
    "figure",
    "half_year",
    "half_year_of",
    "heard_in",
    "ikm_of",
    "in_language",
    "interval",
    "is_straight",
    "krejcie_morgan",
    "languages_of",
    "months_after",
    "next_due",
    "ranks",
    "readable",
    "spoken_in",
    "strongest",
    "trend",
    "weakest",
]
