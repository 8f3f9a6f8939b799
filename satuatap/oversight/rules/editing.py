"""What is wrong with a new version of what the ministry lays down: checklist, drawing, weights."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from satuatap.oversight.rules.readiness import Requirement
from satuatap.oversight.rules.reminding import Reminding
from satuatap.oversight.rules.stages import INAUGURATED, Drawing, Need
from satuatap.oversight.rules.support import REASONS, Category, Criterion

WHOLE = 100  # what the weights of a score come to
EXPLAINED = frozenset({Need.READY, Need.NOTE, Need.SOURCE})


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong: which rule, and about what."""

    code: str
    about: Mapping[str, str | int] = field(default_factory=dict)


def flaws_of_checklist(
    lines: Sequence[Requirement], *, stages: Collection[str], facts: Collection[str]
) -> list[Flaw]:
    """Of a checklist: empty, without words, at no stage, counted from nothing, twice."""
    if not lines:
        return [Flaw("empty")]
    found = []
    for number, each in enumerate(lines, start=1):
        here: dict[str, str | int] = {"number": number, "text": each.text.get("id", "")}
        found += _flaws_of_line(each, here, stages=stages, facts=facts)
    twice = [code for code, count in Counter(each.code for each in lines).items() if count > 1]
    return [*found, *(Flaw("twice", {"code": code}) for code in twice)]


def _flaws_of_line(
    line: Requirement,
    here: Mapping[str, str | int],
    *,
    stages: Collection[str],
    facts: Collection[str],
) -> list[Flaw]:
    wrong = {
        "no-words": not line.text.get("id", "").strip(),
        "no-stage": line.stage not in stages,
        "no-fact": bool(line.check) and line.check not in facts,
        "no-number": bool(line.check) and line.check in facts and line.least < 0,
    }
    told = dict(here) | {"fact": line.check, "stage": line.stage}
    return [Flaw(code, told) for code, is_wrong in wrong.items() if is_wrong]


def flaws_of_weights(weights: Mapping[str, int], *, parts: Collection[str]) -> list[Flaw]:
    """Of a score: a part that is missing or unknown, a weight below zero, a wrong sum."""
    found = _flaws_of_parts(weights, parts)
    found += [Flaw("negative", {"part": part}) for part, each in weights.items() if each < 0]
    total = sum(weights.values())
    return found if total == WHOLE else [*found, Flaw("sum", {"sum": total, "whole": WHOLE})]


def flaws_of_support(criteria: Sequence[Criterion]) -> list[Flaw]:
    """Of the support list: without words, out of range, missing, or capacity upside down."""
    weights = {each.code: each.weight for each in criteria}
    found = _flaws_of_parts(weights, REASONS)
    found += [flaw for each in criteria for flaw in _flaws_of_reason(each)]
    known = [weights[each.value] for each in Category if each.value in weights]
    return found if known == sorted(known, reverse=True) else [*found, Flaw("upside-down")]


def _flaws_of_parts(weights: Mapping[str, int], parts: Collection[str]) -> list[Flaw]:
    missing = [Flaw("no-part", {"part": each}) for each in parts if each not in weights]
    return missing + [Flaw("odd-part", {"part": each}) for each in weights if each not in parts]


def _flaws_of_reason(criterion: Criterion) -> Iterator[Flaw]:
    if not criterion.text.get("id", "").strip():
        yield Flaw("no-reason", {"part": criterion.code})
    if not 0 <= criterion.weight <= WHOLE:
        yield Flaw("range", {"part": criterion.code, "whole": WHOLE})


def flaws_of_drawing(drawing: Drawing) -> list[Flaw]:
    """Of stages and steps: no name, no way in or two of the same, an inauguration unexplained."""
    found = [
        Flaw("no-name", {"stage": each.code})
        for each in drawing.stages
        if not (each.name.get("id", "").strip() and each.means.get("id", "").strip())
    ]
    found += [Flaw("loose", {"stage": each}) for each in drawing.faults()]
    return [*found, *_flaws_of_arrows(drawing)]


def _flaws_of_arrows(drawing: Drawing) -> Iterator[Flaw]:
    ways = Counter((each.came_from, each.to) for each in drawing.arrows)
    for (came_from, to), count in ways.items():
        if count > 1 or came_from == to:
            yield Flaw("way-twice", {"stage": came_from, "to": to})
    for each in drawing.arrows:
        if each.to == INAUGURATED and each.needs not in EXPLAINED:
            yield Flaw("unexplained", {"stage": each.came_from})


def flaws_of_reminding(content: Reminding) -> list[Flaw]:
    """Of reminders: levels that do not follow each other, warnings that do not come closer."""
    waits = [each.after_days for each in content.levels]
    marks = list(content.warnings)
    found = [] if waits[0] == 0 and _rises(waits) else [Flaw("levels")]
    if marks[-1] < 1 or not _rises(marks[::-1]):
        found.append(Flaw("warnings"))
    unnamed = [each.code for each in content.levels if not each.name.get("id", "").strip()]
    return [*found, *(Flaw("no-level-name", {"part": each}) for each in unnamed)]


def _rises(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))
