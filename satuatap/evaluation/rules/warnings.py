"""When a hall is warned: rules as data over what is known of it, and the steps of a case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Signs:
    """What is known of a hall today. None is not known, and never a reason to warn.

    ``grades`` are those of the cycles ``graded_in``, oldest first; ``unranked_in`` are the newest
    cycles that in a row left it without a rank. Both are of the instrument of its newest result.
    """

    risen: bool | None = None
    grades: tuple[int, ...] = ()
    graded_in: tuple[str, ...] = ()
    unranked_in: tuple[str, ...] = ()
    silent_days: int | None = None
    survey_overdue_days: int | None = None
    complaints: int = 0
    complaints_late: int = 0


@dataclass(frozen=True)
class WarningRule:
    """One rule: what it looks at (``sign``), from which limit it warns, and days to answer."""

    slug: str
    sign: str
    limit: int
    least: int
    days_to_plan: int


@dataclass(frozen=True)
class WarningDays:
    """Days that hold for all rules; a book that was published before they could be said has these.

    After a case was closed its rule lets the hall work in peace (``rest_days``).
    """

    rest_days: int = 90
    complaint_days: int = 90


class CaseStep(StrEnum):
    """Where a case stands."""

    NOTICE = "notice"
    PLAN = "plan"
    VISIT = "visit"
    RECHECK = "recheck"
    PROPOSAL = "proposal"
    DECISION = "decision"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a case ended."""

    MENDED = "mended"
    DOWNGRADED = "downgraded"
    WITHDRAWN = "withdrawn"


ARROWS: Mapping[CaseStep, frozenset[CaseStep]] = {
    CaseStep.NOTICE: frozenset({CaseStep.PLAN, CaseStep.VISIT, CaseStep.CLOSED}),
    CaseStep.PLAN: frozenset({CaseStep.VISIT, CaseStep.CLOSED}),
    CaseStep.VISIT: frozenset({CaseStep.RECHECK, CaseStep.CLOSED}),
    CaseStep.RECHECK: frozenset({CaseStep.VISIT, CaseStep.PROPOSAL, CaseStep.CLOSED}),
    CaseStep.PROPOSAL: frozenset({CaseStep.DECISION, CaseStep.VISIT, CaseStep.CLOSED}),
    CaseStep.DECISION: frozenset({CaseStep.CLOSED}),
    CaseStep.CLOSED: frozenset(),
}


def pairs() -> list[tuple[str, str]]:
    """Every move that a case can make."""
    return [(one.value, other.value) for one, to in ARROWS.items() for other in sorted(to)]


def _not_risen(signs: Signs, _rule: WarningRule) -> bool:
    return signs.risen is False


def _low_grades(signs: Signs, rule: WarningRule) -> bool:
    """Graded at the limit or below in so many cycles as the rule asks; 0 is the lowest grade."""
    last = signs.grades[-rule.least :]
    return len(last) == rule.least and all(each <= rule.limit for each in last)


def _unranked(signs: Signs, rule: WarningRule) -> bool:
    """Without a rank in so many cycles in a row: who hides is looked at as well."""
    return 0 < rule.limit <= len(signs.unranked_in)


def _silent(signs: Signs, rule: WarningRule) -> bool:
    return signs.silent_days is not None and signs.silent_days >= rule.limit


def _survey_overdue(signs: Signs, rule: WarningRule) -> bool:
    return signs.survey_overdue_days is not None and signs.survey_overdue_days >= rule.limit


def _complaints_late(signs: Signs, rule: WarningRule) -> bool:
    """So many of a hundred complaints late, of as many as the rule asks at least."""
    enough = signs.complaints >= max(rule.least, 1)
    return enough and signs.complaints_late * 100 >= rule.limit * signs.complaints


TESTS: Mapping[str, Callable[[Signs, WarningRule], bool]] = {
    "not-risen": _not_risen,
    "low-grades": _low_grades,
    "unranked": _unranked,
    "silent": _silent,
    "survey-overdue": _survey_overdue,
    "complaints-late": _complaints_late,
}


def warns(rule: WarningRule, signs: Signs) -> bool:
    """Whether this rule raises a case."""
    return TESTS[rule.sign](signs, rule)


def basis(rule: WarningRule, signs: Signs) -> tuple[str, ...]:
    """The cycles on which this rule warns; a case is raised on the same ones once.

    Empty where a rule looks at something that goes on from day to day.
    """
    cycles = {
        "low-grades": signs.graded_in[-rule.least :] if rule.least else (),
        "unranked": signs.unranked_in[-rule.limit :] if rule.limit else (),
    }
    return cycles.get(rule.sign, ())


def is_late(due: date | None, today: date) -> bool:
    """Whether the date of a step has passed."""
    return due is not None and due < today
