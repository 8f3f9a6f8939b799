"""The annexes: the questionnaire as it was asked, and the tabulation. No sheet is ever in them."""

from collections.abc import Iterable
from typing import Any

from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.answers import answer_counts
from satuatap.surveys.queries.beside import beside_figures
from satuatap.surveys.queries.shown import Shown
from satuatap.surveys.reports.tables import parts
from satuatap.surveys.reports.words import LANGUAGE, number, percent
from satuatap.surveys.rules import Companion, Figure, Instrument, QuestionFigure, in_language

Facts = dict[str, Any]
SPREAD_FROM = 50  # answers; of fewer, how often an answer was given comes too near to one person


def questionnaire(asked: Instrument) -> Facts:
    """Every question with its answers."""
    return {
        "questionnaire": [
            {
                "code": each.code,
                "name": in_language(each.name, LANGUAGE),
                "question": in_language(each.question, LANGUAGE),
                "answers": [in_language(answer, LANGUAGE) for answer in each.answers],
            }
            for each in asked.elements
        ],
        "profile": [
            {
                "question": in_language(each.question, LANGUAGE),
                "options": "; ".join(in_language(one, LANGUAGE) for one in each.options.values()),
            }
            for each in asked.profile
        ],
        "remark": in_language(asked.remark, LANGUAGE),
    }


def beside_questionnaire(asked: Iterable[Companion]) -> list[Facts]:
    """What is asked beside the survey, each with its questions."""
    return [
        {
            "title": in_language(each.title, LANGUAGE),
            "example": each.is_example,
            "questions": [
                {
                    "question": in_language(one.question, LANGUAGE),
                    "answers": [in_language(answer, LANGUAGE) for answer in one.answers],
                }
                for one in each.questions
            ],
        }
        for each in asked
    ]


def beside(shown: Shown) -> list[Facts]:
    """The means of what was asked beside the survey; nothing of it is in the index."""
    return [
        {
            "title": in_language(each.companion.title, LANGUAGE),
            "example": each.companion.is_example,
            "index": number(each.index) if each.index is not None else "",
            "rows": [_beside_row(line) for line in each.questions],
        }
        for each in beside_figures(shown)
    ]


def _beside_row(line: QuestionFigure) -> Facts:
    withheld = "*" if line.answers is None else "–"
    return {
        "question": in_language(line.question.question, LANGUAGE),
        "answers": withheld if line.answers is None else number(line.answers),
        "mean": withheld if line.mean is None else number(line.mean),
        "points": number(line.question.points),
        "value": withheld if line.value is None else number(line.value),
    }


def tabulation(shown: Shown, found: Figure) -> Facts:
    """The table of nine columns, and the means of every part."""
    asked = shown.campaign.instrument.instrument
    return {
        "codes": [each.code for each in asked.elements],
        "rows": nine_columns(found),
        "parts": [each for each in parts(shown) if each["nrr"]],
    }


def nine_columns(found: Figure) -> list[Facts]:
    """Total, NRR, weighted NRR, value and grade of each element, a row each."""
    every = found.elements
    return [
        {"name": "Jumlah nilai", "cells": [number(each.total) for each in every]},
        {"name": "NRR", "cells": [number(each.nrr) for each in every]},
        {"name": "NRR tertimbang", "cells": [number(each.weighted) for each in every]},
        {"name": "Nilai (NRR × 25)", "cells": [number(each.value) for each in every]},
        {"name": "Mutu", "cells": [each.grade.letter for each in every]},
    ]


def spread(campaign: Campaign, found: Figure) -> list[Facts]:
    """How often each answer was given to each element; nothing of few respondents."""
    if found.respondents < SPREAD_FROM:
        return []
    elements = campaign.instrument.instrument.elements
    return [
        {
            "code": element.code,
            "name": in_language(element.name, LANGUAGE),
            "counts": [number(count) for count in counts],
            "percents": [percent(count, found.respondents) for count in counts],
            "shares": [count / found.respondents for count in counts],
        }
        for element, counts in zip(elements, answer_counts(campaign), strict=True)
    ]
